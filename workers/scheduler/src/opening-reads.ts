// What an opening and its job held when they were last read, as it is kept beside the requisition for previews of edits.
import type { SeenOpening } from "#shared/ats/adapter.ts";
import type { GreenhouseReads } from "#shared/domain/greenhouse/reads.ts";

/** A poll of openings reads no jobs: what the job held is then kept as it was. */
export function readsAfter(held: GreenhouseReads | null, opening: SeenOpening | null): GreenhouseReads | null {
  if (opening === null) return held;
  const { fields, job } = opening;
  const jobReads = job === null ? held?.job : { ...job, officeIds: [...job.officeIds], fields: { ...fields.job } };
  return jobReads === undefined ? held : { job: jobReads, opening: { fields: { ...fields.opening } } };
}
