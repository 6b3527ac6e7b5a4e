// The account's archive reasons of type hired: an opportunity archived with one of them is a hire.
import { fail, ok } from "../../domain/result.ts";
import type { AtsResult } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { pages } from "./pages.ts";
import { ArchiveReason } from "./schema.ts";

/** There may be several, also inactive ones on old records; their texts are editable, so only the type says. */
export async function hiredReasonIds(client: AtsClient): Promise<AtsResult<ReadonlySet<string>>> {
  const ids = new Set<string>();
  for await (const page of pages(client, "/v1/archive_reasons", [["type", "hired"]], ArchiveReason, "all")) {
    if (!page.ok) return page;
    // The filter is documented; checking the type again costs nothing and a server that ignores it would make everyone hired.
    for (const reason of page.value) if (reason.type === "hired") ids.add(reason.id);
  }
  return ok(ids);
}

/**
 * The same, to look for hires and to judge by whether they stand. Every account of Lever's has such a reason: an answer without one is
 * no answer, else it would undo all hires at once, and find no new ones without a word.
 */
export async function reasonsToJudgeBy(client: AtsClient): Promise<AtsResult<ReadonlySet<string>>> {
  const ids = await hiredReasonIds(client);
  return ids.ok && ids.value.size === 0
    ? fail("unexpected_answer", "Lever shows no archive reason that means hired.")
    : ids;
}
