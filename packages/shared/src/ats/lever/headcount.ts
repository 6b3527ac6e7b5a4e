// Lever as the headcount module sees it: hires by archive reason, requisitions by code.
import type { LeverRequisitionPlan } from "../../domain/write-plan.ts";
import { fail, ok } from "../../domain/result.ts";
import type {
  AtsResult,
  HeadcountAts,
  Pages,
  RequisitionWriter,
  SeenApplication,
  SeenHire,
  SeenRequisition,
} from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { readOnce } from "../read-once.ts";
import { unanswered } from "../unanswered.ts";
import { agreeWithPlan } from "./agree.ts";
import { reasonsToJudgeBy } from "./hired-reasons.ts";
import { applicationOf, hireOf, requisitionOf } from "./mapping.ts";
import { pages } from "./pages.ts";
import { Opportunity, Requisition, Single, WrittenRequisition } from "./schema.ts";

/** All other events tell of a candidate under way, which concerns only those whom Rolecall submitted. */
const ABOUT_HIRES: ReadonlySet<string> = new Set(["candidateHired", "candidateArchiveChange", "candidateDeleted"]);

const READS_AT_ONCE = 4; // Lever has no reading in bulk; the budget keeps the rate

/** The hired-type archive reasons are read once per adapter; make a new adapter for each piece of work. */
export function leverHeadcount(client: AtsClient): HeadcountAts {
  const hiredReasons = readOnce(() => reasonsToJudgeBy(client));

  async function* hires(since: string | null): Pages<SeenHire> {
    const ids = await hiredReasons();
    if (!ids.ok) return yield ids;
    const query: (readonly [string, string])[] = [
      ["archived", "true"],
      ...[...ids.value].map((id) => ["archive_reason_id", id] as const),
      ...(since === null ? [] : ([["archived_at_start", String(Date.parse(since))]] as const)),
      ["expand", "applications"],
      ["confidentiality", "all"],
    ];
    for await (const page of pages(client, "/v1/opportunities", query, Opportunity)) {
      if (!page.ok) return yield page;
      yield ok(page.value.flatMap((opportunity) => hireOf(opportunity, ids.value) ?? []));
    }
  }

  async function application(applicationId: string): Promise<AtsResult<SeenApplication>> {
    const ids = await hiredReasons();
    if (!ids.ok) return ids;
    const path = `/v1/opportunities/${encodeURIComponent(applicationId)}`;
    const answer = await client({ method: "GET", path, query: [["expand", "applications"]] });
    if (!answer.ok) return answer.reason === "not_found" ? ok({ state: "gone", applicationId }) : answer;
    const single = Single.safeParse(answer.value.body);
    const opportunity = Opportunity.safeParse(single.success ? single.data.data : undefined);
    if (!opportunity.success) return fail("unexpected_answer", "Lever's opportunity cannot be read.");
    return ok(applicationOf(opportunity.data, ids.value));
  }

  async function* requisitions(): Pages<SeenRequisition> {
    for await (const page of pages(client, "/v1/requisitions", [["confidentiality", "all"]], Requisition)) {
      if (!page.ok) return yield page;
      yield ok(page.value.map(requisitionOf));
    }
  }

  async function requisition(providerId: string): Promise<AtsResult<SeenRequisition>> {
    const answer = await client({ method: "GET", path: `/v1/requisitions/${encodeURIComponent(providerId)}` });
    if (!answer.ok) return answer;
    const single = Single.safeParse(answer.value.body);
    const found = Requisition.safeParse(single.success ? single.data.data : undefined);
    return found.success
      ? ok(requisitionOf(found.data))
      : fail("unexpected_answer", "Lever's requisition cannot be read.");
  }

  async function requisitionsByCode(code: string) {
    let answeredAt: string | null = null;
    const noting: AtsClient = async (request) => {
      const answer = await client(request);
      if (answer.ok) answeredAt ??= answer.value.answeredAt;
      return answer;
    };
    const found: SeenRequisition[] = [];
    const query = [
      ["requisition_code", code],
      ["confidentiality", "all"], // one that became confidential goes on holding its code
    ] as const;
    for await (const page of pages(noting, "/v1/requisitions", query, Requisition, "all")) {
      if (!page.ok) return page;
      found.push(...page.value.map(requisitionOf).filter((one) => one.code === code));
    }
    return ok({ found, answeredAt: answeredAt ?? new Date().toISOString() });
  }

  return {
    looks: { by: "hires", since: hires },
    aimOf: (kind) => (ABOUT_HIRES.has(kind) ? "application" : "submission"),
    applicationsAtOnce: READS_AT_ONCE,
    async applications(ids) {
      const read = async (id: string) => [id, await application(id)] as const;
      return new Map(await Promise.all(ids.map(read)));
    },
    requisitions,
    requisition,
    requisitionsOfJob: async () => ok([]),
    requisitionsByCode,
  };
}

/** A requisition is written by one request, so there is nothing to complete. */
export function leverWriter(client: AtsClient, plan: LeverRequisitionPlan): RequisitionWriter {
  return {
    code: plan.requisitionCode,
    mark: plan.name.trim(),
    markOf: (found) => found.name.trim(),
    async create() {
      const answer = await client({ method: "POST", path: "/v1/requisitions", body: plan });
      if (!answer.ok) return answer;
      const written = WrittenRequisition.safeParse(answer.value.body);
      return written.success
        ? ok({ providerId: written.data.data.id })
        : unanswered("Lever's answer to the new requisition cannot be read.");
    },
    agree: (providerId) => agreeWithPlan(client, plan, providerId),
    complete: async () => ok([]),
  };
}
