// Which jobs are offered first, and what is said about each.
import { expect, test } from "vitest";
import { jobChoices } from "../../../../workers/reports/src/view-models/job-choices.ts";
import { ACCOUNT } from "../greenhouse-seeds.ts";

const names = (...of: Parameters<typeof jobChoices>) => jobChoices(...of).rows.map(({ name }) => name);

test("templates come before other jobs, and the last used before all", () => {
  expect(names(ACCOUNT, "create", "", [])).toEqual(["Standard Role", "Old Role", "Pool Nurse", "Quiet Role"]);
  expect(names(ACCOUNT, "create", "", ["103"])[0]).toBe("Quiet Role");
});

test("to open a seat on, open jobs come first, templates are left out, and what follows is said", () => {
  const { rows } = jobChoices(ACCOUNT, "open_on_job", "", []);
  expect(rows.map(({ name, words, tags }) => [name, words, tags])).toEqual([
    ["Pool Nurse", "REQ-7", []],
    ["Quiet Role", "", ["confidential"]],
    ["Old Role", "opens again with the new opening", ["closed"]],
  ]);
});

test("a search finds name, code and id, and says how many there are beyond the first forty", () => {
  expect(names(ACCOUNT, "open_on_job", "req-7", [])).toEqual(["Pool Nurse"]);
  expect(names(ACCOUNT, "open_on_job", "102", [])).toEqual(["Old Role"]);
  const many = ACCOUNT.filter(({ kind }) => kind === "job").flatMap((job) =>
    Array.from({ length: 30 }, (_, index) => ({ ...job, providerId: `${job.providerId}${index}` })),
  );
  const found = jobChoices(many, "create", "", []);
  expect([found.rows.length, found.total]).toEqual([40, 120]);
});
