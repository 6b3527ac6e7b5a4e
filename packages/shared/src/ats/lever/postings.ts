// Lever's postings for the marketplace: which lists hold those that take candidates, and what each of them says.
import { fail, ok } from "../../domain/result.ts";
import { PostingState, WorkplaceType, type SeenPosting } from "../../domain/marketplace/posting.ts";
import { escapeHtml, htmlOfText, sanitiseHtml } from "../../domain/marketplace/sanitise.ts";
import type { AtsResult, Pages } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import type { PostingsAts } from "../postings.ts";
import { pages } from "./pages.ts";
import { Posting } from "./posting-schema.ts";
import { Single } from "./schema.ts";

type Query = readonly (readonly [string, string])[];

/**
 * The published list shows postings of the public channel alone unless both channels are asked for; unlisted ones have a state of
 * their own. Source: Lever developer documentation, "List all postings".
 */
const ACTIVE_LISTS: readonly Query[] = [
  [
    ["state", "published"],
    ["distributionChannel", "public"],
    ["distributionChannel", "internal"],
  ],
  [["state", "internal"]],
];

/** The name of the hiring manager comes with the posting, so that no user has to be read. */
const EXPAND: Query = [["expand", "hiringManager"]];

/** What a server does not know to expand it refuses (400). The name is not worth the posting: it is then asked for without. */
function withoutIfRefused(client: AtsClient): AtsClient {
  let expands = true;
  return async (request) => {
    const query = (request.query ?? []).filter(([name]) => name !== "expand");
    if (query.length === (request.query ?? []).length) return client(request);
    if (expands) {
      const answer = await client(request);
      if (answer.ok || answer.reason !== "rejected" || !/expand/i.test(answer.message)) return answer;
      expands = false;
    }
    return client({ ...request, query });
  };
}

/** @param includesConfidential asks for confidential ones too; without the grant Lever leaves them out. Otherwise they are withheld */
export function leverPostings(lever: AtsClient, includesConfidential: boolean): PostingsAts {
  const client = withoutIfRefused(lever);
  const confidentiality: Query = includesConfidential ? [["confidentiality", "all"]] : [];
  const list = (query: Query) => pages(client, "/v1/postings", [...query, ...confidentiality], Posting);
  const seen = (row: Posting) => postingOf(row, includesConfidential);

  async function* active(): Pages<SeenPosting> {
    for (const query of ACTIVE_LISTS) {
      for await (const page of list([...query, ...EXPAND])) {
        yield page.ok ? ok(page.value.map(seen)) : page;
        if (!page.ok) return;
      }
    }
  }

  async function* changedSince(time: string): Pages<SeenPosting> {
    // Lever lets this filter stand beside `confidentiality` alone, so nothing is expanded.
    for await (const page of list([["updated_at_start", String(Date.parse(time))]]))
      yield page.ok ? ok(page.value.map(seen)) : page;
  }

  async function posting(providerId: string): Promise<AtsResult<SeenPosting>> {
    const path = `/v1/postings/${encodeURIComponent(providerId)}`;
    const answer = await client({ method: "GET", path, query: EXPAND });
    if (!answer.ok) return answer;
    const single = Single.safeParse(answer.value.body);
    const found = Posting.safeParse(single.success ? single.data.data : undefined);
    return found.success ? ok(seen(found.data)) : fail("unexpected_answer", "Lever's posting cannot be read.");
  }

  return { active, changedSince, posting };
}

/** Lever's posting in our words. What is confidential and not asked for is withheld: it says only that it is there. */
export function postingOf(posting: Posting, includesConfidential: boolean): SeenPosting {
  const isConfidential = posting.confidentiality === "confidential";
  const isWithheld = isConfidential && !includesConfidential;
  const { categories, salaryRange } = posting;
  const location = wordOf(categories?.location);
  const workplace = WorkplaceType.safeParse(posting.workplaceType); // "unspecified" says nothing
  return {
    providerId: posting.id,
    state: isWithheld ? "withheld" : stateOf(posting.state),
    title: wordOf(posting.text) ?? "Untitled posting",
    department: wordOf(categories?.department),
    team: wordOf(categories?.team),
    location,
    allLocations: allOf([location, ...(categories?.allLocations ?? [])]),
    commitment: wordOf(categories?.commitment),
    workplaceType: workplace.success ? workplace.data : null,
    salary:
      salaryRange && !isWithheld && (salaryRange.min != null || salaryRange.max != null)
        ? {
            min: salaryRange.min ?? null,
            max: salaryRange.max ?? null,
            currency: wordOf(salaryRange.currency),
            interval: wordOf(salaryRange.interval),
          }
        : null,
    hiringManager: wordOf(posting.hiringManager?.name),
    hiringManagerId: posting.hiringManager?.id ?? null,
    ownerId: posting.owner?.id ?? posting.user?.id ?? null,
    descriptionHtml: isWithheld ? "" : descriptionOf(posting),
    isConfidential,
    requisitionCodes: allOf(posting.requisitionCodes ?? []),
    url: /^https?:\/\//.test(posting.urls?.show ?? "") ? (posting.urls?.show ?? null) : null,
    updatedAt: new Date(posting.updatedAt ?? posting.createdAt).toISOString(),
  };
}

/** A state that Lever has added since takes no candidates until we know it. */
function stateOf(state: string): PostingState {
  const known = PostingState.safeParse(state);
  return known.success && known.data !== "withheld" && known.data !== "gone" ? known.data : "draft";
}

/** Introduction, titled lists and closing, as Lever's own job page shows them, sanitised. */
function descriptionOf(posting: Posting): string {
  const { content } = posting;
  if (!content) return "";
  const lists = (content.lists ?? []).map(
    ({ text, content: items }) => `<h3>${escapeHtml(text ?? "")}</h3><ul>${items ?? ""}</ul>`,
  );
  const opening = content.descriptionHtml ?? htmlOfText(content.description ?? "");
  const closing = content.closingHtml ?? htmlOfText(content.closing ?? "");
  return sanitiseHtml([opening, ...lists, closing].join("\n"));
}

function wordOf(text: string | null | undefined): string | null {
  return text?.trim() ? text.trim() : null;
}

function allOf(words: readonly (string | null)[]): string[] {
  return [...new Set(words.flatMap((word) => wordOf(word) ?? []))];
}
