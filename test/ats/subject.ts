// An ATS under contract: its adapter wired to its simulator, and what its people do there, in words that both share.
import { ok } from "#shared/domain/result.ts";
import type { HeadcountAts, RequisitionWriter, SeenHire } from "#shared/ats/adapter.ts";
import type { AtsClientOptions } from "#shared/ats/client.ts";
import { greenhouseClient } from "#shared/ats/greenhouse/client.ts";
import { greenhouseHeadcount } from "#shared/ats/greenhouse/headcount.ts";
import { greenhouseWriter } from "#shared/ats/greenhouse/writer.ts";
import { leverClient } from "#shared/ats/lever/client.ts";
import { leverHeadcount, leverWriter } from "#shared/ats/lever/headcount.ts";
import { leverRequisitionPlan } from "#shared/domain/write-plan.ts";
import { createGreenhouseSimulator, type GreenhouseOptions } from "../simulators/greenhouse/index.ts";
import { createLeverSimulator } from "../simulators/lever/index.ts";

export type FaultKind = "drop-before" | "drop-after" | "status-before" | "status-after" | "rate-limited" | "garbled";

export type Subject = {
  readonly ats: HeadcountAts;
  readonly writer: (code: string, title: string) => RequisitionWriter;
  /** Someone at the ATS makes a requisition of their own. @returns its id */
  theirs(code: string): string;
  hire(requisitionId: string, name: string, emails: string[]): { applicationId: string };
  candidate(requisitionId: string, name: string): { applicationId: string };
  unhire(applicationId: string): void;
  deleteCandidate(applicationId: string): void;
  close(requisitionId: string): void;
  /** Spoils the next requests that write a requisition, or that list them. */
  spoil(what: "create" | "list", kind: FaultKind, count?: number, status?: 504): void;
  /** Someone on the way answers all reads, until `mend`. */
  standBetween(status: 401 | 403 | 404): void;
  /** From now on a field of applications, or of requisitions, has another type than promised, until `mend`. */
  garble(what: "applications" | "requisitions", field: "id" | "created"): void;
  mend(): void;
  /** Many requisitions, so that a list has several pages. */
  seed(count: number): void;
  /** Every page token that is out dies after the next page. */
  killCursor(): void;
  /** Requests since the last call, as `METHOD path`. */
  requests(): string[];
  /** All waits that were asked for, in milliseconds. */
  readonly pauses: number[];
  /** Makes the access that the client holds invalid; the next token is good. */
  endAccess(): void;
};

/** The header that the client holds, and how it gets another. */
type Access = { header: string; renew(): Promise<string> };

/** What a client needs around it: no budget, no waiting, and an access that is renewed once it was refused. */
function options(fetcher: (request: Request) => Promise<Response>, access: Access, pauses: number[]): AtsClientOptions {
  return {
    apiUrl: "https://ats.example",
    async authorization(after401) {
      if (after401 === access.header) access.header = await access.renew();
      return ok({ header: access.header });
    },
    budget: async () => undefined,
    pause: async (ms) => void pauses.push(ms),
    fetch: (input, init) => fetcher(new Request(input, init)),
    sleep: async () => undefined,
  };
}

export async function leverSubject(): Promise<Subject> {
  const sim = createLeverSimulator({ rate: 0, data: "none" });
  const { control } = sim;
  const account = control.createAccount({ name: "Acme" });
  const newKey = () => `Basic ${btoa(`${control.createApiKey({ accountId: account.id }).key}:`)}`;
  const access = { header: newKey(), renew: async () => newKey() };
  const pauses: number[] = [];
  const client = leverClient(options((request) => sim.fetch(request), access, pauses));
  let { after } = control.markRequests({});
  return {
    ats: leverHeadcount(client),
    writer: (code, title) => {
      const plan = { title, location: null, employmentType: null, compensation: null };
      return leverWriter(client, leverRequisitionPlan(plan, code, false));
    },
    theirs: (code) => control.createRequisition({ accountId: account.id, requisitionCode: code, name: "Theirs" }).id,
    hire(requisitionId, name, emails) {
      const { opportunityId } = control.addCandidate({ name, emails, requisition: requisitionId });
      control.hire({ opportunityId, requisitionId });
      return { applicationId: opportunityId };
    },
    candidate: (requisitionId, name) => ({
      applicationId: control.addCandidate({ name, requisition: requisitionId }).opportunityId,
    }),
    unhire: (opportunityId) => void control.unhire({ opportunityId }),
    deleteCandidate: (opportunityId) => control.deleteCandidate({ opportunityId }),
    close: (requisitionId) => void control.closeRequisition({ requisitionId }),
    spoil(what, kind, count = 1, status) {
      const method = what === "create" ? "POST" : "GET";
      control.addFault({ kind, method, path: "/v1/requisitions", count, status, retryAfterSeconds: 1 });
    },
    standBetween: (status) => void control.addFault({ kind: "proxy-page", method: "GET", status, count: 1000 }),
    garble(what, field) {
      const path = what === "applications" ? "/v1/opportunities*" : "/v1/requisitions*";
      const name = field === "created" ? "createdAt" : field;
      control.addFault({ kind: "garbled", method: "GET", path, field: name, value: { odd: true }, count: 1000 });
    },
    mend: () => control.clearFaults({}),
    seed: (count) => void control.seedRequisitions({ accountId: account.id, count, prefix: "R-" }),
    killCursor: () => void control.addFault({ kind: "expired-offset", path: "/v1/requisitions", skip: 1, count: 1 }),
    requests() {
      const list = control.requests({ after });
      ({ after } = control.markRequests({}));
      return list.map(({ method, path }) => `${method} ${path}`);
    },
    pauses,
    endAccess: () => void (access.header = "Basic bm8tc3VjaC1rZXk6"),
  };
}

