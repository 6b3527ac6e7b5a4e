// What an account holds before anybody touches it: the plain one for tests, Meridian Robotics for a demo.
import { createAccount, createUser } from "../acts/accounts.ts";
import { addCandidate } from "../acts/candidates.ts";
import { createPosting } from "../acts/postings.ts";
import { createRequisition } from "../acts/requisitions.ts";
import type { Simulator } from "../context.ts";
import type { Account } from "../state/state.ts";
import { emailFor } from "../../shared/names.ts";

/** Sasha Rivera (Super Admin), Jo Park (recruiter) and two hiring managers, in this order. */
export function addStandardPeople(sim: Simulator, account: Account) {
  return {
    admin: createUser(sim, account, { name: "Sasha Rivera", accessRole: "super admin", jobTitle: "Head of People" }),
    recruiter: createUser(sim, account, { name: "Jo Park", accessRole: "team member", jobTitle: "Recruiter" }),
    first: createUser(sim, account, {
      name: "Priya Raman",
      accessRole: "limited team member",
      jobTitle: "Director of Engineering",
    }),
    second: createUser(sim, account, {
      name: "Marcus Webb",
      accessRole: "limited team member",
      jobTitle: "VP of Operations",
    }),
  };
}

/** One account with people, stages and reasons, and nothing else. */
export function seedBlank(sim: Simulator): void {
  addStandardPeople(sim, createAccount(sim, { name: "Northwind Labs" }));
}

const demoCandidates = [
  { name: "Amara Okafor", posting: 0, stage: 5 },
  { name: "Jonas Lindqvist", posting: 0, stage: 4 },
  { name: "María José García López", posting: 0, stage: 6 },
  { name: "Wei Zhang", posting: 0, stage: 3 },
  { name: "Elif Yılmaz", posting: 1, stage: 6 },
  { name: "Tomás de la Cruz", posting: 1, stage: 3 },
  { name: "Grace O'Brien", posting: 1, stage: 8, hasNoEmail: true },
  { name: "Dinesh Patel", posting: 2, stage: 4 },
  { name: "Camille Fontaine", posting: 2, stage: 7 },
  { name: "Noor Haddad", posting: 2, stage: 3, hasNoEmail: true },
  { name: "Hiroko Tanaka", stage: 0 },
  { name: "Stefan Weiss", stage: 1 },
];

/** Meridian Robotics: three postings and a dozen candidates at different stages; requisitions on, API on. */
export function seedDemo(sim: Simulator): void {
  const account = createAccount(sim, { name: "Meridian Robotics" });
  const { admin, recruiter, first, second } = addStandardPeople(sim, account);
  const postings = [
    createPosting(sim, account, {
      text: "Controls Engineer",
      team: "Motion",
      department: "Engineering",
      location: "Oakland, CA",
      commitment: "Full-time",
      workplaceType: "hybrid",
      description: "Make robot arms move smoothly.",
      owner: recruiter.id,
      hiringManager: first.id,
    }),
    createPosting(sim, account, {
      text: "Field Service Technician",
      team: "Service",
      department: "Operations",
      location: "Austin, TX",
      commitment: "Full-time",
      workplaceType: "onsite",
      description: "Keep customers' robots running.",
      owner: recruiter.id,
      hiringManager: second.id,
    }),
    createPosting(sim, account, {
      text: "Product Designer",
      team: "Product",
      department: "Engineering",
      location: "Remote",
      commitment: "Contract",
      workplaceType: "remote",
      description: "Design the panels that people use to teach robots.",
      owner: recruiter.id,
      hiringManager: first.id,
    }),
  ];
  createRequisition(
    sim,
    account,
    {
      requisitionCode: "MER-100",
      name: "Field Service Technician",
      headcountTotal: 2,
      location: "Austin, TX",
      department: "Operations",
      employmentStatus: "Full-time",
      hiringManager: second.id,
      owner: recruiter.id,
      postingIds: postings.slice(1, 2).map(({ id }) => id),
    },
    admin.id,
  );
  demoCandidates.forEach((person, index) => {
    addCandidate(sim, account, {
      name: person.name,
      emails: person.hasNoEmail === true ? [] : [emailFor(person.name, index + 1)],
      stage: account.stages[person.stage]?.id,
      postingId: person.posting === undefined ? undefined : postings[person.posting]?.id,
      origin: person.posting === undefined ? "sourced" : "applied",
      sources: ["LinkedIn"],
      createdAt: sim.clock.now() - (index + 2) * 26 * 3_600_000,
      owner: recruiter.id,
      by: person.posting === undefined ? recruiter.id : null,
    });
  });
}
