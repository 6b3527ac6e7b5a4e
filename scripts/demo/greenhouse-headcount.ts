// The chapters about a position on Greenhouse: planned, a job with its opening there, filled, matched, un-hired and hired again.
import type { Greenhouse } from "./greenhouse-people.ts";
import type { Newcomer } from "./newcomer.ts";
import { Made, OpeningReport, Position, Previews, SyncAccepted, type Rolecall } from "./rolecall.ts";
import { comesTrue, positionBecomes } from "./stage.ts";
import type { Telling } from "./telling.ts";

export type GreenhouseStage = {
  readonly telling: Telling;
  readonly greenhouse: Greenhouse;
  readonly api: Rolecall;
  readonly connectionId: string;
  readonly person: Newcomer;
};

/** A position whose job is open in Greenhouse. */
export type GreenhouseSeat = {
  readonly positionId: string;
  readonly code: string;
  readonly jobId: number;
  readonly openingId: number;
};

const STARTS_ON = "2027-02-15";
const PLAN = {
  title: "Wound Care Nurse",
  department: "Nursing",
  location: "Boston",
  hiringManager: "Dana Whitfield",
  targetStartOn: STARTS_ON,
};

/** From the plan to the job with its opening. */
export async function openJob({ telling, greenhouse, api, connectionId }: GreenhouseStage): Promise<GreenhouseSeat> {
  const positionId = await telling.step("A position is planned, and approved", async (tell) => {
    const { id } = await api.post("/positions", PLAN, Made);
    const planned = await api.get(`/positions/${id}`, Position);
    if (planned.status !== "approved") await api.post(`/positions/${id}/approve`, null, Position);
    tell(`${PLAN.title}, ${PLAN.location}, hiring manager ${PLAN.hiringManager}`);
    return id;
  });
  const [template] = await greenhouse.templates();
  if (template === undefined) throw new Error("Greenhouse has no template Clinical Role.");
  const choices = {
    connectionId,
    action: "create",
    templateJobId: String(template.id),
    jobFields: { employment_type: "Full-time" },
    openingFields: { opening_reason: "New headcount" },
  };
  await telling.step("The preview says what will be written, in Greenhouse's own labels", async (tell) => {
    const lines = await comesTrue("the catalogue to be read", async () => {
      const { data } = await api.post("/positions/sync-preview", { positionIds: [positionId], ...choices }, Previews);
      const [one] = data;
      return one?.refusal == null && (one?.lines.length ?? 0) > 0 ? one?.lines : undefined;
    });
    for (const { label, value } of lines) tell(`${label.padEnd(20)} ${value}`);
  });
  const code = await telling.step("Sync with ATS: pending at once, with its code", async (tell) => {
    const { accepted } = await api.post(`/positions/${positionId}/sync`, choices, SyncAccepted);
    const given = accepted[0]?.requisitionCode;
    if (given === undefined) throw new Error("The position was not accepted.");
    tell(given);
    return given;
  });
  await telling.step("Synced", async () => {
    const isOpen = ({ syncStatus, status }: Position) => syncStatus === "synced" && status === "open";
    await positionBecomes({ api }, positionId, "the position to be synced and open", isOpen);
  });
  return telling.step("The job and its opening are in Greenhouse", async (tell) => {
    const job = await greenhouse.findJob(code);
    const opening = job?.openings.find(({ label }) => label === code);
    if (job === null || opening === undefined) throw new Error(`Greenhouse has no job ${code} with its opening.`);
    tell(`${code}  ${job.name}  ${job.status}  opening ${opening.id}`);
    return { positionId, code, jobId: job.id, openingId: opening.id };
  });
}

/** A hire that a webhook tells of. Returns Greenhouse's application. */
export async function hireByWebhook(stage: GreenhouseStage, seat: GreenhouseSeat): Promise<number> {
  const { telling, greenhouse, person } = stage;
  const applicationId = await telling.step(
    `In Greenhouse, the recruiter adds ${person.name} and hires on the opening`,
    async (tell) => {
      const { name, candidateEmail } = person;
      const added = await greenhouse.addCandidate({ name, emails: [candidateEmail], jobId: seat.jobId });
      await greenhouse.hire({ ...added, openingId: seat.openingId, startsOn: STARTS_ON });
      tell(`starts on ${STARTS_ON}`);
      return added.applicationId;
    },
  );
  await telling.step("The webhook comes; the position is filled and shows candidate and start date", async (tell) => {
    const isFilled = ({ status }: Position) => status === "filled";
    const filled = await positionBecomes(stage, seat.positionId, "the position to be filled", isFilled);
    tell(`candidate ${filled.hire?.candidateName}, starts ${filled.hire?.startsOn}`);
  });
  return applicationId;
}

export async function nurseArrives(stage: GreenhouseStage, seat: GreenhouseSeat): Promise<void> {
  const { telling, api, person } = stage;
  await telling.step("The HRIS sends a new employee, who is assigned to the position, with reasons", async (tell) => {
    const { firstName, lastName, employeeEmail: personalEmail } = person;
    const facts = { firstName, lastName, personalEmail, title: PLAN.title, location: PLAN.location };
    await api.post("/employees", { ...facts, startDate: STARTS_ON }, Made);
    const { match } = await isSeated(stage, seat);
    tell(`${match?.status}, decided by ${match?.decidedBy}`);
    for (const { text } of match?.evidence ?? []) tell(`· ${text}`);
  });
}

export async function unhireAndHire(
  stage: GreenhouseStage,
  seat: GreenhouseSeat,
  applicationId: number,
): Promise<void> {
  const { telling, greenhouse } = stage;
  await telling.step("In Greenhouse the hire is undone: open again, and the assignment is undone", async () => {
    await greenhouse.unhire(applicationId);
    const isOpen = ({ status, employee }: Position) => status === "open" && employee === null;
    await positionBecomes(stage, seat.positionId, "the position to be open again", isOpen);
  });
  await telling.step("In Greenhouse the person is hired again: filled again, with the same employee", async (tell) => {
    await greenhouse.hire({ applicationId, openingId: seat.openingId, startsOn: STARTS_ON });
    const { employee } = await isSeated(stage, seat);
    tell(`employee ${employee?.name}`);
  });
}

export async function showOpening({ telling, api }: GreenhouseStage, { code }: GreenhouseSeat): Promise<void> {
  await telling.step(
    "The ATS report shows the opening, its close reason, the candidate and the employee",
    async (tell) => {
      const row = await comesTrue("the opening to be read as filled", async () => {
        const { data } = await api.get(`/reports/ats?q=${encodeURIComponent(code)}`, OpeningReport);
        return data.find((one) => one.requisitionCode === code && one.openingStatus === "filled");
      });
      tell(`${code}  ${row.title}  ${row.syncStatus}  ${row.status}`);
      tell(`${row.openingStatus}: ${row.outcome}`);
      tell(`candidate ${row.candidate?.name}, employee ${row.employee?.name}`);
    },
  );
}

function isSeated(stage: GreenhouseStage, seat: GreenhouseSeat): Promise<Position> {
  const isTheirs = ({ status, employee }: Position) => status === "filled" && employee?.name === stage.person.name;
  return positionBecomes(stage, seat.positionId, "the employee to be assigned", isTheirs);
}
