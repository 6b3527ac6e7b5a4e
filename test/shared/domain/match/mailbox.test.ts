// Addresses that reach the same mailbox are one, and addresses that tell nothing are none.
import { expect, test } from "vitest";
import { canonicalMailbox, mailboxesOf } from "#shared/domain/match/mailbox.ts";
import { anyText } from "./any-text.ts";

test.for([
  [" Ada.Lovelace@Example.COM ", "ada.lovelace@example.com"],
  ["A.d.a.Lovelace+jobs@GoogleMail.com", "adalovelace@gmail.com"],
  ["ada+jobs@outlook.de", "ada@outlook.de"],
  ["ada+jobs@icloud.com", "ada@icloud.com"],
  ["ada+jobs@proton.me", "ada@proton.me"],
  ["ada+jobs@fastmail.com", "ada@fastmail.com"],
  ["ada.b@outlook.com", "ada.b@outlook.com"],
  ["ada+jobs@unknown-domain.org", "ada+jobs@unknown-domain.org"],
  ["ada\u200b@example.com", "ada@example.com"],
  ["+tag@gmail.com", "+tag@gmail.com"],
  ["ada@example.com.", "ada@example.com"],
])("%s is the mailbox %s", ([address = "", mailbox]) => {
  expect(canonicalMailbox(address)).toBe(mailbox);
});

test.for([
  "info@acme.com",
  "HR@acme.com",
  "jobs+12@gmail.com",
  "no-reply@acme.com",
  "noemail123@acme.com",
  "none@none.com",
  "x@y.invalid",
])("%s is no evidence for a person", (address) => {
  expect(canonicalMailbox(address)).toBeNull();
});

test.for(["", "ada", "@example.com", "ada@", "a b@example.com", "Ada <ada@example.com>", "ada@.."])(
  "“%s” is no address",
  (text) => {
    expect(canonicalMailbox(text)).toBeNull();
  },
);

test("a canonical mailbox is its own canonical form, for 3,000 odd addresses", () => {
  const mailboxes = anyText(3_000).flatMap((text) =>
    ["gmail.com", "outlook.com", "example.com", text].flatMap((host) => canonicalMailbox(`${text}@${host}`) ?? []),
  );
  expect(mailboxes.length).toBeGreaterThan(500);
  expect(mailboxes.map(canonicalMailbox)).toEqual(mailboxes);
});

test("a person's mailboxes are told once each, without what is none", () => {
  expect(mailboxesOf(["ada.b@gmail.com", null, "", "adab@googlemail.com", "info@acme.com", "ada@acme.com"])).toEqual([
    "adab@gmail.com",
    "ada@acme.com",
  ]);
});
