// What a new hire's record says, from the offer, the posting and the people that belong to them; and what is missing.
import { describe, expect, test } from "vitest";
import {
  extensionOf,
  newHireOf,
  numberOf,
  peopleOf,
  type CandidateRead,
  type SeenPerson,
} from "#shared/domain/onboarding/new-hire.ts";
import { offerDay, offerText, offerThatCounts, type Offer } from "#shared/domain/onboarding/offer.ts";

const offer = (over: Partial<Offer> & { values?: Record<string, string | number | null> } = {}): Offer => {
  const { values = {}, ...rest } = over;
  const fields = Object.entries(values).map(([identifier, value]) => ({ identifier, value }));
  return { id: "off", status: "signed", createdAt: 1, signedAt: 2, fields, ...rest };
};

const PEOPLE: Record<string, SeenPerson> = {
  u1: { id: "u1", name: "Priya Raman", email: "priya@lever.example", isActive: true },
  u2: { id: "u2", name: "Marcus Webb", email: "marcus@lever.example", isActive: false },
};

const read = (over: Partial<CandidateRead> = {}): CandidateRead => ({
  candidate: {
    opportunityId: "opp",
    contactId: "con",
    name: "Jo Park",
    emails: ["jo@example.com", "other@example.com"],
    postingId: "pst",
    hiringManagerId: null,
    location: null,
    reachedAt: Date.parse("2026-11-20T10:00:00Z"),
  },
  offers: [
    offer({
      values: {
        job_title: "Controls Engineer II",
        candidate_name: "Joanne Park",
        location: "Oakland, CA",
        anticipated_start_date: Date.parse("2027-01-11T00:00:00Z"),
        direct_manager: "u1",
        custom_emp_job_type: "FT-ENG",
      },
    }),
  ],
  posting: { id: "pst", title: "Controls Engineer", location: "Austin, TX", hiringManagerId: "u1" },
  person: (id) => PEOPLE[id] ?? null,
  ...over,
});

describe("a new hire", () => {
  test("has every row of the table, the offer's words first", () => {
    expect(newHireOf(read())).toEqual({
      opportunityId: "opp",
      contactId: "con",
      name: "Jo Park",
      email: "jo@example.com",
      postingId: "pst",
      postingTitle: "Controls Engineer",
      designation: "Controls Engineer II",
      offerId: "off",
      offerStatus: "signed",
      offerCandidateName: "Joanne Park",
      location: "Oakland, CA",
      startDate: "2027-01-11",
      managerId: "u1",
      managerName: "Priya Raman",
      hiringManagerName: "Priya Raman",
      hiringManagerEmail: "priya@lever.example",
      packageCode: "FT-ENG",
      reachedAt: "2026-11-20T10:00:00.000Z",
      problems: [],
    });
  });

  test("without an e-mail, an offer and a posting comes in all the same, and says what is missing", () => {
    const { candidate } = read();
    const bare = newHireOf(
      read({ candidate: { ...candidate, emails: [" "], postingId: null }, offers: [], posting: null }),
    );
    expect(bare).toMatchObject({ name: "Jo Park", email: null, designation: null, startDate: null, packageCode: null });
    expect(bare.problems).toEqual(["no_email", "no_offer", "no_posting"]);
  });

  test("without a name bears the offer's", () => {
    expect(newHireOf(read({ candidate: { ...read().candidate, name: "" } })).name).toBe("Joanne Park");
  });

  test("whose manager has left says so, and still names them", () => {
    const left = newHireOf(read({ offers: [offer({ values: { direct_manager: "u2" } })], posting: null }));
    expect(left).toMatchObject({ managerName: "Marcus Webb", hiringManagerEmail: "marcus@lever.example" });
    expect(left.problems).toContain("manager_deactivated");
  });

  test("whose manager is not a user says so", () => {
    const unknown = newHireOf(read({ offers: [offer({ values: { direct_manager: "u9" } })], posting: null }));
    expect(unknown).toMatchObject({ managerId: "u9", managerName: null });
    expect(unknown.problems).toContain("manager_unknown");
  });

  test("needs the direct manager and the hiring manager looked up, each once", () => {
    const { offers, candidate, posting } = read();
    expect(peopleOf(offers, candidate, posting)).toEqual(["u1"]);
    expect(peopleOf([], { ...candidate, hiringManagerId: "u2" }, null)).toEqual(["u2"]);
  });
});

describe("the offer that counts", () => {
  test("is the one signed last, whatever came after it", () => {
    const offers = [
      offer({ id: "a", signedAt: 5 }),
      offer({ id: "b", signedAt: 9 }),
      offer({ id: "c", status: "sent", createdAt: 20, signedAt: null }),
    ];
    expect(offerThatCounts(offers)?.id).toBe("b");
  });

  test("is the newest that was not denied when none is signed", () => {
    const offers = [
      offer({ id: "a", status: "denied", createdAt: 9, signedAt: null }),
      offer({ id: "b", status: "sent", createdAt: 3, signedAt: null }),
    ];
    expect(offerThatCounts(offers)?.id).toBe("b");
    expect(offerThatCounts([])).toBeNull();
  });

  test("is read by the first of its fields that says something", () => {
    const one = offer({ values: { location: " ", "location/office": "Berlin", custom_level: 4 } });
    expect(offerText(one, "location", "custom_location", "location/office")).toBe("Berlin");
    expect(offerText(one, "custom_level")).toBe("4");
    expect(offerText(null, "location")).toBeNull();
  });

  test.for([
    [Date.parse("2027-01-11T00:00:00Z"), "2027-01-11"],
    ["1799625600000", "2027-01-11"],
    ["2027-01-11", "2027-01-11"],
    ["2027-01-11T09:00:00-08:00", "2027-01-11"],
    ["2027-99-11", null],
    ["next Monday", null],
    [Number.MAX_VALUE, null],
    [null, null],
  ] as const)("starts on %s: %s", ([value, day]) => {
    expect(offerDay(offer({ values: { anticipated_start_date: value } }), "anticipated_start_date")).toBe(day);
  });
});

describe("a document", () => {
  test.for([
    [".pdf", "cv", "pdf"],
    ["PDF", "cv.PDF", "pdf"],
    ["", "cv.docx", "docx"],
    [null, "Cover letter", ""],
    ["../../etc", "cv.pdf", "pdf"],
    [undefined, "archive.tar.gz", "gz"],
  ] as const)("told as %o with the name %o has the extension %o", ([told, name, extension]) => {
    expect(extensionOf(told, name)).toBe(extension);
  });

  test("has a size though it is told as text, and none when it is nonsense", () => {
    expect([numberOf("2048"), numberOf(2048), numberOf("big"), numberOf(-1), numberOf(""), numberOf(null)]).toEqual([
      2048,
      2048,
      null,
      null,
      null,
      null,
    ]);
  });
});
