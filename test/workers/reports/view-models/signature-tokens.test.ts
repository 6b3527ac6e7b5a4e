// Signature tokens as people paste them.
import { expect, test } from "vitest";
import { signatureTokens } from "../../../../workers/reports/src/view-models/signature-tokens.ts";

const A = "a".repeat(48);
const B = "b".repeat(48);

test("tokens on lines of their own, apart by commas, or pasted twice are each taken once", () => {
  expect(signatureTokens(`  ${A}\r\n\n${B},${A}\n`)).toEqual({ ok: true, value: [A, B] });
});

test.each([
  ["nothing", "  \n "],
  ["a token that was copied in part", `${A}\nabc`],
  ["more tokens than a connection holds", Array.from({ length: 51 }, (_, i) => `${i}`.padStart(20, "t")).join("\n")],
])("%s is refused with words", (_, typed) => {
  const read = signatureTokens(typed);
  expect(read.ok).toBe(false);
  expect(!read.ok && read.message.length > 10).toBe(true);
});
