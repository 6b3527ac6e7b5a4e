// Words for what an import did: its outcomes with their shapes, why a job waits or ended, and who asked for it.
import type { ImportOutcome, ImportScope } from "#shared/domain/hris/import-job.ts";
import type { StateWord } from "./state-words.ts";

export const OUTCOME_WORDS: Readonly<Record<ImportOutcome, StateWord>> = {
  created: { word: "Created", shape: "disc", tone: "good" },
  updated: { word: "Updated", shape: "check-ring", tone: "info" },
  unchanged: { word: "Unchanged", shape: "minus", tone: "soft" },
  failed: { word: "Failed", shape: "triangle", tone: "bad" },
  unhired: { word: "Hire undone", shape: "undo", tone: "wait" },
};

const REASONS: Readonly<Record<string, string>> = {
  connection_needs_attention:
    "Paused: Lever no longer lets Rolecall in. Reconnect it; the import then goes on where it was.",
  access_revoked: "Paused: Lever no longer lets Rolecall in. Reconnect it; the import then goes on where it was.",
  key_refused: "Paused: Lever refuses the API key. Enter a new one; the import then goes on where it was.",
  unavailable: "Lever does not answer at the moment. The import goes on by itself.",
  rate_limited: "Lever asks for patience. The import goes on by itself.",
  stale_cursor: "Lever’s list changed while it was read. The import goes on by itself.",
  forbidden: "Lever refuses to show hired people: a permission is missing. Check the connection.",
  connection_lacks_module: "The connection is no longer used for the import.",
  connection_disconnected: "The connection was ended.",
};

/** Why a job waits or has ended early, for a person; null when there is nothing to say. */
export function importReason(reason: string | null): string | null {
  return reason === null ? null : (REASONS[reason] ?? `It stopped: ${reason.replaceAll("_", " ")}.`);
}

/** "Hired people who are new or changed" */
export function scopeWords(scope: ImportScope | null): string {
  if (scope === "everybody") return "Everybody who is hired";
  if (scope === "chosen") return "People who failed before";
  return "Who is new or changed since the last import";
}
