// What an organization is set up with before anybody touches it: people, structure, custom fields and a template.
import { createAccount, createDepartment, createOffice, createUser } from "../acts/accounts.ts";
import { createField } from "../acts/fields.ts";
import { createJob } from "../acts/jobs.ts";
import { addHiringManager, addOwner, addPost } from "../acts/team.ts";
import type { Simulator } from "../context.ts";
import type { Job } from "../state/records.ts";
import type { Account } from "../state/state.ts";

/** The integration's own user (Site Admin, all private rights), a Site Admin, a recruiter and two hiring managers. */
function addPeople(sim: Simulator, account: Account) {
  const rights = { isSiteAdmin: true, canSeePrivateCandidates: true, canSeePrivateFields: true };
  return {
    integration: createUser(sim, account, { name: "Rolecall Integration", ...rights }),
    admin: createUser(sim, account, {
      name: "Imani Brooks",
      jobTitle: "Head of Talent",
      employeeId: "E-100",
      ...rights,
    }),
    recruiter: createUser(sim, account, { name: "Theo Lindgren", jobTitle: "Recruiter", employeeId: "E-101" }),
    first: createUser(sim, account, { name: "Dana Whitfield", jobTitle: "Director of Nursing", employeeId: "E-102" }),
    second: createUser(sim, account, { name: "Luis Ortega", jobTitle: "VP of Operations" }),
  };
}

function addStructure(sim: Simulator, account: Account) {
  const clinical = createDepartment(sim, account, { name: "Clinical", externalId: "D-10" });
  return {
    clinical,
    nursing: createDepartment(sim, account, { name: "Nursing", parentId: clinical.id, externalId: "D-11" }),
    operations: createDepartment(sim, account, { name: "Operations", externalId: "D-20" }),
    technology: createDepartment(sim, account, { name: "Technology" }),
    boston: createOffice(sim, account, { name: "Boston", location: "Boston, MA", externalId: "BOS" }),
    providence: createOffice(sim, account, { name: "Providence", location: "Providence, RI" }),
    remote: createOffice(sim, account, { name: "Remote (US)" }),
  };
}

/** Every value type on jobs, four kinds on openings; one job field waits for approval, and one opening field is required. */
function addFields(sim: Simulator, account: Account): void {
  const add = (field: Parameters<typeof createField>[2]) => createField(sim, account, field);
  const job = "job" as const;
  const kinds = ["Full-time", "Part-time", "Contract"];
  add({ fieldType: job, name: "Employment Type", valueType: "single_select", options: kinds, isRequired: true });
  add({ fieldType: job, name: "Salary Range", valueType: "currency_range", isPrivate: true, needsApproval: true });
  add({ fieldType: job, name: "Cost Center", valueType: "short_text" });
  add({ fieldType: job, name: "Business Case", valueType: "long_text" });
  add({ fieldType: job, name: "Remote Eligible", valueType: "yes_no", defaultValue: false });
  add({ fieldType: job, name: "Skills", valueType: "multi_select", options: ["Acute care", "Epic", "SQL", "Spanish"] });
  add({ fieldType: job, name: "Bonus", valueType: "currency", isPrivate: true });
  add({ fieldType: job, name: "Weekly Hours", valueType: "number" });
  add({ fieldType: job, name: "Years of Experience", valueType: "number_range" });
  add({ fieldType: job, name: "Budget Approved On", valueType: "date" });
  add({ fieldType: job, name: "Plan Link", valueType: "url", isApiOnly: true });
  add({ fieldType: job, name: "Budget Owner", valueType: "user" });
  const reasons = ["New headcount", "Backfill"];
  const opening = "opening" as const;
  add({ fieldType: opening, name: "Opening Reason", valueType: "single_select", options: reasons, isRequired: true });
  add({ fieldType: opening, name: "Seat Budget", valueType: "currency" });
  add({ fieldType: opening, name: "Replaces", valueType: "short_text" });
  add({ fieldType: opening, name: "Planned Start", valueType: "date" });
  add({ fieldType: "offer", name: "Signing Bonus", valueType: "currency", isPrivate: true });
}

export type SetUp = ReturnType<typeof addPeople> & ReturnType<typeof addStructure> & { template: Job };

/** The whole of it, with the template job "Standard Role" that has a recruiter and a post. */
export function addStandardSetUp(sim: Simulator, account: Account): SetUp {
  const people = addPeople(sim, account);
  const structure = addStructure(sim, account);
  addFields(sim, account);
  const template = createJob(sim, account, {
    name: "Standard Role",
    isTemplate: true,
    departmentId: structure.operations.id,
    officeIds: [structure.boston.id],
    notes: "<p>Copy me for a new role.</p>",
    openings: [],
  });
  addHiringManager(sim, account, template, people.second.id);
  addOwner(sim, account, template, { userId: people.recruiter.id, type: "recruiter", isResponsible: true });
  addPost(sim, account, template, { title: "Standard Role", content: "<p>Come and work with us.</p>" });
  return { ...people, ...structure, template };
}

/** One organization, set up and without jobs. */
export function seedBlank(sim: Simulator): void {
  addStandardSetUp(sim, createAccount(sim, { name: "Cedar Clinics" }));
}
