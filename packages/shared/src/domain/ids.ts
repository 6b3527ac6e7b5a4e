// Prefixed ids that sort by the time they were made, so that primary keys double as list order and cursors.

const PREFIXES = {
  tenant: "ten",
  user: "usr",
  invitation: "inv",
  token: "tok",
  connection: "con",
  position: "pos",
  requisition: "req",
  attempt: "att",
  hire: "hir",
  employee: "emp",
  group: "grp",
  match: "mat",
  rehearsal: "reh",
  role: "rol",
  roleLink: "lnk",
  roleNotice: "rno",
  recruiter: "rec",
  submission: "sub",
  ruling: "rul",
  recruiterNote: "rcn",
  event: "evt",
  job: "job",
  audit: "aud",
  mail: "mai",
  newHire: "nhi",
  package: "pkg",
  welcome: "wel",
} as const;

export type IdKind = keyof typeof PREFIXES;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32: no i, l, o, u

/** Milliseconds since 1970 as nine base-32 characters; enough until the year 3084. */
export function timePart(ms: number): string {
  let rest = Math.max(0, Math.floor(ms));
  let text = "";
  for (let i = 0; i < 9; i++) {
    text = (ALPHABET[rest % 32] ?? "0") + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** A new id such as `pos_01jd3x9k2f7q0m4zt8`: the kind's prefix, nine characters of time, eleven (55 bits) of chance. */
export function newId(kind: IdKind, now: number = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(11));
  return `${PREFIXES[kind]}_${timePart(now)}${Array.from(random, (byte) => ALPHABET[byte % 32]).join("")}`;
}

/** A secret for a URL or bearer token: 32 random bytes in base64url. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
