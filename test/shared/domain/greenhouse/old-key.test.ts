// Which pasted texts are keys of Harvest v1 and v2.
import { expect, test } from "vitest";
import { looksLikeOldKey } from "#shared/domain/greenhouse/old-key.ts";

test("an old Harvest key is known by its hex digits", () => {
  expect(looksLikeOldKey(" a7183e1b7e9ab09b8a5cfa87d1934c3c ")).toBe(true);
  expect(looksLikeOldKey("f06b2b153e016f8e7c3632627af56b1d-7")).toBe(true);
  expect(looksLikeOldKey("QkT0m4zt8wXyPqRsLmNoVbCdEfGhIjKlMnOp-2")).toBe(false);
  expect(looksLikeOldKey("")).toBe(false);
});
