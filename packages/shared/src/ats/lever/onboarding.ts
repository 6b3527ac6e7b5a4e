// Lever as the onboarding module reads it: who reached a stage, with offer, posting, people, files and résumés.
import type { Offer } from "../../domain/onboarding/offer.ts";
import type { SeenCandidate, SeenDocument, SeenPerson, SeenPosting } from "../../domain/onboarding/new-hire.ts";
import { fail, ok } from "../../domain/result.ts";
import type { z } from "zod";
import type { AtsResult, Pages } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { readable } from "../readable.ts";
import { candidateOf, fileOf, offerOf, personOf, postingOf, resumeOf, type StageRule } from "./onboarding-mapping.ts";
import {
  BareOrPage,
  DispositionStages,
  LeverFile,
  LeverOffer,
  LeverPosting,
  LeverResume,
  LeverStage,
  LeverUser,
  OnboardingOpportunity,
} from "./onboarding-schema.ts";
import { pages } from "./pages.ts";
import { ArchiveReason, Single } from "./schema.ts";

export type { StageRule } from "./onboarding-mapping.ts";

export type SeenStage = { readonly id: string; readonly name: string };

/** What is read of one candidate, beside what the list says. */
export type CandidateParts = {
  readonly offers: readonly Offer[];
  readonly documents: readonly SeenDocument[];
};

type Query = readonly (readonly [string, string])[];

export type OnboardingAts = {
  /** The account's stages, first to last. "Hired" is none of them: it is an archive reason. */
  stages(): Promise<AtsResult<readonly SeenStage[]>>;
  /** Null: the key may not read them, so that only the requisition of a hire tells. */
  hiredReasons(): Promise<AtsResult<ReadonlySet<string> | null>>;
  /** Candidates at or past the stage who moved since, then those who were hired since, from whichever stage. @param since ISO */
  candidates(rule: StageRule, since: string): Pages<SeenCandidate>;
  /** One by the id of the opportunity; null: no longer at the stage, archived, or gone. */
  candidate(rule: StageRule, opportunityId: string): Promise<AtsResult<SeenCandidate | null>>;
  parts(opportunityId: string): Promise<AtsResult<CandidateParts>>;
  /** Null: gone, or not for our eyes. Each is read once by this adapter. */
  posting(id: string): Promise<AtsResult<SeenPosting | null>>;
  person(id: string): Promise<AtsResult<SeenPerson | null>>;
};

/** Make a new one for each look: what it has read of postings and people it does not read again. */
export function leverOnboarding(client: AtsClient): OnboardingAts {
  const postings = new Map<string, Promise<AtsResult<SeenPosting | null>>>();
  const people = new Map<string, Promise<AtsResult<SeenPerson | null>>>();

  async function* candidates(rule: StageRule, since: string): Pages<SeenCandidate> {
    const from = rule.order.indexOf(rule.stageId);
    const sinceMs = String(Date.parse(since));
    const reasons = rule.hiredReasons;
    const moved: Query = [
      ...rule.order.slice(Math.max(0, from)).map((id) => ["stage_id", id] as const),
      ["advanced_at_start", sinceMs],
    ];
    // A hire does not move anybody to a later stage, so that the first list does not have who was hired from before the chosen one.
    const hired: Query = [
      ["archived", "true"],
      // Where the reasons are not told, everybody who was archived is listed; their requisition then tells who was hired.
      ...[...(reasons ?? [])].map((id) => ["archive_reason_id", id] as const),
      ["archived_at_start", sinceMs],
    ];
    for (const query of reasons?.size === 0 ? [moved] : [moved, hired]) {
      const asked: Query = [...query, ["expand", "applications"], ["confidentiality", "all"]];
      for await (const page of pages(client, "/v1/opportunities", asked, OnboardingOpportunity)) {
        if (!page.ok) return yield page;
        yield ok(page.value.flatMap((opportunity) => candidateOf(opportunity, rule) ?? []));
      }
    }
  }

  async function parts(opportunityId: string): Promise<AtsResult<CandidateParts>> {
    const path = `/v1/opportunities/${encodeURIComponent(opportunityId)}`;
    const [offers, files, resumes] = await Promise.all([
      list(client, `${path}/offers`, LeverOffer),
      list(client, `${path}/files`, LeverFile),
      list(client, `${path}/resumes`, LeverResume),
    ]);
    if (!offers.ok) return offers;
    if (!files.ok) return files;
    if (!resumes.ok) return resumes;
    return ok({
      offers: offers.value.map(offerOf),
      documents: [...resumes.value.flatMap((resume) => resumeOf(resume) ?? []), ...files.value.map(fileOf)],
    });
  }

  return {
    async stages() {
      const found: SeenStage[] = [];
      for await (const page of pages(client, "/v1/stages", [], LeverStage)) {
        if (!page.ok) return page;
        found.push(...page.value.map(({ id, text }) => ({ id, name: text ?? id })));
      }
      return ok(found);
    },
    hiredReasons: () => hiredReasons(client),
    candidates,
    async candidate(rule, opportunityId) {
      const path = `/v1/opportunities/${encodeURIComponent(opportunityId)}`;
      const query = [["expand", "applications"]] as const;
      const read = await one(client, path, OnboardingOpportunity, query);
      return read.ok ? ok(read.value === null ? null : candidateOf(read.value, rule)) : read;
    },
    parts,
    posting: (id) =>
      remembered(postings, id, async () => {
        const read = await one(client, `/v1/postings/${encodeURIComponent(id)}`, LeverPosting);
        return read.ok ? ok(read.value === null ? null : postingOf(read.value)) : read;
      }),
    person: (id) =>
      remembered(people, id, async () => {
        const read = await one(client, `/v1/users/${encodeURIComponent(id)}`, LeverUser);
        return read.ok ? ok(read.value === null ? null : personOf(read.value)) : read;
      }),
  };
}

