// Control calls about jobs and openings, as the recruiter and the approvers do them.
import { z } from "zod";
import { door } from "../../shared/door.ts";
import { accountHolding, find, findAccount, openingsOf } from "../acts/find.ts";
import {
  announceJob,
  changeJob,
  closeJob,
  createJob,
  decideChanges,
  deleteJob,
  openAsDraft,
  openJob,
} from "../acts/jobs.ts";
import { addOpening, changeOpening, deleteOpening } from "../acts/openings.ts";
import { addHiringManager, addOwner, addPost } from "../acts/team.ts";
import type { Simulator } from "../context.ts";
import type { Job } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { ownerTypes } from "../state/words.ts";
import {
  accountId,
  closeReason,
  closeReasonId,
  day,
  fieldsGiven,
  fieldValues,
  flag,
  keyed,
  recordId,
  word,
} from "./inputs.ts";

const jobId = recordId;
const openingId = recordId;
const place = { departmentId: z.int().nullable().optional(), officeIds: z.array(z.int()).optional() };
const text = z.string().nullable().optional();

/** A job with its openings and team, custom fields by key; `awaitingApproval` holds edits that do not show yet. */
function jobSummary(account: Account, job: Job) {
  const members = [
    ...Object.values(account.hiringManagers).map((row) => ({ ...row, role: "hiring_manager" as const })),
    ...Object.values(account.jobOwners).map((row) => ({ ...row, role: row.type })),
  ];
  const withKeys = <R extends Pick<Job, "fields" | "pending">>(row: R, fieldType: "job" | "opening") => ({
    ...row,
    fields: keyed(account, fieldType, row.fields),
    awaitingApproval: keyed(account, fieldType, row.pending),
  });
  return {
    accountId: account.id,
    ...withKeys(job, "job"),
    openings: openingsOf(account, job.id).map((opening) => withKeys(opening, "opening")),
    team: members.filter((row) => row.jobId === job.id).map(({ userId, role }) => ({ userId, role })),
  };
}

