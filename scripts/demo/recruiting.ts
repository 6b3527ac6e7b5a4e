// The chapter about recruiters: a candidate submitted for a role, ruled on, created in Lever, hired there, and the fee.
import { z } from "zod";
import { comesTrue, type Stage } from "./stage.ts";

const Submission = z.object({
  id: z.string(),
  status: z.string(),
  place: z.string(),
  message: z.string().nullable(),
  applicationId: z.string().nullable(),
  stageName: z.string().nullable(),
  fee: z.object({ state: z.string() }),
  rulings: z.array(z.object({ isAccepted: z.boolean(), words: z.string() })),
});
/** The states of a fee as the pages call them. */
const FEES: Readonly<Record<string, string>> = { on_hold: "on hold until the first day", due: "due", void: "void" };

const Role = z.object({
  id: z.string(),
  title: z.string(),
  link: z.object({ postingId: z.string() }).nullable(),
  recruiters: z.array(z.object({ id: z.string(), name: z.string() })),
});

export async function submitAndHire(stage: Stage): Promise<void> {
  const { telling, lever, api } = stage;
  const email = `hedy.lamarr.${Date.now()}@home.example`; // somebody new at each run
  const role = await telling.step("A linked role with a recruiter is chosen", async (tell) => {
    const { data } = await api.get("/roles?status=open", z.object({ data: z.array(z.object({ id: z.string() })) }));
    const roles = await Promise.all(data.map(({ id }) => api.get(`/roles/${id}`, Role)));
    const found = roles.find(({ link, recruiters }) => link !== null && recruiters.length > 0);
    if (found === undefined) throw new Error("No open role is linked and given to a recruiter.");
    tell(`${found.title}, given to ${found.recruiters.map(({ name }) => name).join(" and ")}`);
    return found;
  });
  const path = `/roles/${role.id}/submissions`;
  const wish = (recruiterId: string) => ({ recruiterId, name: "Hedy Lamarr", email, consent: true });
  const [first, second] = role.recruiters;
  const sent = await telling.step(
    "Their candidate goes to Lever: looked up, ruled on, created by the posting's owner",
    async (tell) => {
      const { id } = await api.post(path, wish(first?.id ?? ""), Submission);
      const submission = await submissionBecomes(
        stage,
        id,
        "the candidate to be in Lever",
        (seen) => seen.status === "sent",
      );
      tell(`${submission.rulings[0]?.words ?? ""} In Lever now, at ${submission.stageName ?? "no stage"}`);
      return submission;
    },
  );
  if (second !== undefined) {
    await telling.step("Another recruiter submits the same person, and is refused", async (tell) => {
      const { id } = await api.post(path, wish(second.id), Submission);
      const refused = await submissionBecomes(stage, id, "the ruling", (seen) => seen.status === "refused");
      tell(`the ruling: ${refused.rulings[0]?.words ?? ""}`);
    });
  }
  await telling.step("Lever hires the candidate: the fee is on hold until the first day", async (tell) => {
    await lever.hireWithout(sent.applicationId ?? "");
    const hired = await submissionBecomes(stage, sent.id, "the hire to be seen", (seen) => seen.place === "hired");
    tell(`hired; the fee is ${FEES[hired.fee.state] ?? hired.fee.state}`);
  });
}

function submissionBecomes(
  { api }: Stage,
  id: string,
  what: string,
  isSo: (submission: z.infer<typeof Submission>) => boolean,
) {
  return comesTrue(what, async () => {
    const seen = await api.get(`/submissions/${id}`, Submission);
    if (seen.status === "not_sent") throw new Error(`It was not sent. ${seen.message ?? ""}`);
    return isSo(seen) ? seen : undefined;
  });
}
