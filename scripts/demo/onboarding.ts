// The chapter about onboarding: a new hire reaches the stage, is invited by mail, comes in by its link, and their résumé comes through.
import { z } from "zod";
import { newVisitor } from "../../test/support/visitor.ts";
import { newcomer, type Newcomer } from "./newcomer.ts";
import { JobStarted, Made, SyncJob, type Rolecall } from "./rolecall.ts";
import { comesTrue, type Stage, type Start } from "./stage.ts";

const CODE = "FT-ENG";
const Connections = z.object({
  data: z.array(z.object({ id: z.string(), status: z.string(), modules: z.array(z.string()) })),
});
const Packages = z.object({ data: z.array(z.object({ code: z.string() })) });
const NewHires = z.object({ data: z.array(z.object({ id: z.string() })) });
const NewHire = z.object({
  id: z.string(),
  designation: z.string().nullable(),
  location: z.string().nullable(),
  startDate: z.string().nullable(),
  packageName: z.string().nullable(),
  invitation: z.object({ state: z.string(), mailStatus: z.string().nullable() }).nullable(),
  documents: z.array(z.object({ displayName: z.string(), downloadUrl: z.string() })),
});
const Mails = z.array(z.object({ subject: z.string(), text: z.string() }));

/** @param token of the API, for the bytes of a document, which are no JSON */
export async function welcomeNewHire(stage: Stage, start: Start, token: string): Promise<void> {
  const { telling, api } = stage;
  const person = newcomer(Date.now() + 1);
  const connectionId = await telling.step("Lever is connected for onboarding, with a stage and a start date", () =>
    onboardingConnection(stage),
  );
  await telling.step(`In Lever, ${person.name} gets to the stage Offer, with an offer, a résumé and a letter`, () =>
    offerTo(stage, person),
  );
  await telling.step("A package is there for the offer's code", async () => {
    const { data } = await api.get("/packages", Packages);
    if (data.some(({ code }) => code === CODE)) return;
    const tasks = ["Choose your laptop", "Send a photo for your badge"];
    await api.post("/packages", { code: CODE, name: "Engineering, full time", tasks }, Made);
  });
  const id = await telling.step("Rolecall looks for new hires (it does so every four hours)", async (tell) => {
    await lookNow(api, connectionId);
    const { data } = await api.get(`/new-hires?q=${encodeURIComponent(person.candidateEmail)}`, NewHires);
    const hire = await api.get(`/new-hires/${data[0]?.id ?? "none"}`, NewHire);
    tell(`${hire.designation}, ${hire.location}, from ${hire.startDate}, package ${hire.packageName}`);
    return hire.id;
  });
  const link = await telling.step(
    "The new hire is invited; the mail holds a link and nothing about them",
    async (tell) => {
      await api.post(`/new-hires/${id}/invitations`, {}, Made);
      const [mail] = await comesTrue("the mail", async () => {
        const mails = await mailsTo(start.mailUrl, person.candidateEmail);
        return mails.length > 0 ? mails : undefined;
      });
      if (mail === undefined || mail.text.includes(person.firstName)) throw new Error("The mail says who it is for.");
      tell(mail.subject);
      return new URL(/https?:\/\/\S+/.exec(mail.text)?.[0] ?? "").pathname;
    },
  );
  await telling.step("They open the link once, see their welcome page, and confirm who they are", async (tell) => {
    const visitor = newVisitor(start.publicUrl);
    const page = await visitor.visit(link, { form: { open: "1" } });
    if (!page.text.includes("Choose your laptop")) throw new Error("The welcome page does not show the tasks.");
    await visitor.visit("/welcome", { form: { name: person.name, email: person.candidateEmail, phone: "" } });
    const again = await newVisitor(start.publicUrl).visit(link);
    tell(`confirmed; the link answers ${again.status} now`);
  });
  await telling.step(
    "Their résumé comes through from Lever; nothing is stored, the download is audited",
    async (tell) => {
      const { documents } = await api.get(`/new-hires/${id}`, NewHire);
      for (const { displayName, downloadUrl } of documents) {
        const answer = await fetch(downloadUrl, { headers: { authorization: `Bearer ${token}` } });
        if (!answer.ok) throw new Error(`${displayName} answered ${answer.status}.`);
        tell(`${displayName}, ${(await answer.arrayBuffer()).byteLength} bytes`);
      }
    },
  );
}

/** A story that is told again goes on with the connection of the first time. */
async function onboardingConnection({ api, lever }: Stage): Promise<string> {
  const { data } = await api.get("/connections", Connections);
  const held = data.find(({ status, modules }) => status === "active" && modules.includes("onboarding"));
  if (held !== undefined) return held.id;
  const { key } = await lever.createApiKey("Onboarding");
  const auth = { kind: "api_key", apiKey: key };
  const settings = { onboarding: { stageId: "offer", startsOn: "2026-01-01" } };
  const made = await api.post("/connections", { provider: "lever", auth, modules: ["onboarding"], settings }, Made);
  return made.id;
}

async function offerTo({ lever }: Stage, person: Newcomer): Promise<void> {
  const { opportunityId } = await lever.addCandidateAt("offer", person.name, person.candidateEmail);
  await lever.createOffer(opportunityId, {
    job_title: "Robotics Engineer II",
    location: "Oakland, CA",
    anticipated_start_date: Date.parse("2027-02-01"),
    custom_emp_job_type: CODE,
  });
  await lever.addFile({ opportunityId, kind: "resume", name: "resume.pdf" });
  await lever.addFile({ opportunityId, kind: "file", name: "Cover letter.docx" });
}

/** What the built-in mailbox of `npm start` holds for this address. */
async function mailsTo(mailUrl: string, to: string): Promise<z.infer<typeof Mails>> {
  const answer = await fetch(`${mailUrl}/__control/mails`, { method: "POST", body: JSON.stringify({ to }) });
  return Mails.parse(await answer.json());
}

async function lookNow(api: Rolecall, connectionId: string): Promise<void> {
  const { jobId } = await api.post(`/connections/${connectionId}/look-for-new-hires`, null, JobStarted);
  const job = await comesTrue("the look to end", async () => {
    const { status, reason } = await api.get(`/sync-jobs/${jobId}`, SyncJob);
    return status === "done" || status === "failed" ? { status, reason } : undefined;
  });
  if (job.status === "failed") throw new Error(`The look failed: ${job.reason}`);
}
