// The bench's predictions on a small company full of traps (an invented one, with the truth beside it).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { readCompany } from "../../../bench/match/company-file.ts";
import { predictAll, predictStream } from "../../../bench/match/predict.ts";

const FILE = join(import.meta.dirname, "../../fixtures/match/company.json");
const Truth = z.object({
  truth: z.array(z.object({ employeeId: z.string(), hireId: z.string().nullable(), expect: z.string() })),
});

const company = readCompany(FILE);
const { truth } = Truth.parse(JSON.parse(readFileSync(FILE, "utf8")));
const predictions = predictAll(company);
const ofEmployee = new Map(predictions.map((prediction) => [prediction.employeeId, prediction]));

test("nobody sits in a wrong seat, and no seat is taken twice", () => {
  const assigned = truth.filter(({ employeeId }) => ofEmployee.get(employeeId)?.decision === "assign");
  expect(assigned.length).toBeGreaterThan(60);
  expect(assigned.filter(({ employeeId, hireId }) => ofEmployee.get(employeeId)?.hireId !== hireId)).toEqual([]);
  expect(new Set(assigned.map(({ hireId }) => hireId)).size).toBe(assigned.length);
});

test("of those whom the evidence gives away, nearly all are assigned", () => {
  const clear = truth.filter((row) => row.expect === "match");
  const assigned = clear.filter(({ employeeId }) => ofEmployee.get(employeeId)?.decision === "assign");
  expect(assigned.length / clear.length).toBeGreaterThan(0.9);
});

test("where somebody is proposed who was hired, the true hire is among the three", () => {
  const asked = truth.filter(
    ({ employeeId, hireId }) => hireId !== null && ofEmployee.get(employeeId)?.decision === "review",
  );
  expect(asked.length).toBeGreaterThan(5);
  for (const { employeeId, hireId } of asked) {
    const shown = ofEmployee.get(employeeId)?.candidates ?? [];
    expect(shown.length).toBeLessThanOrEqual(3);
    expect(shown.map((candidate) => candidate.hireId)).toContain(hireId);
  }
});

test("event by event in the order of time ends where deciding all at once does", () => {
  expect(predictStream(company)).toEqual(predictions);
});

test("the truth in the file plays no part", () => {
  expect(company).not.toHaveProperty("truth");
  expect(JSON.stringify(company)).not.toContain("expect");
});
