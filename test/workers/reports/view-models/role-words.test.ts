// A role's terms in words, for the company and for its recruiters.
import { expect, test } from "vitest";
import { feeWords } from "../../../../workers/reports/src/view-models/role-words.ts";
import { feeWords as feeForRecruiter } from "../../../../workers/reports/src/recruiter/pages/role-words.ts";
import { formatsFor } from "../../../../workers/reports/src/view-models/formats.ts";

test("a share is written as the company's language writes percents, for both sides", () => {
  const fee = { kind: "percent", percent: 22.5 } as const;
  const recruiterIn = (locale: string) =>
    feeForRecruiter(fee, formatsFor({ locale, currency: "USD", timeZone: "UTC" }, Date.now()));
  for (const words of [feeWords(fee, "en-US"), recruiterIn("en-US")])
    expect(words).toBe("22.5% of the first year’s salary");
  for (const words of [feeWords(fee, "de-DE"), recruiterIn("de-DE")])
    expect(words).toBe("22,5\u00a0% of the first year’s salary");
});
