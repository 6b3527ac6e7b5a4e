// What the demo companies have planned to begin with, as lists show it: a position in each state that a person can act on.
import type { Row } from "../company/company-rows.ts";
import { demoRoleRows } from "./demo-roles.ts";

export type DemoPosition = {
  readonly title: string;
  readonly department: string;
  readonly location: string;
  readonly status: "draft" | "requested" | "approved";
  /** Whole dollars a year. */
  readonly pay: readonly [number, number];
  readonly manager: string;
  readonly start: string;
};

export type DemoPlans = {
  readonly name: string;
  readonly positions: readonly DemoPosition[];
  /** What else the company begins with. */
  readonly more?: (tenantId: string, now: number) => readonly Row[];
};

/** Hires in Lever. */
export const MERIDIAN: DemoPlans = {
  name: "Meridian Robotics",
  more: demoRoleRows,
  positions: [
    {
      title: "Controls Engineer",
      department: "Engineering",
      location: "Oakland, CA",
      status: "approved",
      pay: [128_000, 156_000],
      manager: "Priya Raman",
      start: "2027-02-01",
    },
    {
      title: "Field Service Technician",
      department: "Operations",
      location: "Austin, TX",
      status: "approved",
      pay: [68_000, 82_000],
      manager: "Marcus Webb",
      start: "2027-01-11",
    },
    {
      title: "People Partner",
      department: "People",
      location: "Oakland, CA",
      status: "requested",
      pay: [105_000, 125_000],
      manager: "Maya Lindqvist",
      start: "2027-03-01",
    },
    {
      title: "Product Designer",
      department: "Engineering",
      location: "Remote",
      status: "draft",
      pay: [120_000, 145_000],
      manager: "Priya Raman",
      start: "2027-04-05",
    },
  ],
};

/** Hires in Greenhouse; managers, departments and offices are some that its account there has. */
export const HARBOR: DemoPlans = {
  name: "Harbor Health",
  positions: [
    {
      title: "Charge Nurse, Night Shift",
      department: "Nursing",
      location: "Boston",
      status: "approved",
      pay: [96_000, 118_000],
      manager: "Dana Whitfield",
      start: "2027-02-15",
    },
    {
      title: "Scheduling Coordinator",
      department: "Operations",
      location: "Providence",
      status: "approved",
      pay: [54_000, 63_000],
      manager: "Luis Ortega",
      start: "2027-01-18",
    },
    {
      title: "Clinical Data Analyst",
      department: "Technology",
      location: "Remote (US)",
      status: "requested",
      pay: [98_000, 121_000],
      manager: "Luis Ortega",
      start: "2027-03-01",
    },
  ],
};
