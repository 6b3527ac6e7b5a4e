// The mapping: which source fills which field, what falls back to what, and what a strange value becomes.
import { describe, expect, test } from "vitest";
import { mapHire, type MapSetting } from "#shared/domain/hris/map-hire.ts";
import { FieldSource } from "#shared/domain/hris/mapping.ts";
import { offerThatCounts, type HiredPerson, type HireDetails, type Offer } from "#shared/domain/hris/person.ts";

const PERSON: HiredPerson = {
  applicationId: "opp-1",
  contactId: "c-1",
  name: "Anna van der Berg",
  emails: ["anna@home.example", "anna@old.example"],
  location: "Oakland",
  headline: "Engineer at Acme",
  origin: "referred",
  isAnonymised: false,
  hiredAt: "2026-11-01T10:00:00.000Z",
  requisition: null,
  postingId: "p-1",
  managerIds: [],
  stamp: "1",
};
const offer = (fields: Record<string, string | number | null>, rest: Partial<Offer> = {}): Offer => ({
  status: "signed",
  createdAtMs: 1,
  signedAtMs: 2,
  fields: Object.entries(fields).map(([identifier, value]) => ({ identifier, label: identifier, value })),
  ...rest,
});
const DETAILS: HireDetails = {
  posting: {
    title: "Controls Engineer",
    department: "Engineering",
    team: "Motion",
    location: "Oakland, CA",
    commitment: "Full-time",
    workplaceType: "unspecified",
    country: "US",
    hiringManagerId: "u-1",
  },
  manager: { name: "Priya Raman", email: "priya@meridian.example", isActive: true },
  offer: offer({
    anticipated_start_date: Date.UTC(2027, 0, 4, 8),
    direct_manager: "u-2",
    custom_level: 4,
    custom_city: "  Oakland\u200b ",
  }),
};
const SETTING: MapSetting = {
  mapping: {},
  timeZone: "America/Los_Angeles",
  userOf: (id) => (id === "u-2" ? { name: "Marcus Webb", email: "marcus@meridian.example", isActive: true } : null),
};
const map = (
  details: Partial<HireDetails> = {},
  person: Partial<HiredPerson> = {},
  setting: Partial<MapSetting> = {},
) => mapHire({ ...PERSON, ...person }, { ...DETAILS, ...details }, { ...SETTING, ...setting });

describe("by default", () => {
  test("every field of the import is filled from where it stands in Lever", () => {
    expect(map()).toEqual({
      facts: {
        firstName: "Anna",
        middleName: null,
        lastName: "van der Berg",
        preferredName: null,
        personalEmail: "anna@home.example",
        workEmail: null,
        title: "Controls Engineer",
        department: "Engineering",
        location: "Oakland, CA",
        employmentType: "Full-time",
        managerName: "Priya Raman",
        managerEmail: "priya@meridian.example",
        startDate: "2027-01-04",
      },
      nameDoubt: null,
      notes: [],
    });
  });

  test("what is missing falls back, or stays empty with a note", () => {
    const bare = map({ posting: null, manager: null, offer: null }, { emails: [] });
    expect(bare.facts).toMatchObject({ title: null, startDate: null, personalEmail: null, managerName: null });
    expect(bare.notes).toEqual([
      "Lever has no e-mail of this person.",
      "There is no posting.",
      "There is no offer, so no start date.",
    ]);
    const other = offer({ job_title: "Lead", "location/office": "Berlin", team: "Motion", direct_manager: "u-2" });
    expect(map({ posting: null, manager: null, offer: other }).facts).toMatchObject({
      title: "Lead",
      location: "Berlin",
      department: "Motion",
      managerName: "Marcus Webb",
      managerEmail: "marcus@meridian.example",
    });
  });

  test("a deactivated manager is told, and said to be", () => {
    const { facts, notes } = map({ manager: { name: "Gone Boss", email: null, isActive: false } });
    expect(facts.managerName).toBe("Gone Boss");
    expect(notes).toEqual(["The hiring manager Gone Boss is deactivated in Lever."]);
  });
});

