// Keeping files and résumés; a name that says so is one that Lever could not process.
import type { Simulator } from "../context.ts";
import type { Opportunity, StoredFile } from "../state/records.ts";
import type { Account } from "../state/state.ts";

/** Stores the bytes. A file whose name holds "corrupted" gets status `error`, so that its download is a 422. */
export async function storeFile(
  sim: Simulator,
  account: Account,
  opportunity: Opportunity,
  kind: StoredFile["kind"],
  file: Pick<File, "name" | "type" | "arrayBuffer">,
): Promise<StoredFile> {
  const stored: StoredFile = {
    id: sim.random.uuid(),
    opportunityId: opportunity.id,
    kind,
    name: file.name,
    type: file.type === "" ? "application/octet-stream" : file.type,
    status: /corrupted/i.test(file.name) ? "error" : "processed",
    uploadedAt: sim.clock.now(),
    contentBase64: Buffer.from(await file.arrayBuffer()).toString("base64"),
  };
  account.files[stored.id] = stored;
  sim.touch();
  return stored;
}
