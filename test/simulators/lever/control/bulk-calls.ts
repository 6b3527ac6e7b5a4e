// Filling an account quickly: thousands of requisitions or opportunities without webhooks, shaped like recorded accounts.
import { z } from "zod";
import { findAccount, findRequisition } from "../acts/find.ts";
import { createPosting } from "../acts/postings.ts";
import { createRequisition } from "../acts/requisitions.ts";
import { badRequest } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { Contact, Opportunity } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { door } from "../../shared/door.ts";
import { emailFor, personName } from "../../shared/names.ts";

const accountId = z.string().optional();
const dayMs = 24 * 3_600_000;

const bulkInput = z.object({
  accountId,
  /** How many opportunities in all. */
  total: z.int().min(0),
  /** How many of them are hired. */
  hired: z.int().min(0).default(0),
  /** Requisitions that the hires are spread over in turn; without any, hires have no requisition. */
  requisitionIds: z.array(z.string()).default([]),
  /** Share of all that is archived without being hired; recorded accounts: about a third. */
  archivedShare: z.number().default(0.33),
  /** Share with an e-mail; recorded: one in twenty. */
  emailShare: z.number().default(0.05),
  /** As emailShare, for the hired ones; recorded: none. */
  hiredEmailShare: z.number().default(0),
  /** Share whose updatedAt is null; recorded: nearly all old ones. */
  nullUpdatedShare: z.number().default(0.5),
  /** Hires are archived evenly between these times; default the last 30 days. */
  hiredFrom: z.int().optional(),
  hiredTo: z.int().optional(),
});
type BulkInput = z.output<typeof bulkInput>;

/** How the next opportunity of a bulk comes out. */
interface Plan {
  requisitionId?: string | undefined;
  archived: { reason: string; archivedAt: number } | null;
  hasEmail: boolean;
  isHired: boolean;
  createdAt: number;
}

function planOf(sim: Simulator, account: Account, input: BulkInput, index: number): Plan {
  const { random, clock } = sim;
  const now = clock.now();
  const isHired = index < input.hired;
  const hiredReason = account.archiveReasons.find(({ type }) => type === "hired");
  const otherReason = account.archiveReasons.find(({ type }) => type === "non-hired");
  if (!hiredReason || !otherReason) throw badRequest("The account lacks archive reasons");
  if (!isHired) {
    const createdAt = now - random.integer(2, 700) * dayMs;
    const isArchived = random.chance(input.archivedShare);
    const archivedAt = createdAt + random.integer(1, 40) * 3_600_000;
    const archived = isArchived ? { reason: otherReason.id, archivedAt } : null;
    return { archived, hasEmail: random.chance(input.emailShare), isHired, createdAt };
  }
  const from = input.hiredFrom ?? now - 30 * dayMs;
  const to = input.hiredTo ?? now - 60_000;
  const archivedAt = Math.floor(from + ((to - from) * index) / Math.max(1, input.hired - 1));
  return {
    requisitionId: input.requisitionIds[index % Math.max(1, input.requisitionIds.length)],
    archived: { reason: hiredReason.id, archivedAt },
    hasEmail: random.chance(input.hiredEmailShare),
    isHired,
    createdAt: archivedAt - random.integer(5, 60) * dayMs,
  };
}

function addPlanned(
  sim: Simulator,
  account: Account,
  plan: Plan,
  postingId: string,
  number: number,
  updatedAt: number | null,
): { opportunity: Opportunity; contact: Contact } {
  const { random } = sim;
  const name = personName(random);
  const contact: Contact = {
    id: random.uuid(),
    name,
    headline: "",
    location: "",
    emails: plan.hasEmail ? [emailFor(name, number)] : [],
    phones: [],
    links: [],
    isAnonymized: false,
    createdAt: plan.createdAt,
  };
  const stageIndex = plan.isHired ? account.stages.length - 1 : random.integer(0, account.stages.length - 1);
  const stage = account.stages[stageIndex]?.id ?? "lead-new";
  const requisition = plan.requisitionId === undefined ? undefined : findRequisition(account, plan.requisitionId);
  if (requisition) requisition.headcountHired += 1;
  const opportunity: Opportunity = {
    id: random.uuid(),
    contactId: contact.id,
    stage,
    confidentiality: "non-confidential",
    archived: plan.archived,
    tags: [],
    sources: ["LinkedIn"],
    stageChanges: [{ toStageId: stage, toStageIndex: stageIndex, updatedAt: plan.createdAt }],
    origin: "applied",
    sourcedBy: null,
    owner: null,
    followers: [],
    application: {
      id: random.uuid(),
      type: "user",
      posting: requisition?.postingIds[0] ?? postingId,
      user: null,
      name: null,
      email: null,
      phone: null,
      comments: null,
      createdAt: plan.createdAt,
      archived: plan.archived && { ...plan.archived, archivedAt: plan.archived.archivedAt + random.integer(2, 40) },
      requisitionForHire: requisition
        ? {
            id: requisition.id,
            requisitionCode: requisition.requisitionCode,
            hiringManagerOnHire: requisition.hiringManager,
          }
        : null,
    },
    createdAt: plan.createdAt,
    updatedAt,
    lastInteractionAt: plan.createdAt,
    lastAdvancedAt: plan.archived?.archivedAt ?? plan.createdAt,
    snoozedUntil: null,
    opportunityLocation: "unspecified",
  };
  account.contacts[contact.id] = contact;
  account.opportunities[opportunity.id] = opportunity;
  return { opportunity, contact };
}

export function bulkCalls(sim: Simulator) {
  return {
    /** Requisitions `<prefix>1` to `<prefix>n`, or exactly the given codes. */
    seedRequisitions: door(
      z.object({
        accountId,
        count: z.int().min(0).default(0),
        prefix: z.string().default("REQ-"),
        codes: z.array(z.string()).optional(),
        name: z.string().default("Software Engineer"),
      }),
      (input) => {
        const account = findAccount(sim, input.accountId);
        const codes = input.codes ?? Array.from({ length: input.count }, (_, index) => `${input.prefix}${index + 1}`);
        return codes.map((requisitionCode) => {
          const { id } = createRequisition(
            sim,
            account,
            { requisitionCode, name: input.name, headcountTotal: 1 },
            null,
          );
          return { id, requisitionCode };
        });
      },
    ),
    /** Returns the hires; the other opportunities are not listed. */
    seedOpportunities: door(bulkInput, (input) => {
      const account = findAccount(sim, input.accountId);
      const posting =
        Object.values(account.postings)[0] ?? createPosting(sim, account, { text: "General application" });
      const hires: {
        opportunityId: string;
        requisitionId: string | null;
        name: string;
        emails: string[];
        hiredAt: number;
      }[] = [];
      for (let index = 0; index < input.total; index += 1) {
        const plan = planOf(sim, account, input, index);
        const updatedAt = sim.random.chance(input.nullUpdatedShare)
          ? null
          : (plan.archived?.archivedAt ?? plan.createdAt);
        const { opportunity, contact } = addPlanned(sim, account, plan, posting.id, index + 1, updatedAt);
        if (!plan.isHired) continue;
        hires.push({
          opportunityId: opportunity.id,
          requisitionId: plan.requisitionId ?? null,
          name: contact.name,
          emails: contact.emails,
          hiredAt: plan.archived?.archivedAt ?? 0,
        });
      }
      sim.touch();
      return { hires };
    }),
  };
}