/** A key for onboarding needs no archive reasons; then they stand among the stages, in a list that Lever does not document. */
async function hiredReasons(client: AtsClient): Promise<AtsResult<ReadonlySet<string> | null>> {
  const ids = new Set<string>();
  for await (const page of pages(client, "/v1/archive_reasons", [["type", "hired"]], ArchiveReason)) {
    if (!page.ok) return page.reason === "forbidden" ? reasonsAmongStages(client) : page;
    for (const reason of page.value) if (reason.type === "hired") ids.add(reason.id);
  }
  return ok(ids);
}

async function reasonsAmongStages(client: AtsClient): Promise<AtsResult<ReadonlySet<string> | null>> {
  const answer = await client({ method: "GET", path: "/v1/disposition_stages" });
  if (!answer.ok) return answer.reason === "forbidden" || answer.reason === "not_found" ? ok(null) : answer;
  const single = Single.safeParse(answer.value.body);
  const read = DispositionStages.safeParse(single.success ? single.data.data : undefined);
  const reasons = read.success ? (read.data.archiveReasons ?? null) : null;
  return ok(reasons && new Set(reasons.filter(({ type }) => type === "hired").map(({ id }) => id)));
}

/** A person's own list: short, in one answer, with an envelope or without. */
async function list<Row>(client: AtsClient, path: string, row: z.ZodType<Row>): Promise<AtsResult<readonly Row[]>> {
  const answer = await client({ method: "GET", path });
  if (!answer.ok) return answer.reason === "not_found" ? ok([]) : answer;
  const rows = BareOrPage.safeParse(answer.value.body);
  return rows.success
    ? ok(readable("lever", path, rows.data, row).rows)
    : fail("unexpected_answer", `Lever's list ${path} has no readable data.`);
}

/** One record; null when it is gone or confidential. */
async function one<Row>(
  client: AtsClient,
  path: string,
  row: z.ZodType<Row>,
  query: readonly (readonly [string, string])[] = [],
): Promise<AtsResult<Row | null>> {
  const answer = await client({ method: "GET", path, query });
  if (!answer.ok) return answer.reason === "not_found" ? ok(null) : answer;
  const single = Single.safeParse(answer.value.body);
  const read = row.safeParse(single.success ? single.data.data : undefined);
  return read.success ? ok(read.data) : fail("unexpected_answer", `Lever's answer to ${path} cannot be read.`);
}

/** A failure is not remembered: the next who asks tries again. */
async function remembered<Value>(
  memory: Map<string, Promise<AtsResult<Value>>>,
  key: string,
  read: () => Promise<AtsResult<Value>>,
): Promise<AtsResult<Value>> {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const asked = read();
  memory.set(key, asked);
  const answer = await asked;
  if (!answer.ok) memory.delete(key);
  return answer;
}
