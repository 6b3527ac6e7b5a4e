// The chapter about roles: the marketplace added to the Lever connection, its postings read, and the company's roles linked to them.
import { z } from "zod";
import type { Member } from "./come-in.ts";
import { consentTo } from "./connecting.ts";
import { JobStarted, SyncJob } from "./rolecall.ts";
import { comesTrue, type Stage, type Start } from "./stage.ts";

const Posting = z.object({
  connectionId: z.string(),
  postingId: z.string(),
  title: z.string(),
  roleId: z.string().nullable(),
});
const Role = z.object({
  id: z.string(),
  title: z.string(),
  state: z.string(),
  recruiterCount: z.number(),
  link: z.object({ postingId: z.string() }).nullable(),
});

export async function bringRoles(start: Start, stage: Stage, member: Member): Promise<void> {
  const { telling, lever, api, connectionId } = stage;
  await telling.step("Lever's Super Admin allows what the marketplace needs, for the same connection", async (tell) => {
    await consentTo(start, lever, member, { connection: connectionId, module: "marketplace" });
    const { scopes } = await api.get(`/connections/${connectionId}`, z.object({ scopes: z.array(z.string()) }));
    tell(`allowed now: ${scopes.join(", ")}`);
  });
  const postings = await telling.step("Refresh roles: Lever's postings are read", async (tell) => {
    const { jobId } = await api.post(`/connections/${connectionId}/refresh-roles`, null, JobStarted);
    const job = await comesTrue("the refresh to end", async () => {
      const seen = await api.get(`/sync-jobs/${jobId}`, SyncJob);
      return seen.status === "done" || seen.status === "failed" ? seen : undefined;
    });
    if (job.status === "failed") throw new Error(`The refresh failed: ${job.reason}`);
    const { data } = await api.get("/postings", z.object({ data: z.array(Posting) }));
    tell(data.map(({ title }) => title).join(", "));
    return data;
  });
  await telling.step("The company's roles are linked to their postings, and follow them from now on", async (tell) => {
    const { data } = await api.get("/roles?status=open", z.object({ data: z.array(Role) }));
    for (const role of data) {
      const posting = postings.find(({ title, roleId }) => title === role.title && roleId === null);
      const { connectionId: of = "", postingId = "" } = posting ?? {};
      const linked =
        role.link === null && posting !== undefined
          ? await api.put(`/roles/${role.id}/link`, { connectionId: of, postingId }, Role)
          : role;
      tell(
        `${linked.title}  ${linked.link === null ? "not linked" : "linked"}  ${linked.recruiterCount} ${linked.recruiterCount === 1 ? "recruiter" : "recruiters"}`,
      );
    }
  });
}
