// Hires and employees for property tests: names that nobody should have, and small companies where everyone is mistaken for everyone.
import * as fc from "fast-check";
import type { EmployeeRecord, HireRecord } from "#shared/domain/match/engine/people.ts";

const SCRIPTS = [
  "abcdefghij ABC.,'-\"()[]&/",
  "äöüßéÉîñçøØłŁđĐðÐþÞæÆœŒıİ",
  "АБВгдйёЁщ ΑΒΓςσΣώ",
  "אבגדהושלםְֱֶ محمدعليفاطمةًـ،",
  "राममोहन 佐藤健がぎ김민수王小明 ไทย",
  "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\ufeff\u00ad",
  "\u0300\u0301\u0308\u030a\u0327\u3099😀👩‍👩‍👧ﬁ℡㎏Ａ１²\u00a0\t\n´`’‘ŉ\ud800\udc00\u0000",
];

/** Text of mixed scripts: empty, of one letter, of 300, right to left, with what cannot be seen. */
export const oddText: fc.Arbitrary<string> = fc
  .subarray(SCRIPTS, { minLength: 1, maxLength: 3 })
  .chain((scripts) =>
    fc.oneof(
      fc.string({ unit: fc.constantFrom(...scripts.join("")), maxLength: 24 }),
      fc.string({ unit: fc.constantFrom(...scripts.join("")), maxLength: 300 }),
      fc.constantFrom(
        "",
        " ",
        "-",
        ".",
        "N/A",
        "LNU",
        "FNU",
        "Jr.",
        "PhD",
        "X",
        "(she/her)",
        ", ",
        "O'",
        "x".repeat(300),
      ),
    ),
  );

const oddDate = fc.constantFrom(
  null, "", "2025-02-30", "0001-01-01", "9999-12-31", "1900-01-01", "2025-03-04", "2025-04-03T23:59:59.999Z", "tomorrow", "31/12/2025",
); // prettier-ignore

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** Never shares a mailbox with an odd employee: with one, even the oddest name is the same person's. */
export const oddHire: fc.Arbitrary<HireRecord> = fc.record({
  id: fc.constantFrom("h1", "h2", "h3"),
  candidateName: oddText,
  emails: fc.array(fc.oneof(oddText, fc.constantFrom("a@gmail.com", "A.+x@googlemail.com", "@", "a@b@c")), {
    maxLength: 8,
  }),
  hiredAt: oddDate,
  titles: fc.array(oddText, { maxLength: 3 }),
  locations: fc.array(oddText, { maxLength: 3 }),
  departments: fc.array(oddText, { maxLength: 2 }),
  managers: fc.array(oddText, { maxLength: 2 }),
  seat: fc.constantFrom("open", "none", "settled"),
  refusedEmployeeIds: fc.array(fc.constantFrom("e1", "e2"), { maxLength: 2 }),
});

export const oddEmployee: fc.Arbitrary<EmployeeRecord> = fc.record({
  id: fc.constantFrom("e1", "e2", "e3"),
  firstName: oddText,
  middleName: orNull(oddText),
  lastName: oddText,
  preferredName: orNull(oddText),
  workEmail: orNull(fc.oneof(oddText, fc.constant("b@gmail.com"))),
  personalEmail: orNull(fc.oneof(oddText, fc.constant("b@gmail.com"))),
  startDate: oddDate,
  title: orNull(oddText),
  department: orNull(oddText),
  location: orNull(oddText),
  managerName: orNull(oddText),
  isSettled: fc.boolean(),
});

// A company of a few names, addresses and jobs: namesakes, nicknames, shared mailboxes and duplicates everywhere.
const GIVEN = ["Maria", "Mary", "Bob", "Robert", "Ann", "José", "Jose Luis", "Alex", "Alexandra"];
const FAMILY = ["García", "Garcia Lopez", "Smith", "Müller", "Mueller", "van Dijk", "Nguyễn"];
const MAILBOXES = [
  "m.garcia@gmail.com",
  "bob.smith@gmail.com",
  "family@outlook.com",
  "ann@icloud.com",
  "people@agency.com",
];
const DAYS = ["2025-01-10", "2025-02-01", "2025-02-20", "2025-03-01", "2024-01-05"];
const TITLES = ["Account Executive", "Senior Recruiter", "Recruiter II", "Team Member"];
const PLACES = ["Berlin", "DE-BE-Berlin", "New York, NY", "Remote"];
const MANAGERS = ["Ada Lovelace", "Grace Hopper"];

const several = (values: readonly string[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });

function hireOf(id: string): fc.Arbitrary<HireRecord> {
  return fc.record({
    id: fc.constant(id),
    candidateName: fc
      .tuple(fc.constantFrom(...GIVEN), fc.constantFrom(...FAMILY), fc.boolean())
      .map(([given, family, isTurned]) => (isTurned ? `${family}, ${given}` : `${given} ${family}`)),
    emails: several(MAILBOXES, 2),
    hiredAt: fc.constantFrom(...DAYS),
    titles: several(TITLES, 1),
    locations: several(PLACES, 1),
    departments: fc.constant([]),
    managers: several(MANAGERS, 1),
    seat: fc.constantFrom("open", "open", "open", "open", "none", "settled"),
    refusedEmployeeIds: several(["e0", "e1", "e2"], 1),
  });
}

function employeeOf(id: string): fc.Arbitrary<EmployeeRecord> {
  return fc.record({
    id: fc.constant(id),
    firstName: fc.constantFrom(...GIVEN),
    middleName: orNull(fc.constantFrom("Ann", "García", "L.")),
    lastName: fc.constantFrom(...FAMILY),
    preferredName: orNull(fc.constantFrom("Bob", "Alex")),
    workEmail: orNull(fc.constantFrom("mgarcia@acme.com", "bob.smith@acme.com")),
    personalEmail: orNull(fc.constantFrom(...MAILBOXES)),
    startDate: fc.constantFrom(...DAYS),
    title: orNull(fc.constantFrom(...TITLES)),
    department: fc.constantFrom("Sales", "People"),
    location: orNull(fc.constantFrom(...PLACES)),
    managerName: orNull(fc.constantFrom(...MANAGERS)),
    isSettled: fc.constantFrom(false, false, false, false, true),
  });
}

export type SmallCompany = { readonly hires: HireRecord[]; readonly employees: EmployeeRecord[] };

export const smallCompany: fc.Arbitrary<SmallCompany> = fc.record({
  hires: fc
    .integer({ min: 1, max: 7 })
    .chain((size) => fc.tuple(...Array.from({ length: size }, (_, i) => hireOf(`h${i}`)))),
  employees: fc
    .integer({ min: 1, max: 7 })
    .chain((size) => fc.tuple(...Array.from({ length: size }, (_, i) => employeeOf(`e${i}`)))),
});

export const anotherEmployee = fc.constantFrom("e0", "e1", "e7").chain(employeeOf);
export const anotherHire = fc.constantFrom("h0", "h1", "h7").chain(hireOf);
