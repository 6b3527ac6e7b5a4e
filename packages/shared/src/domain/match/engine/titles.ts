// Job titles brought to one form, so that "Sr. Software Eng", "Engineer, Software - L4" and "Senior Software Engineer, Growth" can meet.
import { fold } from "./fold.ts";
import { remembering } from "./remember.ts";

export type Titles = {
  /** Every word of the title, grade included, in alphabetical order. */
  readonly full: readonly string[];
  /** The job without grade, level, region and, where a comma sets it apart, team. */
  readonly jobs: readonly string[];
  /** Whether there is a title at all that names a job; "Team Member" does not. */
  readonly isTelling: boolean;
};

const SHORT: Readonly<Record<string, string>> = Object.fromEntries(
  `sr:senior snr:senior jr:junior jnr:junior eng:engineer engr:engineer dev:developer mgr:manager mngr:manager mgmt:management
   dir:director assoc:associate asst:assistant rep:representative coord:coordinator spec:specialist ops:operations
   admin:administrator exec:executive svp:senior-vice-president vp:vice-president evp:executive-vice-president acct:account
   acctg:accounting fin:financial mktg:marketing mkt:marketing tech:technical prin:principal hr:human-resources
   qa:quality-assurance sre:site-reliability-engineer swe:software-engineer sde:software-engineer sdr:sales-development-representative
   bdr:business-development-representative ae:account-executive csm:customer-success-manager pm:product-manager
   ux:user-experience ui:user-interface ml:machine-learning bi:business-intelligence cs:customer-success intl:international
   pr:public-relations svc:service svcs:services sys:systems dept:department gen:general cust:customer biz:business`
    .split(/\s+/)
    .map((pair) => pair.split(":").map((part) => part.replaceAll("-", " "))),
);
const GRADES = new Set(
  `senior junior staff principal lead associate entry intermediate mid midlevel i ii iii iv v vi 1 2 3 4 5 6 7 trainee graduate`.split(
    /\s+/,
  ),
);
const LEVEL = /^(?:[lptmse]|ic|grade|level|band)\d{1,2}$/;
const NOISE = new Set(
  "remote hybrid onsite the of and for a an fulltime parttime contract temporary temp permanent level grade".split(" "),
);
const REGIONS = new Set(
  "us usa uk eu emea apac amer americas latam na ca canada india de germany europe global".split(" "),
);
/** Titles that HR systems give to everyone. */
const EMPTY = new Set(
  `professional|team member|member team|individual contributor|contributor individual|employee|worker|consultant|staff|contractor|
   specialist|manager|colleague|crew member|member crew|regular|exempt|nonexempt|non exempt|exempt non|other|general|unknown|tbd|`
    .split("|")
    .map((title) => title.trim()),
);

export const titlesOf = remembering(readTitles);

function readTitles(titles: readonly string[]): Titles {
  const full = new Set<string>();
  const jobs = new Set<string>();
  for (const title of titles) {
    const bare = title.slice(0, 300).replace(/\([^)]*\)|\[[^\]]*\]/gu, " ");
    const parts = bare.split(/\s[-–—|:/]\s|[,|]/u);
    const all = wordsOf(bare);
    const first = jobWords(wordsOf(parts[0] ?? ""));
    const whole = jobWords(all);
    const beforeDash = jobWords(wordsOf(bare.split(/\s[-–—|]\s/u)[0] ?? ""));
    if (!isEmpty(whole)) full.add(sorted(all.filter((word) => !REGIONS.has(word))));
    // "Engineer, Software" turns the job round, "Engineer, Growth" names a team after it: both readings stay
    for (const job of [first, beforeDash, whole]) if (!isEmpty(job)) jobs.add(sorted(job));
  }
  return { full: [...full], jobs: [...jobs], isTelling: jobs.size > 0 };
}

function wordsOf(text: string): string[] {
  const words = fold(text.replaceAll("&", " and ").replaceAll(".", " ")).split(" ");
  return words.flatMap((word) => (SHORT[word] ?? word).split(" ")).filter((word) => word !== "" && !NOISE.has(word));
}

/** The words that name the job; an associate who is nothing else stays one. */
function jobWords(words: readonly string[]): string[] {
  return words.filter((word) => !GRADES.has(word) && !LEVEL.test(word) && !REGIONS.has(word));
}

function isEmpty(words: readonly string[]): boolean {
  return words.length === 0 || EMPTY.has(words.join(" "));
}

function sorted(words: readonly string[]): string {
  return [...new Set(words)].sort().join(" ");
}

export type TitleLikeness = "same" | "job" | "near" | "unknown" | "different";

/** `same` with grade and team, `job` without them, `near` when most words agree. */
export function titleLikeness(one: Titles, other: Titles): TitleLikeness {
  if (!one.isTelling || !other.isTelling) return "unknown";
  if (meet(one.full, other.full)) return "same";
  if (meet(one.jobs, other.jobs)) return "job";
  for (const a of one.jobs) for (const b of other.jobs) if (isNear(a, b)) return "near";
  return "different";
}

function meet(one: readonly string[], other: readonly string[]): boolean {
  return one.some((title) => other.includes(title));
}

/** At least two words shared, and no more than one word left over on each side. */
function isNear(one: string, other: string): boolean {
  const a = one.split(" ");
  const b = new Set(other.split(" "));
  const shared = a.filter((word) => b.has(word)).length;
  return shared >= 2 && a.length - shared <= 1 && b.size - shared <= 1;
}
