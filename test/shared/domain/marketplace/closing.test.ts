// When a role follows its posting, and when its recruiters hear of it.
import { expect, test } from "vitest";
import { atsClosingOf, type RolePosting } from "#shared/domain/marketplace/closing.ts";
import { PostingState } from "#shared/domain/marketplace/posting.ts";

const role = (part: Partial<RolePosting>): RolePosting => ({
  ...{ id: "rol_1", status: "open", atsClosedReason: null, postingId: "p", postingState: "published" },
  ...part,
});

test("an open role closes with each state in which a posting takes no candidates, and says why", () => {
  const closings = PostingState.options.map((postingState) => [postingState, atsClosingOf(role({ postingState }))]);
  const closed = (reason: string) => ({ kind: "close", reason, isTold: true });
  expect(Object.fromEntries(closings)).toEqual({
    ...{ published: null, internal: null, closed: closed("posting_closed"), gone: closed("posting_gone") },
    ...{ draft: closed("posting_unpublished"), pending: closed("posting_unpublished") },
    ...{ rejected: closed("posting_unpublished"), withheld: closed("posting_withheld") },
  });
});

test("what was told once is not told again, and a role opens again with its posting", () => {
  expect(atsClosingOf(role({ postingState: "closed", atsClosedReason: "posting_closed" }))).toBeNull();
  expect(atsClosingOf(role({ postingState: "gone", atsClosedReason: "posting_closed" }))).toBeNull();
  expect(atsClosingOf(role({ atsClosedReason: "posting_closed" }))).toEqual({ kind: "reopen", isTold: true });
});

test("a role that people closed, or never opened, notes what its posting says and tells nobody", () => {
  for (const status of ["draft", "closed"] as const) {
    expect(atsClosingOf(role({ status, postingState: "closed" }))).toMatchObject({ kind: "close", isTold: false });
    expect(atsClosingOf(role({ status, atsClosedReason: "posting_gone" }))).toMatchObject({
      kind: "reopen",
      isTold: false,
    });
  }
});

test("a link that was taken away ends what the posting had closed; a posting that was never read closes nothing", () => {
  expect(atsClosingOf(role({ postingId: null, postingState: null, atsClosedReason: "posting_closed" }))).toMatchObject({
    kind: "reopen",
  });
  expect(atsClosingOf(role({ postingState: null }))).toBeNull();
});
