// Harbor Health, the organization of the demo: templates, jobs in every state, and candidates on their way.
import { emailFor } from "../../shared/names.ts";
import { createAccount } from "../acts/accounts.ts";
import { apply, createCandidate, moveStage } from "../acts/candidates.ts";
import { hire } from "../acts/hire.ts";
import { createJob } from "../acts/jobs.ts";
import { addHiringManager, addOwner, addPost } from "../acts/team.ts";
import type { Simulator } from "../context.ts";
import type { Job } from "../state/records.ts";
import { addStandardSetUp } from "./seeds.ts";
import { fieldsGiven } from "./inputs.ts";

/** Job and stage by their numbers; no e-mail where none is said to be. */
const people = [
  { name: "Amara Okafor", job: 0, stage: 2 },
  { name: "Jonas Lindqvist", job: 0, stage: 4 },
  { name: "María José García López", job: 0, stage: 4 },
  { name: "Wei Zhang", job: 0, stage: 0 },
  { name: "Elif Yılmaz", job: 1, stage: 4 },
  { name: "Tomás de la Cruz", job: 1, stage: 1 },
  { name: "Grace O'Brien", job: 1, stage: 3, hasNoEmail: true },
  { name: "Dinesh Patel", job: 2, stage: 2 },
  { name: "Camille Fontaine", job: 2, stage: 4, isPrivate: true },
  { name: "Noor Haddad", job: 3, stage: 4 },
];
const dayMs = 24 * 3_600_000;

export function seedDemo(sim: Simulator): void {
  const account = createAccount(sim, { name: "Harbor Health" });
  const { recruiter, first, second, template, nursing, clinical, operations, technology, boston, providence, remote } =
    addStandardSetUp(sim, account);
  const fields = (given: Record<string, unknown>) => fieldsGiven(account, "job", given);
  const nurse = createJob(sim, account, {
    name: "Clinical Role",
    isTemplate: true,
    departmentId: clinical.id,
    officeIds: [boston.id],
    fields: fields({ employment_type: "Full-time", skills: ["Acute care"] }),
    openings: [],
  });
  addHiringManager(sim, account, nurse, first.id);
  addOwner(sim, account, nurse, { userId: recruiter.id, type: "recruiter", isResponsible: true });
  const jobs: Job[] = [
    createJob(sim, account, {
      name: "Registered Nurse, ICU",
      requisitionId: "HH-204",
      departmentId: nursing.id,
      officeIds: [boston.id],
      copiedFromId: nurse.id,
      fields: fields({ employment_type: "Full-time", cost_center: "CC-4100", weekly_hours: 36 }),
      openings: ["HH-204-1", "HH-204-2", null],
    }),
    createJob(sim, account, {
      name: "Physical Therapist",
      requisitionId: "HH-210",
      departmentId: clinical.id,
      officeIds: [providence.id],
      copiedFromId: nurse.id,
      fields: fields({ employment_type: "Part-time" }),
      openings: ["HH-210-1"],
    }),
    createJob(sim, account, {
      name: "Data Analyst",
      departmentId: technology.id,
      officeIds: [remote.id],
      copiedFromId: template.id,
      fields: fields({ employment_type: "Contract", skills: ["SQL"] }),
      openings: [null],
    }),
    // From before templates existed.
    createJob(sim, account, {
      name: "Patient Access Coordinator",
      requisitionId: "HH-150",
      departmentId: operations.id,
      officeIds: [boston.id],
      isTemplate: null,
      openings: ["HH-150-1"],
    }),
  ];
  for (const job of jobs) {
    addHiringManager(sim, account, job, job.departmentId === nursing.id ? first.id : second.id);
    addOwner(sim, account, job, { userId: recruiter.id, type: "recruiter", isResponsible: true });
    addPost(sim, account, job, { title: job.name, content: "<p>Come and work with us.</p>", isLive: true });
  }
  const confidential = createJob(sim, account, {
    name: "Chief Medical Officer",
    isConfidential: true,
    departmentId: clinical.id,
    openings: ["HH-001-1"],
  });
  addHiringManager(sim, account, confidential, second.id);
  people.forEach((person, index) => {
    const job = jobs[person.job];
    if (!job) return;
    const createdAt = sim.clock.now() - (index + 2) * dayMs;
    const { name, isPrivate, hasNoEmail } = person;
    const emails = hasNoEmail === true ? [] : [emailFor(name, index + 1)];
    const candidate = createCandidate(sim, account, { name, emails, isPrivate, createdAt });
    const application = apply(sim, account, candidate, job, { createdAt });
    const stage = job.stages[person.stage];
    if (stage && person.stage > 0) moveStage(sim, account, application, stage.name);
    if (person.job === 3) hire(sim, account, application, { startsOn: "2026-12-01" });
  });
}
