// Hires and employees made ready for comparing: everything that does not depend on the other side is worked out once.
import { canonicalMailbox } from "../mailbox.ts";
import { jobOf, type Job } from "./jobs.ts";
import { keysOf } from "./keys.ts";
import { candidateName, employeeName } from "./name-words.ts";
import type { EmployeeRecord, HireRecord } from "./people.ts";
import { candidateReadings, employeeReadings, spansOf, type Reading } from "./readings.ts";
import { spanOf, type Span } from "./spans.ts";

type Prepared = {
  readonly id: string;
  /** Under which the other side finds it. */
  readonly keys: readonly string[];
  /** Days since 1970 of hire or start; null when unknown or not a date. */
  readonly day: number | null;
};

export type PreparedHire = Prepared & {
  readonly kind: "hire";
  readonly record: HireRecord;
  readonly readings: readonly Reading[];
  readonly asides: readonly Span[];
  readonly suffix: string | null;
  readonly mailboxes: readonly string[];
  /** Letters of the mailboxes' local parts. */
  readonly locals: readonly string[];
  readonly job: Job;
};

export type PreparedEmployee = Prepared & {
  readonly kind: "employee";
  readonly keySet: ReadonlySet<string>;
  readonly record: EmployeeRecord;
  readonly readings: readonly Reading[];
  readonly preferred: readonly Span[];
  readonly preferredWhole: Span | null;
  readonly middle: readonly Span[];
  readonly middleWhole: Span | null;
  readonly suffix: string | null;
  readonly mailboxes: readonly string[];
  readonly locals: readonly string[];
  readonly workLocal: string | null;
  readonly job: Job;
};

export type Person = PreparedHire | PreparedEmployee;

export function prepareHire(record: HireRecord): PreparedHire {
  const name = candidateName(record.candidateName);
  const readings = candidateReadings(name);
  const asides = name.asides.flatMap((aside) => spanOf(aside) ?? []);
  const mailboxes = mailboxesOf(record.emails);
  const job = jobOf(record.titles, record.locations, record.departments, record.managers);
  const keys = keysOf({ readings, others: asides, mailboxes, job });
  return {
    kind: "hire",
    id: record.id,
    record,
    keys,
    readings,
    asides,
    suffix: name.suffix,
    mailboxes,
    locals: mailboxes.map(localLetters),
    job,
    day: dayOf(record.hiredAt),
  };
}

export function prepareEmployee(record: EmployeeRecord): PreparedEmployee {
  const name = employeeName(record);
  const mailboxes = mailboxesOf([record.personalEmail, record.workEmail]);
  const [work] = mailboxesOf([record.workEmail]);
  const readings = employeeReadings(name);
  const preferred = spansOf(name.preferred);
  const middle = spansOf(name.middle);
  const others = [...preferred.slice(0, 1), ...middle.slice(0, 1)].filter((other) => other.text.length > 1);
  const job = jobOf(some(record.title), some(record.location), some(record.department), some(record.managerName));
  const keys = keysOf({ readings, others, mailboxes, job });
  return {
    kind: "employee",
    id: record.id,
    record,
    keys,
    keySet: new Set(keys),
    readings,
    preferred,
    preferredWhole: spanOf(name.preferred),
    middle,
    middleWhole: spanOf(name.middle),
    suffix: name.suffix,
    mailboxes,
    locals: mailboxes.map(localLetters),
    workLocal: work === undefined ? null : localLetters(work),
    job,
    day: dayOf(record.startDate),
  };
}

const MOST_MAILBOXES = 6; // that count; who has more is listed, not known

function some(text: string | null): string[] {
  return text === null ? [] : [text];
}

function mailboxesOf(addresses: readonly (string | null)[]): string[] {
  const mailboxes = addresses.flatMap((address) => (address === null ? [] : (canonicalMailbox(address) ?? [])));
  return [...new Set(mailboxes)].slice(0, MOST_MAILBOXES);
}

function localLetters(mailbox: string): string {
  return mailbox
    .slice(0, mailbox.lastIndexOf("@"))
    .replace(/\+.*$/, "")
    .replace(/[^a-z]/g, "");
}

const DAY_MS = 86_400_000;
const FARTHEST_DAY = 100_000; // about the year 2243: beyond are slips and placeholders such as 9999-12-31

/** Whole days since 1970 of an ISO date or time; null for anything else and for placeholders far off. */
export function dayOf(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const day = Math.floor(Date.parse(text.slice(0, 10)) / DAY_MS);
  return Number.isFinite(day) && day > 0 && day < FARTHEST_DAY ? day : null;
}
