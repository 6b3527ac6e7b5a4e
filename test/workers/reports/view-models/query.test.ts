// The state of a list in its URL.
import { expect, test } from "vitest";
import { isNarrowed, oneOf, pickQuery, withQuery } from "../../../../workers/reports/src/view-models/query.ts";

test("empty values stay out of the URL, so that equal states have equal addresses", () => {
  expect(withQuery("/positions", { q: "", status: undefined })).toBe("/positions");
  expect(withQuery("/positions", { q: "a b&c", status: "open" })).toBe("/positions?q=a+b%26c&status=open");
});

test("only known parameters are picked, trimmed and cut", () => {
  expect(pickQuery({ q: "  ada ", other: "x", status: "" }, ["q", "status"])).toEqual({ q: "ada" });
  expect(pickQuery({ q: "x".repeat(500) }, ["q"])["q"]).toHaveLength(200);
});

test("a word that the vocabulary lacks does not narrow", () => {
  expect(oneOf("open", ["open", "closed"])).toBe("open");
  expect(oneOf("opened", ["open", "closed"])).toBeUndefined();
});

test("a later page of an unfiltered list is not narrowed", () => {
  expect(isNarrowed({ cursor: "pos_1" })).toBe(false);
  expect(isNarrowed({ cursor: "pos_1", q: "ada" })).toBe(true);
});
