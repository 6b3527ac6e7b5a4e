// What goes before everything else, also in the middle of long work: waiting webhooks, and the import of whom they tell.
import { processEvents } from "./events.ts";
import { importWanted } from "./import/wanted.ts";
import type { TenantWork } from "./tenant-work.ts";

export async function doUrgent(work: TenantWork): Promise<void> {
  await processEvents(work);
  await importWanted(work);
}
