// A company on Greenhouse in the whole house: its owner signs in and connects on the real pages, its recruiter works in Greenhouse's.
import { atEnd, beforeEveryTest } from "../support/at-end.ts";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import { startGreenhouseSimulator, type RunningGreenhouse } from "../simulators/greenhouse/index.ts";
import { DEMO_PEOPLE } from "../simulators/identity/people.ts";
import { startIdentityProvider } from "../simulators/identity/server.ts";
import { walkSignIn } from "../simulators/identity/sign-in.ts";
import { seedApiToken, seedInvitation, seedTenant } from "../support/seeds.ts";
import { showLogsOnFailure, startTestHouse, type TestHouse } from "../support/test-house.ts";
import { until } from "../support/until.ts";
import { newVisitor, type Visitor } from "../support/visitor.ts";
import type { Answer, Position } from "./support.ts";

const SCOPES = GREENHOUSE_SCOPES.map(scopeName);

/** Values of the two custom fields that the simulator's organizations require. */
const REQUIRED = { jobFields: { employment_type: "Full-time" }, openingFields: { opening_reason: "Backfill" } };

/** What the flows read of an ATS report's row. */
export type ReportRow = {
  positionId: string;
  status: string;
  syncStatus: string;
  openingStatus: string | null;
  outcome: string | null;
  closeReason: string | null;
  awaiting: { name: string; needsApproval: boolean }[];
  candidate: { name: string; withheld: string | null; startsOn: string | null } | null;
  employee: { name: string } | null;
};

export async function startGreenhouseWorld() {
  const greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0, data: "none" });
  const identity = await startIdentityProvider();
  const house = await startTestHouse({ greenhouse, identity });
  atEnd(async () => {
    await Promise.all([greenhouse.close(), identity.close()]);
  });
  beforeEveryTest(() => {
    showLogsOnFailure(house);
    greenhouse.control.clearFaults({});
  });
  return { house, greenhouse, identityUrl: identity.url };
}

export type GreenhouseWorld = Awaited<ReturnType<typeof startGreenhouseWorld>>;

/** A tenant whose owner has come in by the set-up link, and its account at Greenhouse with a credential. */
export async function harborHealth(world: GreenhouseWorld) {
  const { house, greenhouse, identityUrl } = world;
  const tenant = await seedTenant(house.db, { name: "Harbor Health", approvesAtOnce: true });
  const { token } = await seedInvitation(house.db, tenant.id);
  const nadia = DEMO_PEOPLE.find(({ name }) => name === "Nadia Farrow");
  if (nadia === undefined) throw new Error("Nadia Farrow is not there.");
  const visitor = newVisitor(house.url);
  const outside = { [identityUrl]: (url: string) => walkSignIn(url, nadia) };
  const home = await visitor.visit(`/join/${token}`, { form: { provider: "google" }, outside });
  if (new URL(home.url).pathname !== "/") throw new Error(`Nadia is at ${home.url}.`);
  const accountId = greenhouse.control.createAccount({ name: tenant.id }).id;
  const account = greenhouse.control.summary({}).accounts.find(({ id }) => id === accountId);
  const { header } = await seedApiToken(house.db, tenant.id);
  return new Harbor(house, greenhouse, visitor, header, {
    accountId,
    templateJobId: String(account?.templates[0]?.id),
  });
}

class Harbor {
  readonly house: TestHouse;
  readonly greenhouse: RunningGreenhouse;
  readonly visitor: Visitor;
  readonly accountId: string;
  readonly templateJobId: string;
  readonly #header: string;
  connectionId = "";
  userId = 0;

  constructor(
    house: TestHouse,
    greenhouse: RunningGreenhouse,
    visitor: Visitor,
    header: string,
    at: { accountId: string; templateJobId: string },
  ) {
    this.house = house;
    this.greenhouse = greenhouse;
    this.visitor = visitor;
    this.#header = header;
    this.accountId = at.accountId;
    this.templateJobId = at.templateJobId;
  }

  get control() {
    return this.greenhouse.control;
  }

  /** On the guide's page; then its webhooks with the secret that the connection's page shows. */
  async connect(): Promise<void> {
    const { accountId } = this;
    this.userId = this.control.createUser({ accountId, name: "Robot", isSiteAdmin: true }).id;
    const { clientId, clientSecret } = this.control.createCredential({ accountId, scopes: SCOPES });
    const form = { clientId, clientSecret, userId: String(this.userId) };
    const page = await this.visitor.visit("/connect/greenhouse", { form });
    this.connectionId = /con_\w+$/.exec(new URL(page.url).pathname)?.[0] ?? "";
    const { text } = await this.visitor.visit(`/settings/integrations/${this.connectionId}/webhook-secret`, {
      form: {},
    });
    const secret = /value="([\w-]{43})"/.exec(text)?.[1] ?? "";
    const { webhook } = await this.get<{ webhook: { url: string } }>(`/connections/${this.connectionId}`);
    await this.control.createWebhooks({ accountId, url: webhook.url, secret });
    const isRead = () =>
      this.house.db
        .prepare("select 1 from connection_looks where connection_id = ? and catalogue_read_at is not null")
        .bind(this.connectionId)
        .first();
    await until(isRead, { what: "the catalogue", deadlineMs: 20_000 });
  }

