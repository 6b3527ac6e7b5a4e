// What the job says: title, place, manager and department come from one requisition, so together they count less than apart.
import type { Job } from "./jobs.ts";
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";
import { placeLikeness, type PlaceLikeness } from "./places.ts";
import { titleLikeness, type TitleLikeness } from "./titles.ts";
import { DEPARTMENT, JOB, MANAGER, PLACE, TITLE } from "./weights.ts";

export type Known = "same" | "unknown" | "different";

export type JobMatch = {
  readonly title: TitleLikeness;
  readonly place: PlaceLikeness;
  readonly manager: Known;
  readonly department: Known;
  readonly bits: number;
};

export function matchJobs(employee: PreparedEmployee, hire: PreparedHire): JobMatch {
  const title = titleLikeness(employee.job.titles, hire.job.titles);
  const place = placeLikeness(employee.job.places, hire.job.places);
  const manager = sameManager(employee.job.managers, hire.job.managers);
  // where the title is known, the department repeats it
  const department = title === "unknown" ? sameDepartment(employee.job, hire.job) : "unknown";
  const sum = TITLE[title] + PLACE[place] + MANAGER[manager] + DEPARTMENT[department];
  return { title, place, manager, department, bits: Math.max(JOB.least, Math.min(JOB.most, sum)) };
}

function sameManager(theirs: PreparedEmployee["job"]["managers"], ours: PreparedHire["job"]["managers"]): Known {
  if (theirs.length === 0 || ours.length === 0) return "unknown";
  return theirs.some((one) => ours.some((other) => areOnePerson(one, other))) ? "same" : "different";
}

/** All words of the shorter name are in the longer, and at least two of them: middle names come and go. */
function areOnePerson(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (short.length > 1 || long.length === 1) && short.every((word) => long.includes(word));
}

function sameDepartment(theirs: Job, ours: Job): Known {
  if (theirs.departments.some((name) => ours.departments.includes(name))) return "same";
  if (theirs.fields.length === 0 || ours.fields.length === 0) return "unknown";
  return theirs.fields.some((field) => ours.fields.includes(field)) ? "same" : "different";
}
