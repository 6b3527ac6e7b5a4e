// The hiring team of a new job: rows of their own at Greenhouse, added where they are missing, never taken away.
import { ok } from "../../domain/result.ts";
import type { AtsResult } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { all } from "./lists.ts";
import { TeamRow } from "./schema.ts";

type Team = { readonly hiringManagerIds: readonly string[]; readonly recruiterIds: readonly string[] };

/** Looks before it adds: the template's team may hold them already, and a lost answer may have added them. */
export async function addTeam(client: AtsClient, jobId: string, team: Team): Promise<AtsResult<null>> {
  const managers = await addMissing(client, "/v3/job_hiring_managers", jobId, team.hiringManagerIds, null);
  return managers.ok ? addMissing(client, "/v3/job_owners", jobId, team.recruiterIds, "recruiter") : managers;
}

async function addMissing(
  client: AtsClient,
  path: string,
  jobId: string,
  userIds: readonly string[],
  type: "recruiter" | null,
): Promise<AtsResult<null>> {
  if (userIds.length === 0) return ok(null);
  const rows = await all(client, path, [["job_ids", jobId]], TeamRow);
  if (!rows.ok) return rows;
  const there = new Set(
    rows.value
      .filter((row) => row.job_id === jobId && (type === null || row.type?.toLowerCase() === type))
      .map((row) => row.user_id),
  );
  for (const id of new Set(userIds)) {
    if (there.has(id)) continue;
    const body = { job_id: Number(jobId), user_id: Number(id), ...(type !== null && { type }) };
    const added = await client({ method: "POST", path, body });
    if (!added.ok) return added;
  }
  return ok(null);
}