/** Greenhouse's simulator with one organization, and a client that acts as its first Site Admin. */
export async function greenhouseDesk(given: GreenhouseOptions = {}) {
  const sim = createGreenhouseSimulator({ rate: 0, data: "blank", ...given });
  const { control } = sim;
  const [account] = control.summary({}).accounts;
  if (account === undefined) throw new Error("The simulator has no account");
  const { clientId, clientSecret } = control.createCredential({});
  const userId = account.users.find((user) => user.isSiteAdmin)?.id ?? 0;
  const sub = String(userId);
  const mint = async () => {
    const answer = await sim.fetch(
      new Request("https://ats.example/token", {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
        body: new URLSearchParams({ grant_type: "client_credentials", sub }),
      }),
    );
    const { access_token } = await answer.json<{ access_token: string }>();
    return `Bearer ${access_token}`;
  };
  const access = { header: await mint(), renew: mint };
  const pauses: number[] = [];
  const client = greenhouseClient(options((request) => sim.fetch(request), access, pauses));
  const writer = (code: string, title: string) =>
    greenhouseWriter(client, {
      action: "create",
      code,
      templateJobId: String(account.templates[0]?.id),
      job: { name: title, departmentId: undefined, officeIds: undefined, fields: [] },
      team: { hiringManagerIds: [], recruiterIds: [] },
      opening: { targetStartOn: "2027-02-01", fields: [] },
    });
  return { control, account, clientId, userId, client, pauses, writer };
}

export async function greenhouseSubject(): Promise<Subject> {
  const { control, clientId, client, pauses, writer } = await greenhouseDesk();
  const jobOf = (openingId: string) => {
    const opening = control.openings({}).find(({ id }) => String(id) === openingId);
    if (opening === undefined) throw new Error(`No opening ${openingId}`);
    return opening.jobId;
  };
  let { after } = control.markRequests({});
  return {
    ats: greenhouseHeadcount(client),
    writer,
    theirs: (code) => String(control.createJob({ name: "Theirs", openings: [code] }).openings[0]?.id),
    hire(openingId, name, emails) {
      const { applicationId } = control.addCandidate({ name, emails, jobId: jobOf(openingId) });
      control.hire({ applicationId, openingId: Number(openingId) });
      return { applicationId: String(applicationId) };
    },
    candidate: (openingId, name) => ({
      applicationId: String(control.addCandidate({ name, jobId: jobOf(openingId) }).applicationId),
    }),
    unhire: (id) => void control.unhire({ applicationId: Number(id) }),
    deleteCandidate: (id) => control.deleteApplication({ applicationId: Number(id) }),
    close: (openingId) => void control.closeOpening({ openingId: Number(openingId) }),
    spoil(what, kind, count = 1, status) {
      const [method, path] = what === "create" ? ["POST", "/v3/jobs"] : ["GET", "/v3/openings"];
      control.addFault({ kind, method, path, count, status, retryAfterSeconds: 1 });
    },
    standBetween: (status) => void control.addFault({ kind: "proxy-page", method: "GET", status, count: 1000 }),
    garble(what, field) {
      const path = what === "applications" ? "/v3/applications" : "/v3/openings";
      const [name, value] = field === "created" ? ["created_at", "soon"] : [field, { odd: true }];
      control.addFault({ kind: "garbled", method: "GET", path, field: name, value, count: 1000 });
    },
    mend: () => control.clearFaults({}),
    seed: (count) => void control.seedOpenings({ count, prefix: "R-" }),
    killCursor: () => void control.addFault({ kind: "dead-cursor", path: "/v3/openings", skip: 1, count: 1 }),
    requests() {
      const list = control.requests({ after });
      ({ after } = control.markRequests({}));
      return list.map(({ method, path }) => `${method} ${path}`);
    },
    pauses,
    endAccess: () => void control.endTokens({ clientId }),
  };
}

/** Hires as a look finds them, whichever way this ATS is looked through. */
export async function lookedUp({ ats }: Subject): Promise<SeenHire[]> {
  const found: SeenHire[] = [];
  if (ats.looks.by === "hires") {
    for await (const page of ats.looks.since(null)) {
      if (!page.ok) throw new Error(page.message);
      found.push(...page.value);
    }
    return found;
  }
  const ids: string[] = [];
  for await (const page of ats.looks.since(null)) {
    if (!page.ok) throw new Error(page.message);
    ids.push(...page.value.flatMap(({ opening }) => opening?.applicationId ?? []));
  }
  for (const answer of (await ats.applications(ids)).values()) {
    if (!answer.ok) throw new Error(answer.message);
    if (answer.value.state === "hired") found.push(answer.value.hire);
  }
  return found;
}