export function jobCalls(sim: Simulator) {
  const holding = (id: number) => {
    const account = accountHolding(sim, "jobs", id);
    return { account, job: find(account, "jobs", id) };
  };
  const acting = (id: number, act: (account: Account, job: Job) => void) => {
    const { account, job } = holding(id);
    act(account, job);
    return jobSummary(account, job);
  };
  const holdingOpening = (id: number) => {
    const account = accountHolding(sim, "openings", id);
    return { account, opening: find(account, "openings", id) };
  };
  return {
    /** Made by a person: `openings` is a number or labels, default one without a label. `isDraft` default as settings. */
    createJob: door(
      z.object({
        accountId,
        name: z.string().min(1),
        requisitionId: text,
        notes: text,
        ...place,
        openings: z.union([z.int().min(0).max(100), z.array(z.string().nullable())]).default(1),
        fields: fieldValues,
        isConfidential: flag,
        isTemplate: z.boolean().nullable().optional(),
        isDraft: flag,
      }),
      ({ accountId: id, openings, fields, ...input }) => {
        const account = findAccount(sim, id);
        const labels = typeof openings === "number" ? Array.from({ length: openings }, () => null) : openings;
        const given = fieldsGiven(account, "job", fields);
        const job = createJob(sim, account, {
          ...input,
          openings: input.isTemplate === true ? [] : labels,
          fields: given,
        });
        announceJob(sim, account, job);
        return jobSummary(account, job);
      },
    ),
    job: door(z.object({ jobId }), (input) => acting(input.jobId, () => undefined)),
    /** The newest job with this requisition id, or null. */
    findJob: door(z.object({ accountId, requisitionId: z.string() }), ({ accountId: id, requisitionId }) => {
      const account = findAccount(sim, id);
      const job = Object.values(account.jobs).findLast((one) => one.requisitionId === requisitionId);
      return job ? jobSummary(account, job) : null;
    }),
    /** Without templates unless asked for. */
    jobs: door(z.object({ accountId, withTemplates: z.boolean().default(false) }), (input) => {
      const account = findAccount(sim, input.accountId);
      return Object.values(account.jobs).filter(({ isTemplate }) => input.withTemplates || isTemplate !== true);
    }),
    editJob: door(
      z.object({
        jobId,
        name: word,
        requisitionId: text,
        notes: text,
        ...place,
        fields: fieldValues,
        isConfidential: flag,
        isTemplate: z.boolean().nullable().optional(),
      }),
      ({ jobId: id, fields, isConfidential, isTemplate, ...change }) =>
        acting(id, (account, job) => {
          if (isConfidential !== undefined) job.isConfidential = isConfidential;
          if (isTemplate !== undefined) job.isTemplate = isTemplate;
          const given = fields && fieldsGiven(account, "job", fields);
          changeJob(sim, account, job, { ...change, fields: given });
        }),
    ),
    /** The last approval of a draft. */
    openJob: door(z.object({ jobId }), (input) => acting(input.jobId, (account, job) => openJob(sim, account, job))),
    /** "Open as Draft", of a closed job. */
    openAsDraft: door(z.object({ jobId }), (input) => acting(input.jobId, (_account, job) => openAsDraft(sim, job))),
    closeJob: door(z.object({ jobId, closeReason }), (input) =>
      acting(input.jobId, (account, job) => closeJob(sim, account, job, closeReasonId(account, input.closeReason))),
    ),
    /** Closed jobs only, unless forced. */
    deleteJob: door(z.object({ jobId, isForced: flag }), (input) => {
      const { account, job } = holding(input.jobId);
      deleteJob(sim, account, job, input.isForced);
    }),
    /** Lets edits of fields under approval take effect; `rejectChanges` drops them. */
    approveChanges: door(z.object({ jobId }), (input) =>
      acting(input.jobId, (account, job) => decideChanges(sim, account, job, true)),
    ),
    rejectChanges: door(z.object({ jobId }), (input) =>
      acting(input.jobId, (account, job) => decideChanges(sim, account, job, false)),
    ),
    addToTeam: door(
      z.object({ jobId, userId: recordId, role: z.enum(["hiring_manager", ...ownerTypes]), isResponsible: flag }),
      ({ jobId: id, userId, role, isResponsible }) =>
        acting(id, (account, job) => {
          if (role === "hiring_manager") addHiringManager(sim, account, job, userId);
          else addOwner(sim, account, job, { userId, type: role, isResponsible });
        }),
    ),
    addPost: door(z.object({ jobId, title: z.string(), content: word, isLive: flag }), ({ jobId: id, ...input }) => {
      const { account, job } = holding(id);
      return addPost(sim, account, job, input);
    }),
    openings: door(z.object({ accountId, jobId: z.int().optional() }), (input) => {
      const account =
        input.jobId === undefined ? findAccount(sim, input.accountId) : accountHolding(sim, "jobs", input.jobId);
      return Object.values(account.openings).filter((one) => input.jobId === undefined || one.jobId === input.jobId);
    }),
    /** The newest opening with this label, or null. */
    findOpening: door(
      z.object({ accountId, label: z.string() }),
      ({ accountId: id, label }) =>
        Object.values(findAccount(sim, id).openings).findLast((one) => one.label === label) ?? null,
    ),
    addOpening: door(
      z.object({ jobId, label: text, targetStartOn: day, fields: fieldValues }),
      ({ jobId: id, fields, ...input }) => {
        const { account, job } = holding(id);
        return addOpening(sim, account, job, { ...input, fields: fieldsGiven(account, "opening", fields) });
      },
    ),
    editOpening: door(
      z.object({ openingId, label: text, targetStartOn: day.nullable(), fields: fieldValues }),
      ({ openingId: id, fields, ...change }) => {
        const { account, opening } = holdingOpening(id);
        const given = fields && fieldsGiven(account, "opening", fields);
        changeOpening(sim, account, opening, { ...change, fields: given });
        return opening;
      },
    ),
    closeOpening: door(z.object({ openingId, closeReason }), (input) => {
      const { account, opening } = holdingOpening(input.openingId);
      const reason = closeReasonId(account, input.closeReason);
      changeOpening(sim, account, opening, { status: "closed", closeReasonId: reason });
      return opening;
    }),
    reopenOpening: door(z.object({ openingId }), (input) => {
      const { account, opening } = holdingOpening(input.openingId);
      changeOpening(sim, account, opening, { status: "open" });
      return opening;
    }),
    deleteOpening: door(z.object({ openingId }), (input) => {
      const { account, opening } = holdingOpening(input.openingId);
      deleteOpening(sim, account, opening);
    }),
  };
}
