// Lever as the import of hired people reads it: lists of who is hired or has changed, and each person's offers, posting and manager.
import type { z } from "zod";
import type { AtsUser, Offer, Posting } from "../../domain/hris/person.ts";
import { fail, ok } from "../../domain/result.ts";
import type { AtsResult, Pages } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { readOnce } from "../read-once.ts";
import { reasonsToJudgeBy } from "./hired-reasons.ts";
import { onePage, pages } from "./pages.ts";
import { offerOf, personOf, postingOf, userOf, type SeenPerson } from "./people-mapping.ts";
import { OfferRow, PersonOpportunity, PostingRow, UserRow } from "./people-schema.ts";
import { Single } from "./schema.ts";

export type PeoplePage = {
  readonly people: readonly SeenPerson[];
  /** The token of the next page; null on the last. */
  readonly next: string | null;
  readonly answeredAt: string | null;
};

/** Two lists tell what changed: whose hire is new, and whose record was touched, which is the only sign of an undone hire. */
export type PeopleWindow = "hired" | "hired_since" | "touched_since";

export type LeverPeople = ReturnType<typeof leverPeople>;

/** The hired-type archive reasons are read once per adapter; make a new one for each piece of work. */
export function leverPeople(client: AtsClient) {
  const hiredReasons = readOnce(() => reasonsToJudgeBy(client));

  async function page(
    window: PeopleWindow,
    since: string | null,
    offset: string | null,
  ): Promise<AtsResult<PeoplePage>> {
    const ids = await hiredReasons();
    if (!ids.ok) return ids;
    const sinceMs = String(since === null ? 0 : Date.parse(since));
    const hired = [["archived", "true"], ...[...ids.value].map((id) => ["archive_reason_id", id] as const)] as const;
    const query: readonly (readonly [string, string])[] = [
      ...(window === "touched_since" ? ([["updated_at_start", sinceMs]] as const) : hired),
      ...(window === "hired_since" ? ([["archived_at_start", sinceMs]] as const) : []),
      ["expand", "applications"],
      ["confidentiality", "all"],
    ];
    const read = await onePage(client, "/v1/opportunities", query, PersonOpportunity, offset);
    if (!read.ok) return read;
    const { rows, next, answeredAt } = read.value;
    return ok({ people: rows.map((row) => personOf(row, ids.value)), next, answeredAt });
  }

  async function person(applicationId: string): Promise<AtsResult<SeenPerson>> {
    const ids = await hiredReasons();
    if (!ids.ok) return ids;
    const path = `/v1/opportunities/${encodeURIComponent(applicationId)}`;
    const answer = await single(client, path, PersonOpportunity, [["expand", "applications"]]);
    if (answer.ok) return ok(personOf(answer.value, ids.value));
    return answer.reason === "not_found" ? ok({ state: "gone", applicationId }) : answer;
  }

  /** All offers of a person; Lever has one page of them as a rule. */
  async function offers(applicationId: string): Promise<AtsResult<readonly Offer[]>> {
    const found: Offer[] = [];
    const path = `/v1/opportunities/${encodeURIComponent(applicationId)}/offers`;
    for await (const some of pages(client, path, [], OfferRow)) {
      if (!some.ok) return some.reason === "not_found" ? ok(found) : some;
      found.push(...some.value.map(offerOf));
    }
    return ok(found);
  }

  return {
    page,
    person,
    offers,
    postings: () => mapped(pages(client, "/v1/postings", [["confidentiality", "all"]], PostingRow), postingOf),
    users: () => mapped(pages(client, "/v1/users", [["includeDeactivated", "true"]], UserRow), userOf),
    posting: (id: string): Promise<AtsResult<Posting | null>> =>
      maybe(client, `/v1/postings/${encodeURIComponent(id)}`, PostingRow, postingOf),
    user: (id: string): Promise<AtsResult<AtsUser | null>> =>
      maybe(client, `/v1/users/${encodeURIComponent(id)}`, UserRow, userOf),
  };
}

type Identified<Value> = { readonly id: string; readonly value: Value };

async function* mapped<Row extends { readonly id: string }, Value>(
  rows: Pages<Row>,
  map: (row: Row) => Value,
): Pages<Identified<Value>> {
  for await (const page of rows) yield page.ok ? ok(page.value.map((row) => ({ id: row.id, value: map(row) }))) : page;
}

/** Null for what is gone or not for us to see: a person is imported without it. */
async function maybe<Row, Value>(
  client: AtsClient,
  path: string,
  row: z.ZodType<Row>,
  map: (row: Row) => Value,
): Promise<AtsResult<Value | null>> {
  const answer = await single(client, path, row, []);
  if (answer.ok) return ok(map(answer.value));
  return answer.reason === "not_found" || answer.reason === "forbidden" ? ok(null) : answer;
}

async function single<Row>(
  client: AtsClient,
  path: string,
  row: z.ZodType<Row>,
  query: readonly (readonly [string, string])[],
): Promise<AtsResult<Row>> {
  const answer = await client({ method: "GET", path, query });
  if (!answer.ok) return answer;
  const body = Single.safeParse(answer.value.body);
  const read = row.safeParse(body.success ? body.data.data : undefined);
  return read.success
    ? ok(read.data)
    : fail("unexpected_answer", `Lever's answer to ${path.split("/")[2] ?? path} cannot be read.`);
}
