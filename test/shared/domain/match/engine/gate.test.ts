// What opens the gate to an automatic match, and what keeps it shut however likely the pair is.
import { describe, expect, test } from "vitest";
import { gateOf } from "#shared/domain/match/engine/gate.ts";
import { judged } from "./people.ts";

const nothingOfTheJob = { title: null, location: null, managerName: null };
const mail = { personalEmail: "grace@gmail.com" };
const mails = { emails: ["grace@gmail.com"] };

describe("open", () => {
  test("an own mailbox with a name that agrees", () => {
    expect(gateOf(judged({ ...mail, ...nothingOfTheJob }, mails))).toBe("mailbox");
  });

  test("a name with title and place, or with the manager there", () => {
    expect(gateOf(judged({ managerName: null }, {}))).toBe("name_and_job");
    expect(gateOf(judged({ title: "Team Member" }, {}))).toBe("name_and_job");
  });

  test("a rare name with the same title where the place is not told", () => {
    const rare = { firstName: "Zebulonia", lastName: "Quackenbush", location: null, managerName: null };
    const title = "Senior Software Engineer, Growth";
    expect(gateOf(judged({ ...rare, title }, { candidateName: "Zebulonia Quackenbush" }))).toBe("name_and_job");
  });

  test("a former family name that the work address still has", () => {
    const married = { lastName: "Murray", workEmail: "ghopper@acme.com" };
    expect(gateOf(judged(married, {}))).toBe("name_and_job");
  });
});

describe("shut", () => {
  test("a name alone, however rare", () => {
    const rare = { firstName: "Zebulonia", lastName: "Quackenbush", ...nothingOfTheJob };
    expect(gateOf(judged(rare, { candidateName: "Zebulonia Quackenbush" }))).toBeNull();
  });

  test("a namesake in another job", () => {
    expect(gateOf(judged({ title: "Recruiter", managerName: null }, {}))).toBeNull();
    expect(gateOf(judged({ location: "Hamburg", managerName: null }, {}))).toBeNull();
  });

  test("the job without the name", () => {
    expect(gateOf(judged({ firstName: "Mary" }, {}))).toBeNull();
    expect(gateOf(judged({ lastName: "Murray" }, {}))).toBeNull();
  });

  test("middle names or suffixes that contradict", () => {
    expect(gateOf(judged({ middleName: "Murray" }, { candidateName: "Grace Brewster Hopper" }))).toBeNull();
    expect(gateOf(judged({ lastName: "Hopper Sr." }, { candidateName: "Grace Hopper Jr." }))).toBeNull();
  });

  test("an old record of someone hired again, even at the same mailbox", () => {
    expect(gateOf(judged({ ...mail, startDate: "2021-03-01" }, mails))).toBeNull();
  });

  test("a couple's mailbox where the job is another", () => {
    const spouse = { firstName: "Vincent", ...mail, title: "Recruiter", managerName: null };
    expect(gateOf(judged(spouse, mails))).toBeNull();
  });

  test("a work address made of a third name", () => {
    expect(gateOf(judged({ workEmail: "lgarcia@acme.com" }, {}))).toBeNull();
  });
});
