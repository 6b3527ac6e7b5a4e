// The demo people who can sign in, and how a person's stable subject is made from the e-mail.
import { createHash } from "node:crypto";

export type Person = {
  readonly name: string;
  readonly email: string;
  /** Google says so in every ID token; false shows what a provider does with an address that nobody confirmed. */
  readonly isEmailVerified?: boolean;
};

export type DemoPerson = Person & { readonly about: string };

/** People of the demo companies, their outside recruiters, and a stranger. In Lever and Greenhouse others act: their simulators ask who. */
export const DEMO_PEOPLE: readonly [DemoPerson, ...DemoPerson[]] = [
  {
    name: "Maya Lindqvist",
    email: "maya.lindqvist@meridian-robotics.example",
    about: "Head of Talent; opens the set-up link",
  },
  {
    name: "Tobias Okafor",
    email: "tobias.okafor@meridian-robotics.example",
    about: "People Operations; joins by an invitation",
  },
  {
    name: "Lena Vogt",
    email: "lena.vogt@meridian-robotics.example",
    about: "Recruiting Operations; is sent the link to connect Lever",
  },
  {
    name: "Nadia Farrow",
    email: "nadia.farrow@harbor-health.example",
    about: "VP of People at Harbor Health; opens its set-up link",
  },
  {
    name: "Amara Diallo",
    email: "amara.diallo@harbour.example",
    about: "Recruiter at Harbour Search; joins by the mail that invites her",
  },
  {
    name: "Robin Hale",
    email: "robin.hale@northside.example",
    about: "Recruiter at Northside Talent; likewise",
  },
  { name: "Avery Quill", email: "avery.quill@elsewhere.example", about: "A stranger; nobody invites" },
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
