// What can be done to requisitions, by API or by a person, with Lever's rules on codes, drafts and what moves updatedAt.
import { badRequest } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { CompensationBand, Requisition } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { RequisitionStatus } from "../state/words.ts";

/** Everything that can be written; what is absent takes its default, also on replacing. */
export interface RequisitionInput {
  requisitionCode: string;
  name: string;
  headcountTotal: number | "unlimited";
  backfill?: boolean | undefined;
  compensationBand?: CompensationBand | null | undefined;
  createdAt?: number | undefined;
  customFields?: Record<string, unknown> | undefined;
  employmentStatus?: string | null | undefined;
  hiringManager?: string | null | undefined;
  internalNotes?: string | undefined;
  location?: string | null | undefined;
  owner?: string | null | undefined;
  status?: RequisitionStatus | undefined;
  team?: string | null | undefined;
  department?: string | null | undefined;
  postingIds?: string[] | undefined;
}

function checkReferences(account: Account, input: RequisitionInput, ownId: string | null): void {
  const isTaken = Object.values(account.requisitions).some(
    (other) => other.requisitionCode === input.requisitionCode && other.id !== ownId,
  );
  if (isTaken) throw badRequest(`Requisition code ${input.requisitionCode} already exists`);
  for (const userId of [input.owner, input.hiringManager]) {
    if (userId && !account.users[userId]) throw badRequest(`User ${userId} does not exist`);
  }
  const postings = (input.postingIds ?? []).map((id) => {
    const posting = account.postings[id];
    if (!posting) throw badRequest(`Posting ${id} does not exist`);
    return posting;
  });
  if (postings.length > 1 && postings.some(({ confidentiality }) => confidentiality === "confidential")) {
    throw badRequest("A confidential posting must be the only posting of its requisition");
  }
  const known = new Set(account.requisitionFields.map(({ id }) => id));
  for (const name of Object.keys(input.customFields ?? {})) {
    if (!known.has(name)) throw badRequest(`customFields.${name} is not a requisition field of this account`);
  }
  for (const field of account.requisitionFields) {
    if (field.isRequired && input.customFields?.[field.id] === undefined) {
      throw badRequest(`customFields.${field.id} is required`);
    }
  }
}

/** The fields that a write decides, with defaults for what was left out. */
function written(input: RequisitionInput) {
  return {
    requisitionCode: input.requisitionCode,
    name: input.name,
    headcountTotal: input.headcountTotal,
    backfill: input.backfill ?? false,
    compensationBand: input.compensationBand ?? null,
    customFields: input.customFields ?? {},
    employmentStatus: input.employmentStatus ?? null,
    hiringManager: input.hiringManager ?? null,
    internalNotes: input.internalNotes ?? "",
    location: input.location ?? null,
    owner: input.owner ?? null,
    team: input.team ?? null,
    department: input.department ?? null,
  };
}

/** Sets the status and the times that hang on it. */
export function setRequisitionStatus(
  sim: Simulator,
  requisition: Requisition,
  status: RequisitionStatus,
  service = "hire",
): void {
  if (requisition.status === status) return;
  const now = sim.clock.now();
  requisition.status = status;
  requisition.closedAt = status === "closed" ? now : null;
  requisition.timeToFillEndAt = status === "closed" ? now : null;
  if (status === "open") requisition.timeToFillStartAt ??= now;
  requisition.stateHistory.push({ beginAt: now, status, service });
  requisition.updatedAt = now;
  sim.touch();
}

/** @param by the acting person; null for the API, which leaves no creator. */
export function createRequisition(
  sim: Simulator,
  account: Account,
  input: RequisitionInput,
  by: string | null,
): Requisition {
  checkReferences(account, input, null);
  const now = sim.clock.now();
  const status = input.status ?? "open";
  const requisition: Requisition = {
    id: sim.random.uuid(),
    ...written(input),
    status,
    headcountHired: 0,
    createdAt: input.createdAt ?? now,
    updatedAt: now,
    closedAt: status === "closed" ? now : null,
    timeToFillStartAt: status === "open" ? (input.createdAt ?? now) : null,
    timeToFillEndAt: null,
    creator: by,
    postingIds: [...(input.postingIds ?? [])],
    offerIds: [],
    stateHistory: [{ beginAt: now, status, service: by === null ? "data-api" : "hire" }],
  };
  account.requisitions[requisition.id] = requisition;
  sim.touch();
  return requisition;
}

/** Full replacement: what the input leaves out is reset, only postingIds stay when absent. */
export function replaceRequisition(
  sim: Simulator,
  account: Account,
  requisition: Requisition,
  input: RequisitionInput,
): void {
  checkReferences(account, input, requisition.id);
  const status = input.status ?? "open";
  if (status === "draft" && requisition.status !== "draft") {
    throw badRequest("A requisition cannot be moved back to draft");
  }
  const next = written(input);
  const watched = JSON.stringify(next);
  const { requisitionCode, name, headcountTotal, backfill, compensationBand, customFields } = requisition;
  const { employmentStatus, hiringManager, internalNotes, location, owner, team, department } = requisition;
  const before = JSON.stringify({
    ...{ requisitionCode, name, headcountTotal, backfill, compensationBand, customFields },
    ...{ employmentStatus, hiringManager, internalNotes, location, owner, team, department },
  });
  Object.assign(requisition, next);
  if (input.createdAt !== undefined) requisition.createdAt = input.createdAt;
  if (input.postingIds) requisition.postingIds = [...input.postingIds];
  if (watched !== before) requisition.updatedAt = sim.clock.now();
  setRequisitionStatus(sim, requisition, status, "data-api");
  sim.touch();
}

/** Removes it; hires made against it keep their note of it, postings lose its code. */
export function deleteRequisition(sim: Simulator, account: Account, requisition: Requisition): void {
  delete account.requisitions[requisition.id];
  sim.touch();
}
