// The chapters about the position: planned, opened in Lever, filled, matched with its employee, un-hired and hired again.
import { AtsReport, JobStarted, Made, Position, Preview, SyncAccepted, SyncJob } from "./rolecall.ts";
import { comesTrue, positionBecomes, type Seat, type Stage } from "./stage.ts";

const PLAN = {
  title: "Robotics Technician",
  department: "Operations",
  location: "Austin, TX",
  employmentType: "full-time",
  compensation: { min: 72_000, max: 88_000, currency: "USD", interval: "per-year-salary" },
  hiringManager: "Marcus Webb",
  targetStartOn: "2027-02-01",
};

/** From the plan to the requisition in Lever. */
export async function openRequisition({ telling, lever, api, connectionId }: Stage): Promise<Seat> {
  const positionId = await telling.step("A position is planned, and approved", async (tell) => {
    const { id } = await api.post("/positions", PLAN, Made);
    const planned = await api.get(`/positions/${id}`, Position);
    if (planned.status !== "approved") await api.post(`/positions/${id}/approve`, null, Position);
    tell(`${PLAN.title}, ${PLAN.location}, hiring manager ${PLAN.hiringManager}`);
    return id;
  });
  await telling.step("The preview says what will be written", async (tell) => {
    const { lines } = await api.get(`/positions/${positionId}/sync-preview`, Preview);
    for (const { label, value } of lines) tell(`${label.padEnd(20)} ${value}`);
  });
  const code = await telling.step("Sync with ATS: pending at once, with its code", async (tell) => {
    const { accepted } = await api.post(`/positions/${positionId}/sync`, { connectionId }, SyncAccepted);
    const given = accepted[0]?.requisitionCode;
    if (given === undefined) throw new Error("The position was not accepted.");
    tell(given);
    return given;
  });
  await telling.step("Synced", async () => {
    await positionBecomes(
      { api },
      positionId,
      "the position to be synced and open",
      (position) => position.syncStatus === "synced" && position.status === "open",
    );
  });
  const requisition = await telling.step("The requisition is in Lever", async (tell) => {
    const found = await lever.findRequisition(code);
    if (found === null) throw new Error(`Lever has no requisition ${code}.`);
    tell(`${found.requisitionCode}  ${found.name}  ${found.status}  headcount ${found.headcountTotal}`);
    return found;
  });
  return { positionId, requisitionId: requisition.id, code };
}

/** A hire that no webhook tells of. Returns Lever's opportunity. */
export async function hireByLook(stage: Stage, seat: Seat): Promise<string> {
  const { telling, lever, api, connectionId, person } = stage;
  const opportunityId = await telling.step(
    `In Lever, the recruiter adds ${person.name} and marks the candidate as hired`,
    async (tell) => {
      await lever.switchWebhooks(false);
      const { requisitionId } = seat;
      const added = await lever.addCandidate({
        name: person.name,
        emails: [person.candidateEmail],
        requisition: requisitionId,
      });
      await lever.hire({ opportunityId: added.opportunityId, requisitionId });
      tell(person.candidateEmail);
      return added.opportunityId;
    },
  );
  await telling.step("Rolecall looks for hires (it does so every few minutes; here it is asked to)", async () => {
    const { jobId } = await api.post(`/connections/${connectionId}/look`, null, JobStarted);
    const job = await comesTrue("the look to end", async () => {
      const { status, reason } = await api.get(`/sync-jobs/${jobId}`, SyncJob);
      return status === "done" || status === "failed" ? { status, reason } : undefined;
    });
    if (job.status === "failed") throw new Error(`The look failed: ${job.reason}`);
  });
  await telling.step("The position is filled and shows the candidate", async (tell) => {
    const filled = await positionBecomes(
      stage,
      seat.positionId,
      "the position to be filled",
      ({ status }) => status === "filled",
    );
    tell(`candidate ${filled.hire?.candidateName}, employee ${filled.employee?.name ?? "not here yet"}`);
  });
  return opportunityId;
}

/** The HRIS tells of a new employee, and the match is made by itself. */
export async function employeeArrives(stage: Stage, seat: Seat): Promise<void> {
  const { telling, api, person } = stage;
  await telling.step("The HRIS sends a new employee", async (tell) => {
    const { firstName, lastName, employeeEmail: personalEmail } = person;
    const facts = {
      firstName,
      lastName,
      personalEmail,
      title: PLAN.title,
      location: PLAN.location,
      startDate: PLAN.targetStartOn,
    };
    await api.post("/employees", facts, Made);
    tell(`${person.name}, ${personalEmail}`);
  });
  await telling.step("The employee is assigned to the position, and the match says why", async (tell) => {
    const { match } = await employeeIsSeated(stage, seat);
    tell(`${match?.status}, decided by ${match?.decidedBy}`);
    for (const { text } of match?.evidence ?? []) tell(`· ${text}`);
  });
}

/** Told by webhook within moments: the hire is taken back in Lever, and made again. */
export async function undoAndRedo(stage: Stage, seat: Seat, opportunityId: string): Promise<void> {
  const { telling, lever } = stage;
  await telling.step("In Lever the hire is undone: open again, and the assignment is undone", async () => {
    await lever.unhire(opportunityId);
    await positionBecomes(
      stage,
      seat.positionId,
      "the position to be open again",
      ({ status, employee }) => status === "open" && employee === null,
    );
  });
  await telling.step("In Lever the person is hired again: filled again, with the same employee", async (tell) => {
    await lever.rehire({ opportunityId, requisitionId: seat.requisitionId });
    const { employee } = await employeeIsSeated(stage, seat);
    tell(`employee ${employee?.name}`);
  });
}

/** The last look: the row that everybody sees. */
export async function showReport({ telling, api, person }: Stage, { code }: Seat): Promise<void> {
  await telling.step("The ATS report shows it", async (tell) => {
    const { data } = await api.get(`/reports/ats?q=${encodeURIComponent(code)}`, AtsReport);
    const row = data.find(({ requisitionCode }) => requisitionCode === code);
    if (row?.employee?.name !== person.name) throw new Error(`The report shows ${JSON.stringify(row ?? data)}.`);
    tell(
      `${code}  ${row.title}  ${row.syncStatus}  ${row.status}  candidate ${row.candidate?.name}  employee ${row.employee.name}`,
    );
  });
}

function employeeIsSeated(stage: Stage, seat: Seat): Promise<Position> {
  const isTheirs = ({ status, employee }: Position) => status === "filled" && employee?.name === stage.person.name;
  return positionBecomes(stage, seat.positionId, "the employee to be assigned", isTheirs);
}