  async call<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const answer = await fetch(`${this.house.url}/api/v1${path}`, {
      method,
      headers: { authorization: this.#header, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const parsed: Body = JSON.parse(await answer.text());
    return { status: answer.status, body: parsed };
  }

  get = async <Body>(path: string): Promise<Body> => (await this.call<Body>("GET", path)).body;

  /** An approved position that was just sent, as a new job. */
  async send(title: string): Promise<{ id: string; code: string }> {
    const { body } = await this.call<Position>("POST", "/positions", { title, department: "Nursing" });
    const code = await this.sendAgain(body.id);
    return { id: body.id, code };
  }

  /** Asks for a new job for an approved position. Returns its code. */
  async sendAgain(positionId: string): Promise<string> {
    const { connectionId, templateJobId } = this;
    const choices = { connectionId, action: "create", templateJobId, ...REQUIRED };
    type Asked = { accepted?: { requisitionCode: string }[] };
    const { body } = await this.call<Asked>("POST", `/positions/${positionId}/sync`, choices);
    const code = body.accepted?.[0]?.requisitionCode;
    if (code === undefined) throw new Error(`Not accepted: ${JSON.stringify(body)}`);
    return code;
  }

  /** A position whose job is open in Greenhouse. */
  async open(title: string) {
    const sent = await this.send(title);
    await this.becomes(sent.id, { syncStatus: "synced", status: "open" });
    const job = this.control.findJob({ accountId: this.accountId, requisitionId: sent.code });
    const [opening] = job?.openings ?? [];
    if (job === null || opening === undefined) throw new Error(`There is no job ${sent.code}.`);
    return { ...sent, jobId: job.id, openingId: opening.id };
  }

  /** The position's row of the ATS report. */
  async row(positionId: string): Promise<ReportRow | undefined> {
    const { data } = await this.get<{ data: ReportRow[] }>("/reports/ats");
    return data.find((row) => row.positionId === positionId);
  }

  /** Waits until the report tells of the position so. */
  async becomes(positionId: string, looks: Partial<ReportRow>, deadlineMs = 20_000): Promise<ReportRow> {
    let last: ReportRow | undefined;
    const isSo = async () => {
      last = await this.row(positionId);
      const now: Record<string, unknown> = { ...last };
      return Object.entries(looks).every(([name, value]) => now[name] === value) ? last : undefined;
    };
    return until(isSo, { deadlineMs, what: JSON.stringify(looks) }).catch((error: unknown) => {
      throw new Error(`${String(error)}; it is ${JSON.stringify(last)}`, { cause: error });
    });
  }

  /** Asks for a look now, and waits for its end. */
  async look(): Promise<string> {
    const { body } = await this.call<{ jobId: string }>("POST", `/connections/${this.connectionId}/look`);
    const job = await until(
      async () => {
        const seen = await this.get<{ status: string }>(`/sync-jobs/${body.jobId}`);
        return seen.status === "done" || seen.status === "failed" ? seen : undefined;
      },
      { what: "the look", deadlineMs: 40_000 },
    );
    return job.status;
  }

  /** Presses a button on one of Greenhouse's own pages: the form's fields, as they stand there, with these changed. */
  async press(path: string, call: string, change: Readonly<Record<string, string>> = {}): Promise<void> {
    const url = `${this.greenhouse.url}/a/${this.accountId}${path}`;
    const html = await (await fetch(url)).text();
    const form = new RegExp(`<form[^>]*action="/act/${call}"[\\s\\S]*?</form>`).exec(html)?.[0];
    if (form === undefined) throw new Error(`The page ${path} has no button for ${call}.`);
    const fields = [...form.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(
      ([, name = "", value = ""]) => [name, value],
    );
    const selects = [...form.matchAll(/<select name="([^"]+)">[\s\S]*?<option value="([^"]*)"/g)].map(
      ([, name = "", value = ""]) => [name, value],
    );
    const body = new URLSearchParams({ ...Object.fromEntries([...fields, ...selects]), ...change });
    const answer = await fetch(`${this.greenhouse.url}/act/${call}`, { method: "POST", body, redirect: "manual" });
    if (answer.status !== 303) throw new Error(`${call} answered ${answer.status}.`);
  }
}
