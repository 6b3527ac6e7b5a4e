// The chapter about the import: one more consent, hired people become employees, and the next one comes by webhook within seconds.
import { z } from "zod";
import type { Member } from "./come-in.ts";
import { newcomer } from "./newcomer.ts";
import { JobStarted } from "./rolecall.ts";
import { comesTrue, type Stage, type Start } from "./stage.ts";

const Modules = z.object({ modules: z.array(z.string()) });
const Imports = z.object({
  webhooks: z.array(z.object({ event: z.string(), firstDeliveryAt: z.string().nullable() })),
});
const Result = z.object({
  job: z.object({ status: z.string(), reason: z.string().nullable() }),
  counts: z.object({ created: z.number(), updated: z.number(), unchanged: z.number(), failed: z.number() }),
});
const Employees = z.object({
  data: z.array(
    z.object({
      firstName: z.string(),
      lastName: z.string(),
      title: z.string().nullable(),
      startDate: z.string().nullable(),
      source: z.string(),
    }),
  ),
});
const START = Date.UTC(2027, 2, 1, 8); // midnight Pacific

export async function importHires(stage: Stage, start: Start, member: Member): Promise<void> {
  const { telling, lever, api, connectionId } = stage;
  await telling.step(
    "The import is added to the connection: Lever's Super Admin allows what it needs",
    async (tell) => {
      const outside = { [start.leverUrl]: lever.consent };
      const form = { connection: connectionId, module: "hris" };
      await member.visitor.visit("/connect/lever", { form, outside });
      const { modules } = await api.get(`/connections/${connectionId}`, Modules);
      if (!modules.includes("hris")) throw new Error("The module was not added.");
      tell(`one connection, used for ${modules.join(" and ")}`);
    },
  );
  await telling.step("Import: whoever is hired in Lever becomes an employee, and nobody is doubled", async (tell) => {
    const { jobId } = await api.post(`/connections/${connectionId}/imports`, {}, JobStarted);
    const { job, counts } = await comesTrue("the import to end", async () => {
      const result = await api.get(`/imports/${jobId}`, Result);
      return result.job.status === "done" || result.job.status === "failed" ? result : undefined;
    });
    if (job.status === "failed") throw new Error(`The import failed: ${job.reason}`);
    tell(
      `${counts.created} created, ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.failed} failed`,
    );
  });
  await telling.step("Use webhook for import: Rolecall makes its webhooks in Lever by itself", async (tell) => {
    await api.patch(`/connections/${connectionId}`, { settings: { hris: { usesWebhook: true } } }, Modules);
    const { webhooks } = await comesTrue("the webhooks", async () => {
      const standing = await api.get(`/connections/${connectionId}/imports`, Imports);
      return standing.webhooks.length === 2 ? standing : undefined;
    });
    await lever.switchWebhooks(true);
    tell(webhooks.map(({ event }) => event).join(", "));
  });
  const person = newcomer(Date.now() + 2);
  await telling.step(`In Lever, ${person.name} signs the offer and is marked as hired`, async () => {
    const { opportunityId } = await lever.addCandidateAt("offer", person.name, person.candidateEmail);
    await lever.createOffer(opportunityId, { anticipated_start_date: START });
    await lever.hireWithout(opportunityId);
  });
  await telling.step("The employee is there, told by webhook", async (tell) => {
    const [employee] = await comesTrue("the employee", async () => {
      const { data } = await api.get(`/employees?q=${encodeURIComponent(person.candidateEmail)}`, Employees);
      return data.length > 0 ? data : undefined;
    });
    tell(`${employee?.firstName} ${employee?.lastName}, ${employee?.title}, from ${employee?.startDate}`);
  });
}
