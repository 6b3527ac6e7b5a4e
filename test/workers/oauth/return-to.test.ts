// Where a person may be sent after signing in.
import { expect, test } from "vitest";
import { safeReturnTo } from "../../../workers/oauth/src/return-to.ts";

const HUB = "https://hub.example";

test.each([
  ["/positions", "/positions"],
  ["/reports/ats?status=failed&q=a%20b#row", "/reports/ats?status=failed&q=a%20b#row"],
  ["/connect/lever?connection=con_1", "/connect/lever?connection=con_1"],
  ["/a/../positions", "/positions"],
])("%s is a page of ours", (wanted, address) => {
  expect(safeReturnTo(wanted, HUB)).toBe(address);
});

test.each([
  undefined,
  "",
  "positions",
  "https://evil.example",
  "https://hub.example/positions",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "javascript:alert(1)",
  "/sign-in",
  "/sign-in/google",
  "/sign-out",
  "/oauth/lever/callback?code=x",
  `/${"x".repeat(3000)}`,
])("%j is not, and leads home", (wanted) => {
  expect(safeReturnTo(wanted, HUB)).toBe("/");
});