describe("a mapping", () => {
  test("takes other sources, offer fields and constants, in order", () => {
    const mapping = {
      location: ["offer:custom_city", "posting.location"],
      department: ["constant:Robotics"],
      title: ["offer:no_such", "candidate.headline"],
      workEmail: ["candidate.email2"],
      managerName: ["offer:direct_manager"],
      startDate: ["candidate.hiredOn"],
      employmentType: ["offer:custom_level"],
      middleName: [],
    };
    expect(map({}, {}, { mapping }).facts).toMatchObject({
      location: "Oakland",
      department: "Robotics",
      title: "Engineer at Acme",
      workEmail: "anna@old.example",
      managerName: "Marcus Webb",
      startDate: "2026-11-01",
      employmentType: "4",
      middleName: null,
    });
  });

  test("that does not split the name has no doubt about it", () => {
    const mapping = { firstName: ["name.whole"], lastName: ["constant:-"] };
    expect(map({}, { name: "Madonna" }).nameDoubt).toContain("one word");
    expect(map({}, { name: "Madonna" }, { mapping })).toMatchObject({
      nameDoubt: null,
      facts: { firstName: "Madonna" },
    });
  });

  test("passes over what does not fit the field", () => {
    const emails = ["not an e-mail", "a@b", "ada@home.example"];
    for (const email of emails.slice(0, 2)) expect(map({}, { emails: [email] }).facts.personalEmail).toBeNull();
    expect(map({}, { emails: emails.slice(2) }).facts.personalEmail).toBe("ada@home.example");
    expect(map({ offer: offer({ anticipated_start_date: "soon" }) }).facts.startDate).toBeNull();
    expect(map({}, { name: "x".repeat(900) }).facts.firstName).toHaveLength(300);
  });

  test.each([
    ["posting.title", true],
    ["offer:custom_x", true],
    ["constant:Berlin", true],
    ["offer:", false],
    ["constant:", false],
    ["posting.salary", false],
    ["__proto__", false],
  ])("with the source %s is a mapping: %s", (source, isOne) => {
    expect(FieldSource.safeParse(source).success).toBe(isOne);
  });
});

describe("a start date", () => {
  const startOf = (value: string | number, timeZone: string) =>
    map({ offer: offer({ anticipated_start_date: value }) }, {}, { timeZone }).facts.startDate;
  test.each([
    ["midnight Pacific", Date.UTC(2027, 0, 4, 8), "America/Los_Angeles", "2027-01-04"],
    ["midnight Pacific, for a tenant elsewhere", Date.UTC(2027, 0, 4, 8), "Europe/Berlin", "2027-01-04"],
    ["midnight of UTC, for a tenant in the west", Date.UTC(2027, 0, 4), "America/Los_Angeles", "2027-01-04"],
    ["midnight in Berlin", Date.UTC(2027, 0, 3, 23), "Europe/Berlin", "2027-01-04"],
    ["midnight in Auckland's summer", Date.UTC(2027, 0, 3, 11), "Pacific/Auckland", "2027-01-04"],
    ["ISO text", "2027-01-04", "UTC", "2027-01-04"],
    ["milliseconds as text", String(Date.UTC(2027, 0, 4, 8)), "America/Los_Angeles", "2027-01-04"],
    ["no date", 0, "UTC", null],
  ])("written as %s", (_, value, zone, day) => {
    expect(startOf(value, zone)).toBe(day);
  });
});

describe("of several offers", () => {
  const at = (status: string, createdAtMs: number, signedAtMs: number | null = null): Offer => ({
    status,
    createdAtMs,
    signedAtMs,
    fields: [],
  });
  test.each([
    ["the one signed last", [at("signed", 1, 50), at("signed", 2, 40), at("sent", 9)], 0],
    ["a signed one over newer unsigned ones", [at("sent", 9), at("signed", 1, 2)], 1],
    [
      "without a signature the newest that stands",
      [at("sent", 1), at("approved", 3), at("denied", 5), at("draft", 6)],
      1,
    ],
    ["none of drafts and refusals", [at("draft", 1), at("denied", 2)], null],
    ["a signed one without a time by when it was made", [at("signed", 5), at("signed", 9)], 1],
  ])("counts %s", (_, offers, index) => {
    expect(offerThatCounts(offers)).toBe(index === null ? null : offers[index]);
  });
});
