// The evidence of the job in plain words.
import type { Line } from "./explain.ts";
import type { JobMatch } from "./job-match.ts";
import type { EmployeeRecord, HireRecord } from "./people.ts";
import { DEPARTMENT, MANAGER, PLACE, TITLE } from "./weights.ts";

export function jobLines(job: JobMatch, employee: EmployeeRecord, hire: HireRecord): Line[] {
  const titles = `${hire.titles[0] ?? "none"} and ${employee.title ?? "none"}`;
  const places = `${hire.locations[0] ?? "none"} and ${employee.location ?? "none"}`;
  const title = {
    same: `Same title (${employee.title ?? ""})`,
    job: `Same job, in another grade or team (${titles})`,
    near: `The titles are close (${titles})`,
    unknown: "",
    different: `The titles differ (${titles})`,
  }[job.title];
  const place = {
    same: `Same location (${employee.location ?? ""})`,
    remote: "Both work remotely",
    unknown: "",
    elsewhere: `One works remotely, the other does not (${places})`,
    different: `The locations differ (${places})`,
  }[job.place];
  const manager = {
    same: `The hiring manager is the manager (${employee.managerName ?? ""})`,
    unknown: "",
    different: `The hiring manager is not the manager (${hire.managers[0] ?? ""} and ${employee.managerName ?? ""})`,
  }[job.manager];
  const department = {
    same: "The department fits the job",
    unknown: "",
    different: `The department does not fit the job (${employee.department ?? ""})`,
  }[job.department];
  const lines = [
    { code: `title_${job.title}`, text: title, bits: TITLE[job.title] },
    { code: `place_${job.place}`, text: place, bits: PLACE[job.place] },
    { code: `manager_${job.manager}`, text: manager, bits: MANAGER[job.manager] },
    { code: `department_${job.department}`, text: department, bits: DEPARTMENT[job.department] },
  ];
  const sum = lines.reduce((total, line) => total + line.bits, 0);
  return [
    ...lines,
    { code: "job_limit", text: "The parts of one job count less together than apart", bits: job.bits - sum },
  ];
}
