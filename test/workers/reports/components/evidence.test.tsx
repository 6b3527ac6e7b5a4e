// The reasons of a match: for and against are told by words, and weights are drawn to one scale.
import { expect, test } from "vitest";
import { Evidence } from "../../../../workers/reports/src/components/evidence.tsx";

test("a reason says whether it speaks for or against, also to who sees no colour", () => {
  const html = String(
    <Evidence
      of={[
        { code: "same_email", text: "Same mailbox", bits: 16 },
        { code: "other_city", text: "Another city", bits: -4 },
      ]}
    />,
  );
  expect(html).toMatch(/For: <\/span>Same mailbox.*width="32" height="8" rx="1".*\+16\.0/s);
  expect(html).toMatch(/Against: <\/span>Another city.*x="24" width="8" height="8" rx="1".*−4\.0/s);
});

test("reasons without weights have no bar, and no reasons are said to be none", () => {
  expect(String(<Evidence of={[{ code: "same_name", text: "Same name" }]} />)).not.toContain("weight");
  expect(String(<Evidence of={[]} />)).toContain("No reasons were recorded.");
});
