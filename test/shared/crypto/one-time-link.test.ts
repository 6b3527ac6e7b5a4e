// One-time links: what is derived opens, and nothing else does.
import { describe, expect, test } from "vitest";
import { linkToken, readLinkToken } from "#shared/crypto/one-time-link.ts";
import { newId } from "#shared/domain/ids.ts";

const KEY = "a key that only the Workers have";
const claim = { id: newId("mail"), subjectTry: 3 };

describe("a one-time link", () => {
  test("opens with the key that derived it, and says what it is for", async () => {
    expect(await readLinkToken(KEY, "welcome", await linkToken(KEY, "welcome", claim))).toEqual(claim);
  });

  test("is the same each time it is derived: sending a mail again sends the same link", async () => {
    expect(await linkToken(KEY, "welcome", claim)).toBe(await linkToken(KEY, "welcome", claim));
  });

  test("opens with no other key", async () => {
    expect(await readLinkToken("another key", "welcome", await linkToken(KEY, "welcome", claim))).toBeNull();
  });

  test("opens no other try and nobody else's door", async () => {
    const [, , mac = ""] = (await linkToken(KEY, "welcome", claim)).split(".");
    expect(await readLinkToken(KEY, "welcome", `${claim.id}.4.${mac}`)).toBeNull();
    expect(await readLinkToken(KEY, "welcome", `${newId("mail")}.3.${mac}`)).toBeNull();
  });

  test.for(["", "x", "mai_1.1.a", `${claim.id}.0.${"a".repeat(43)}`, `${claim.id}.3.${"=".repeat(43)}`, "../../etc"])(
    "is refused when it is %o",
    async (token) => {
      expect(await readLinkToken(KEY, "welcome", token)).toBeNull();
    },
  );
});
