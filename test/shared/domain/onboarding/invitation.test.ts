// The state of an invitation and of its links, and what its form takes.
import { describe, expect, test } from "vitest";
import {
  Confirmation,
  InvitationInput,
  invitationState,
  LINK_MS,
  linkState,
  type InvitationFacts,
} from "#shared/domain/onboarding/invitation.ts";
import { codeKey, PackageInput, tasksOf } from "#shared/domain/onboarding/package.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const facts = (over: Partial<InvitationFacts> = {}): InvitationFacts => ({
  linkTry: 2,
  expiresAt: new Date(NOW + LINK_MS).toISOString(),
  revokedAt: null,
  spentAt: null,
  confirmedAt: null,
  ...over,
});
const then = "2026-11-22T11:00:00.000Z";

describe("a link", () => {
  test("works for fourteen days", () => {
    expect(LINK_MS).toBe(14 * 24 * 60 * 60 * 1000);
    expect(linkState(facts(), 2, NOW + LINK_MS - 1)).toBe("open");
    expect(linkState(facts(), 2, NOW + LINK_MS)).toBe("expired");
  });

  test("of an earlier mail is dead when a later one was sent", () => {
    expect(linkState(facts(), 1, NOW)).toBe("replaced");
  });

  test("works once", () => {
    expect(linkState(facts({ spentAt: then }), 2, NOW)).toBe("spent");
  });

  test("of a revoked invitation is dead, and that is what is told first", () => {
    expect(linkState(facts({ revokedAt: then, spentAt: then }), 1, NOW)).toBe("revoked");
  });
});

test.for([
  [{}, "invited"],
  [{ spentAt: then }, "opened"],
  [{ spentAt: then, confirmedAt: then }, "confirmed"],
  [{ revokedAt: then }, "revoked"],
  [{ expiresAt: then }, "expired"],
] as const)("an invitation with %o is %s", ([over, state]) => {
  expect(invitationState(facts(over), NOW)).toBe(state);
});

describe("quick invite", () => {
  test("needs a name and an address, the rest may be empty", () => {
    expect(
      InvitationInput.parse({ name: " Jo Park ", email: "jo@example.com", startDate: "", managerEmail: "" }),
    ).toEqual({
      name: "Jo Park",
      email: "jo@example.com",
      designation: null,
      location: null,
      startDate: null,
      managerName: null,
      managerEmail: null,
      packageCode: null,
    });
    expect(InvitationInput.safeParse({ name: "", email: "jo" }).error?.issues.map(({ path }) => path[0])).toEqual([
      "name",
      "email",
    ]);
  });
});

test("a hire's phone number holds digits, not words", () => {
  const phone = (text: string) => Confirmation.safeParse({ name: "Jo", email: "jo@example.com", phone: text }).success;
  expect([phone("+1 (510) 555-0100 x12"), phone(""), phone("call me")]).toEqual([true, true, false]);
});

describe("a package", () => {
  test("is found by its code whatever the case", () => {
    expect(codeKey(" FT-Eng ")).toBe(codeKey("ft-eng"));
  });

  test("has one task a line", () => {
    expect(tasksOf("Sign the handbook\n\n  Choose a laptop \r\n")).toEqual(["Sign the handbook", "Choose a laptop"]);
    expect(PackageInput.safeParse({ code: "", name: "x" }).success).toBe(false);
  });
});
