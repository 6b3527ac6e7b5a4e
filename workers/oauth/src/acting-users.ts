// Reads whom a Greenhouse credential could act as: active Site Admins, those that look made for an integration first.
import { z } from "zod";
import { addressAt } from "#shared/ats/address.ts";
import type { ProbeDesk } from "./probe.ts";

export type ActingUser = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** A title, an employee id or interviewer tags: an account that a person works with. */
  readonly isPerson: boolean;
};

const TIMEOUT_MS = 6_000;

const Users = z.array(
  z.object({
    id: z.union([z.number(), z.string()]).transform(String),
    name: z.string().nullish(),
    primary_email: z.string().nullish(),
    deactivated: z.boolean().nullish(),
    site_admin: z.boolean().nullish(),
    job_title: z.string().nullish(),
    employee_id: z.string().nullish(),
    interviewer_tags: z.array(z.unknown()).nullish(),
  }),
);

/**
 * One page: the 500 newest users, among whom a user that was made for this a moment ago is.
 * @returns null when Greenhouse does not show them to this credential
 */
export async function readActingUsers({ apiUrl, fetch }: ProbeDesk, header: string): Promise<ActingUser[] | null> {
  try {
    const response = await fetch(addressAt(apiUrl, "/v3/users?per_page=500"), {
      redirect: "manual", // no other host gets the token
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { authorization: header, accept: "application/json" },
    });
    const users = response.ok ? Users.safeParse(await response.json()) : null;
    if (!users?.success || users.data.length === 0) return null;
    return users.data.flatMap(actingUser).toSorted(byFitness);
  } catch {
    return null;
  }
}

/** Only Site Admins see Greenhouse's lists. */
function actingUser(user: z.infer<typeof Users>[number]): ActingUser[] {
  if (user.deactivated === true || user.site_admin !== true) return [];
  const isPerson = Boolean(user.job_title ?? user.employee_id) || (user.interviewer_tags ?? []).length > 0;
  return [{ id: user.id, name: user.name ?? user.id, email: user.primary_email ?? "", isPerson }];
}

function byFitness(a: ActingUser, b: ActingUser): number {
  return Number(a.isPerson) - Number(b.isPerson) || a.name.localeCompare(b.name);
}
