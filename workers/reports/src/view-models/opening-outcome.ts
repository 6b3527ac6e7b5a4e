// What became of a position's requisition or opening at the ATS, in a sentence; each thing that can happen to one has its words.
import type { PositionRow } from "#shared/db/positions.ts";

type Requisition = NonNullable<PositionRow["requisition"]>;

/** What the sentences are made of. */
export type Opened = {
  readonly requisition: Pick<Requisition, "status" | "deletedAt" | "parentId"> | null;
  readonly opening: PositionRow["opening"];
  readonly hire: unknown;
};

/** Null while nothing needs to be said: it is open, or was never there. */
export function openingOutcome({ requisition, opening, hire }: Opened): string | null {
  if (requisition === null) return null;
  const isJob = requisition.parentId !== null; // Greenhouse: an opening of a job
  if (requisition.deletedAt !== null) {
    const what = isJob ? "The opening or its job was deleted there." : "It was deleted there.";
    return hire === null ? `${what} Sync again to open a new one.` : `${what} The hire stays.`;
  }
  const reason = opening?.closeReason ? `: ${opening.closeReason}` : "";
  switch (requisition.status) {
    case "filled":
      return hire === null ? `Closed as a hire${reason}; who it is is being read.` : `Closed by the hire${reason}.`;
    case "closed":
      return `Closed without a hire${reason}.${opening?.jobStatus === "closed" ? " Its job is closed as well." : ""}`;
    case "draft":
      return isJob ? "The job is not opened there yet: it may wait for its approval." : null;
    case "onHold":
      return "On hold there.";
    default:
      return null;
  }
}

/** Fields that were written and do not read back yet, in words; null when there are none. */
export function awaitingWords(requisition: Pick<Requisition, "awaiting"> | null): string | null {
  const waiting = (requisition?.awaiting ?? []).filter((field) => field.needsApproval);
  const others = (requisition?.awaiting ?? []).filter((field) => !field.needsApproval);
  const words = [
    ...(waiting.length > 0 ? [`Awaiting approval: ${namesOf(waiting)}.`] : []),
    ...(others.length > 0 ? [`Not taken over by the ATS: ${namesOf(others)}.`] : []),
  ];
  return words.length === 0 ? null : words.join(" ");
}

function namesOf(fields: readonly { readonly name: string }[]): string {
  return fields.map(({ name }) => name).join(", ");
}
