// How a line of evidence reads.
import { expect, test } from "vitest";
import { evidenceWords, probabilityOf, signedBits } from "#shared/domain/match/evidence-words.ts";

test("a line says what was seen and how much it says", () => {
  const line = { code: "mailbox_own", text: "Same e-mail address, held by nobody else (ada@example.com)", bits: 15 };
  expect(evidenceWords(line)).toBe("Same e-mail address, held by nobody else (ada@example.com): +15");
  expect(evidenceWords({ code: "title_different", text: "The titles differ", bits: -4.5 })).toBe(
    "The titles differ: −4.5",
  );
});

test("a line that was not weighed is a sentence, with one full stop", () => {
  expect(evidenceWords({ code: "imported", text: "Imported from this hire" })).toBe("Imported from this hire.");
  expect(evidenceWords({ code: "same_name", text: "Same name: Ada." })).toBe("Same name: Ada.");
});

test("bits bear their sign and at most two digits; even odds are a probability of one half", () => {
  expect([3, -0.499, 0.001, 12.345].map(signedBits)).toEqual(["+3", "−0.5", "0", "+12.35"]);
  expect([0, 1, -1].map(probabilityOf)).toEqual([0.5, 2 / 3, 1 / 3]);
});
