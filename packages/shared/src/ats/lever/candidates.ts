// Lever as the marketplace sees it: opportunities by e-mail, a new one with its résumé, its stage, its interviews.
import { fail, ok } from "../../domain/result.ts";
import type { SeenStage } from "../../domain/marketplace/progress.ts";
import type { AtsResult } from "../adapter.ts";
import { ROLECALL_TAG, type CandidateAts, type FoundApplication, type NewCandidate } from "../candidates.ts";
import type { AtsClient } from "../client.ts";
import { multipartForm } from "../multipart.ts";
import { readOnce } from "../read-once.ts";
import { unanswered } from "../unanswered.ts";
import { candidateOf, foundOf, interviewOf, movedOf, startsOnOf, type Words } from "./candidate-mapping.ts";
import { Candidacy, Interview, Offer, Reason, Stage, Submitted } from "./candidate-schema.ts";
import { pages } from "./pages.ts";
import { Single } from "./schema.ts";

const pathOf = (id: string, part = "") => `/v1/opportunities/${encodeURIComponent(id)}${part}`;

/** Stages and archive reasons are read once per adapter; make a new adapter for each piece of work. */
export function leverCandidates(client: AtsClient): CandidateAts {
  const words = readOnce(() => readWords(client));

  async function candidacy(id: string): Promise<AtsResult<Candidacy | null>> {
    const answer = await client({ method: "GET", path: pathOf(id), query: [["expand", "applications"]] });
    // Confidential ones answer 403: what has become confidential is withheld from us, which looks the same from outside.
    if (!answer.ok) return answer.reason === "not_found" || answer.reason === "forbidden" ? ok(null) : answer;
    const single = Single.safeParse(answer.value.body);
    const read = Candidacy.safeParse(single.success ? single.data.data : undefined);
    return read.success ? ok(read.data) : fail("unexpected_answer", "Lever's opportunity cannot be read.");
  }

  async function* movedSince(time: string): ReturnType<CandidateAts["movedSince"]> {
    // Two windows: archiving again moves only the second (recorded), and a stage change only the first.
    for (const window of ["advanced_at_start", "archived_at_start"]) {
      const query = [
        ["tag", ROLECALL_TAG],
        [window, String(Date.parse(time))],
        ["confidentiality", "all"],
      ] as const;
      for await (const page of pages(client, "/v1/opportunities", query, Candidacy)) {
        if (!page.ok) return yield page;
        yield ok(page.value.map(movedOf));
      }
    }
  }

  return {
    async applicationsOf(emails, postingId) {
      let answeredAt: string | null = null;
      const noting: AtsClient = async (request) => {
        const answer = await client(request);
        if (answer.ok) answeredAt ??= answer.value.answeredAt;
        return answer;
      };
      const query = [
        ...emails.map((email) => ["email", email] as const),
        ["expand", "applications"] as const,
        ["confidentiality", "all"] as const,
      ];
      const found: FoundApplication[] = [];
      for await (const page of pages(noting, "/v1/opportunities", query, Candidacy, "all")) {
        if (!page.ok) return page;
        found.push(...page.value.map((one) => foundOf(one, postingId)));
      }
      return ok({ found, answeredAt: answeredAt ?? new Date().toISOString() });
    },

    async submit(candidate) {
      const form = multipartForm(fieldsOf(candidate), candidate.files);
      const query = [["perform_as", candidate.onBehalfOf]] as const;
      const answer = await client({ method: "POST", path: "/v1/opportunities", query, form });
      if (!answer.ok) return answer;
      const made = Submitted.safeParse(answer.value.body);
      return made.success
        ? ok({ applicationId: made.data.data.id, isDeduped: made.data.deduped === true })
        : unanswered("Lever's answer to the new opportunity cannot be read.");
    },

    async candidate(applicationId) {
      const read = await candidacy(applicationId);
      if (!read.ok) return read;
      if (read.value === null) return ok(null);
      const known = await words();
      return known.ok ? ok(candidateOf(read.value, known.value)) : known;
    },

    async interviews(applicationId) {
      const found: ReturnType<typeof interviewOf>[] = [];
      for await (const page of pages(client, pathOf(applicationId, "/interviews"), [], Interview)) {
        if (!page.ok) return page.reason === "not_found" ? ok([]) : page;
        found.push(...page.value.map(interviewOf));
      }
      return ok(found);
    },

    async startsOn(applicationId) {
      const offers: Offer[] = [];
      for await (const page of pages(client, pathOf(applicationId, "/offers"), [], Offer)) {
        if (!page.ok) return page.reason === "not_found" ? ok(null) : page;
        offers.push(...page.value);
      }
      return ok(startsOnOf(offers));
    },

    movedSince,
  };
}

/** Array fields end in `[]`. The origin says that an agency brought the person. */
function fieldsOf(candidate: NewCandidate): (readonly [string, string])[] {
  const { phone, location } = candidate;
  return [
    ["name", candidate.name],
    ["emails[]", candidate.email],
    ...(phone === null ? [] : [["phones[0][value]", phone] as const]),
    ...(location === null ? [] : [["location", location] as const]),
    ...candidate.links.map((link) => ["links[]", link] as const),
    ...candidate.tags.map((tag) => ["tags[]", tag] as const),
    ["sources[]", candidate.source],
    ["origin", "agency"],
    ["postings[]", candidate.postingId],
  ];
}

async function readWords(client: AtsClient): Promise<AtsResult<Words>> {
  const stages = new Map<string, SeenStage>();
  for await (const page of pages(client, "/v1/stages", [], Stage)) {
    if (!page.ok) return page;
    for (const { id, text } of page.value)
      stages.set(id, { id, name: text, index: stages.size, isOffer: id === "offer" }); // system stages have words for ids
  }
  const reasons = new Map<string, { text: string; isHired: boolean }>();
  for await (const page of pages(client, "/v1/archive_reasons", [], Reason)) {
    if (!page.ok) return page;
    for (const { id, text, type } of page.value) reasons.set(id, { text, isHired: type === "hired" });
  }
  return ok({ stages, reasons });
}
