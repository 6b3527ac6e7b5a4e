// A company that onboards: connected to Lever by a key with the permissions of the article, a stage chosen, and a mailbox that is read.
import { atEnd, beforeEveryTest } from "../support/at-end.ts";
import { startLeverSimulator, type RunningLever } from "../simulators/lever/index.ts";
import { startMailbox, type ReceivedMail, type RunningMailbox } from "../simulators/mail/index.ts";
import { seedApiToken, seedMember, seedTenant } from "../support/seeds.ts";
import { showLogsOnFailure, startTestHouse, type TestHouse } from "../support/test-house.ts";
import { until } from "../support/until.ts";
import { newVisitor, type Visitor } from "../support/visitor.ts";

export type OnboardingWorld = {
  readonly house: TestHouse;
  readonly lever: RunningLever;
  readonly mailbox: RunningMailbox;
};

export async function startOnboardingWorld(): Promise<OnboardingWorld> {
  const [lever, mailbox] = await Promise.all([
    startLeverSimulator({ port: 0, rate: 0, data: "none" }),
    startMailbox({ port: 0 }),
  ]);
  const house = await startTestHouse({ lever, mail: mailbox });
  atEnd(async () => {
    await Promise.all([lever.close(), mailbox.close()]);
  });
  beforeEveryTest(() => showLogsOnFailure(house));
  return { house, lever, mailbox };
}

export type NewHire = {
  id: string;
  name: string;
  email: string | null;
  packageCode: string | null;
  packageName: string | null;
  problems: string[];
  invitation: { state: string; mailStatus: string | null; times: number } | null;
  documents: { id: string; displayName: string; downloadUrl: string }[];
  mails: { status: string; toAddress: string; failure: string | null }[];
};

type Answer<Body> = { readonly status: number; readonly body: Body };

const PERMISSIONS = ["opportunities", "offers", "users", "files", "resumes", "stages", "postings"];

export class OnboardingCompany {
  readonly world: OnboardingWorld;
  readonly tenantId: string;
  readonly accountId: string;
  readonly name: string;
  readonly cookie: string;
  readonly #authorization: string;
  connectionId = "";
  apiKeyId = "";

  private constructor(
    world: OnboardingWorld,
    of: { tenantId: string; accountId: string; name: string; cookie: string; authorization: string },
  ) {
    this.world = world;
    this.tenantId = of.tenantId;
    this.accountId = of.accountId;
    this.name = of.name;
    this.cookie = of.cookie;
    this.#authorization = of.authorization;
  }

  /** Not connected yet. */
  static async founded(world: OnboardingWorld, name = "Northwind Trading"): Promise<OnboardingCompany> {
    const tenant = await seedTenant(world.house.db, { name });
    const [token, member] = await Promise.all([
      seedApiToken(world.house.db, tenant.id),
      seedMember(world.house.db, tenant.id, { email: `dana.${tenant.id}@northwind.example` }),
    ]);
    const account = world.lever.control.createAccount({ name: tenant.id });
    return new OnboardingCompany(world, {
      tenantId: tenant.id,
      accountId: account.id,
      name,
      cookie: member.cookie,
      authorization: token.header,
    });
  }

  /** Connected by API key; a stage is chosen unless `isSetUp` is false. */
  static async connected(world: OnboardingWorld, { name = "Northwind Trading", isSetUp = true } = {}) {
    const company = await OnboardingCompany.founded(world, name);
    const key = world.lever.control.createApiKey({
      accountId: company.accountId,
      permissions: PERMISSIONS.map((resource) => `${resource}:read`),
    });
    company.apiKeyId = key.id;
    const settings = isSetUp ? { onboarding: { stageId: "offer", startsOn: "2026-01-01" } } : undefined;
    const made = await company.post<{ id: string }>("/connections", {
      provider: "lever",
      auth: { kind: "api_key", apiKey: key.key },
      modules: ["onboarding"],
      ...(settings === undefined ? {} : { settings }),
    });
    if (made.status !== 201) throw new Error(`Not connected: ${JSON.stringify(made.body)}`);
    company.connectionId = made.body.id;
    return company;
  }

  get lever() {
    return this.world.lever.control;
  }

  async call<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const response = await fetch(`${this.world.house.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: this.#authorization,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const parsed: Body = await response.json();
    return { status: response.status, body: parsed };
  }

  get = async <Body>(path: string): Promise<Body> => (await this.call<Body>("GET", path)).body;
  post = <Body>(path: string, body: unknown = {}): Promise<Answer<Body>> => this.call<Body>("POST", path, body);

  /** The bytes of a path of the API, or of a whole address of it. */
  fetch(pathOrUrl: string): Promise<Response> {
    const url = new URL(pathOrUrl, `${this.world.house.url}/api/v1/`);
    return fetch(url, { headers: { authorization: this.#authorization } });
  }

  /** A member at the dashboard. */
  member(): Visitor {
    const visitor = newVisitor(this.world.house.url);
    const [name = "", value = ""] = this.cookie.split("=");
    visitor.cookies.set(name, value);
    return visitor;
  }

  /** A candidate at the stage, with a signed offer. @returns the opportunity's id */
  candidate(name: string, values: Record<string, string | number | null> = {}, emails?: string[]): string {
    const posting = this.lever.createPosting({
      accountId: this.accountId,
      text: "Controls Engineer",
      location: "Oakland",
    });
    const { opportunityId } = this.lever.addCandidate({
      accountId: this.accountId,
      name,
      emails: emails ?? [`${name.split(" ")[0]?.toLowerCase()}@example.com`],
      posting: posting.id,
      stage: "offer",
    });
    this.lever.createOffer({
      opportunityId,
      status: "signed",
      values: { job_title: "Controls Engineer II", ...values },
    });
    return opportunityId;
  }

  /** Lets Rolecall look now, and waits until it has. */
  async look(): Promise<void> {
    const asked = await this.post<{ jobId: string }>(`/connections/${this.connectionId}/look-for-new-hires`);
    if (asked.status !== 202) throw new Error(`No look: ${JSON.stringify(asked.body)}`);
    await until(async () => (await this.get<{ status: string }>(`/sync-jobs/${asked.body.jobId}`)).status === "done", {
      what: "the look for new hires",
      deadlineMs: 30_000,
    });
  }

  async newHires(query = ""): Promise<NewHire[]> {
    return (await this.get<{ data: NewHire[] }>(`/new-hires${query}`)).data;
  }

  /** The one new hire of this name, in full. */
  async newHire(name: string): Promise<NewHire> {
    const [found] = await this.newHires(`?q=${encodeURIComponent(name)}`);
    if (found === undefined) throw new Error(`No new hire ${name}`);
    return this.get<NewHire>(`/new-hires/${found.id}`);
  }

  async invite(id: string, wish: object = {}): Promise<Answer<NewHire>> {
    return this.post<NewHire>(`/new-hires/${id}/invitations`, wish);
  }

  /** The `count`th mail to this address, once it has come. */
  mailTo(address: string, count = 1): Promise<ReceivedMail> {
    return until(() => this.world.mailbox.control.mails({ to: address })[count - 1], {
      what: `mail ${count} to ${address}`,
      deadlineMs: 30_000,
    });
  }
}

/** The path of the one link in a mail. */
export function linkIn(mail: ReceivedMail): string {
  const [link = ""] = /https?:\/\/\S+/.exec(mail.text) ?? [];
  const url = new URL(link);
  return url.pathname;
}
