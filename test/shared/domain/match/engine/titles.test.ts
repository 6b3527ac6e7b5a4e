// Job titles of two systems, brought together.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { titleLikeness, titlesOf } from "#shared/domain/match/engine/titles.ts";
import { oddText } from "./arbitrary.ts";

const alike = (one: string, other: string) => titleLikeness(titlesOf([one]), titlesOf([other]));

test.for([
  ["Senior Software Engineer", "SENIOR SOFTWARE ENGINEER", "same"],
  ["Senior Software Engineer", "Sr. Software Eng", "same"],
  ["Software Engineer", "Engineer, Software", "same"],
  ["Recruiter", "Recruiter (Remote)", "same"],
  ["Senior Software Engineer, Growth", "Senior Software Engineer", "job"],
  ["Senior Recruiter", "Recruiter II", "job"],
  ["Lead Customer Success Manager, Infrastructure", "Manager, Customer Success Lead - L4", "job"],
  ["Account Executive, Billing", "Account Executive - US", "job"],
  ["Technical Support Engineer", "Technical Support Specialist", "near"],
  ["Account Executive", "Team Member", "unknown"],
  ["Account Executive", "", "unknown"],
  ["Account Executive", "Backend Engineer", "different"],
  ["Sales Development Representative", "Sales Operations Analyst", "different"],
] as const)("%s and %s: %s", ([one, other, level]) => {
  expect(alike(one, other)).toBe(level);
  expect(alike(other, one)).toBe(level);
});

test("any text is a title or none, alike from either side", () => {
  fc.assert(
    fc.property(oddText, oddText, (one, other) => {
      expect(alike(one, other)).toBe(alike(other, one));
    }),
  );
});
