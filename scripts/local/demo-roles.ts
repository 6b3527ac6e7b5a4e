// The demo company's marketplace to begin with: three roles by hand, which the demo links to Lever's postings, and two recruiters.
import { newId } from "#shared/domain/ids.ts";
import type { RoleFee } from "#shared/domain/marketplace/fee.ts";
import { htmlOfText } from "#shared/domain/marketplace/sanitise.ts";
import type { Row } from "../company/company-rows.ts";

const RECRUITERS = [
  { name: "Robin Hale", agency: "Northside Talent", email: "robin.hale@northside.example" },
  { name: "Amara Diallo", agency: "Harbour Search", email: "amara.diallo@harbour.example" },
] as const;

type DemoRole = {
  readonly title: string;
  readonly department: string;
  readonly location: string;
  readonly text: string;
  readonly fee: RoleFee;
  readonly hires: number;
  readonly notes: string;
  /** Which of the recruiters work on it. */
  readonly given: readonly number[];
};

/** Titles as the built-in Lever's postings have them. */
const ROLES: readonly DemoRole[] = [
  {
    title: "Controls Engineer",
    department: "Engineering",
    location: "Oakland, CA",
    text: "Make robot arms move smoothly.",
    fee: { kind: "percent", percent: 20 },
    hires: 1,
    notes: "Experience with motion control matters more than years. Interviews are on Tuesdays.",
    given: [0, 1],
  },
  {
    title: "Field Service Technician",
    department: "Operations",
    location: "Austin, TX",
    text: "Keep customers' robots running.",
    fee: { kind: "flat", amount: 12_000, currency: "USD" },
    hires: 2,
    notes: "A driving licence is a must.",
    given: [0],
  },
  {
    title: "Product Designer",
    department: "Engineering",
    location: "Remote",
    text: "Design the panels that people use to teach robots.",
    fee: { kind: "percent", percent: 18 },
    hires: 1,
    notes: "Please send a portfolio.",
    given: [1],
  },
];

/** @param now the three sort as they stand here, the first on top */
export function demoRoleRows(tenantId: string, now: number): Row[] {
  const at = new Date(now).toISOString();
  const recruiterIds = RECRUITERS.map(() => newId("recruiter", now));
  const recruiters = RECRUITERS.map((recruiter, index): Row => ({
    table: "recruiters",
    values: {
      ...{ id: recruiterIds[index] ?? "", tenant_id: tenantId, ...recruiter },
      ...{ mail_choice: "immediate", created_by: "system", created_at: at },
    },
  }));
  const roles = ROLES.flatMap((role, index) => roleRows(tenantId, role, recruiterIds, now - index, at));
  return [...recruiters, ...roles];
}

function roleRows(tenantId: string, role: DemoRole, recruiterIds: readonly string[], now: number, at: string): Row[] {
  const id = newId("role", now);
  return [
    {
      table: "roles",
      values: {
        ...{ id, tenant_id: tenantId, status: "open", source: "hand" },
        ...{ title: role.title, department: role.department, location: role.location },
        ...{ all_locations: JSON.stringify([role.location]), description_html: htmlOfText(role.text) },
        ...{ is_confidential: 0, fee: JSON.stringify(role.fee), hires_wanted: role.hires },
        ...{ notes_to_recruiters: role.notes, shows_salary: 0, shows_confidential: 0 },
        ...{ created_by: "system", created_at: at, updated_at: at },
      },
    },
    ...role.given.map((index): Row => ({
      table: "role_recruiters",
      values: {
        ...{ tenant_id: tenantId, role_id: id, recruiter_id: recruiterIds[index] ?? "" },
        ...{ given_by: "system", given_at: at },
      },
    })),
  ];
}
