// The demo people who can sign in, and how a person's stable subject is made from the e-mail.
import { createHash } from "node:crypto";

export type Person = {
  readonly name: string;
  readonly email: string;
  /** Google says so in every ID token; false shows what a provider does with an address that nobody confirmed. */
  readonly isEmailVerified?: boolean;
};

export type DemoPerson = Person & { readonly about: string };

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    name: "Maya Lindqvist",
    email: "maya.lindqvist@meridian.example",
    about: "Head of Talent; opens the set-up link first",
  },
  { name: "Tobias Okafor", email: "tobias.okafor@meridian.example", about: "People Operations; join by an invitation" },
  { name: "Lena Vogt", email: "lena.vogt@meridian.example", about: "Recruiting Operations, Super Admin in Lever" },
  { name: "Avery Quill", email: "avery.quill@elsewhere.example", about: "a stranger: nobody invited this person" },
];

/** Microsoft's tenant id (tid) of the demo company. */
export const MICROSOFT_TENANT_ID = "5f1c1f6e-3c58-4e0e-9d0a-6b6f8f1f2a10";

export type ProviderKind = "google" | "microsoft";

/** The same person always gets the same subject, another one at each provider. Google: 21 digits; Microsoft: base64url. */
export function subjectOf(kind: ProviderKind, email: string): string {
  const digest = createHash("sha256").update(`${kind}:${email.toLowerCase()}`).digest();
  if (kind === "microsoft") return digest.toString("base64url");
  return `1${BigInt(`0x${digest.toString("hex")}`)
    .toString()
    .slice(0, 20)}`;
}

/** What the ID token says of the person. Entra sends tid and oid and never email_verified. */
export function claimsOf(kind: ProviderKind, person: Person): Record<string, unknown> {
  const sub = subjectOf(kind, person.email);
  const common = { sub, name: person.name, email: person.email };
  if (kind === "google") return { ...common, email_verified: person.isEmailVerified ?? true };
  return { ...common, preferred_username: person.email, tid: MICROSOFT_TENANT_ID, oid: objectId(sub) };
}

function objectId(subject: string): string {
  const hex = createHash("sha256").update(subject).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
