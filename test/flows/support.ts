// A company as its people and programs see it: the whole house, reached only through the JSON API and through what Lever's people do.
import { atEnd, beforeEveryTest } from "../support/at-end.ts";
import { startLeverSimulator, type LeverOptions, type RunningLever } from "../simulators/lever/index.ts";
import { seedApiToken, seedTenant, type TenantSeed } from "../support/seeds.ts";
import { showLogsOnFailure, startTestHouse, type TestHouse } from "../support/test-house.ts";
import { until } from "../support/until.ts";

export type World = { readonly house: TestHouse; readonly lever: RunningLever };

/** All five Workers and a Lever. `rate` (Lever's limit and our budget) is off unless a flow is about it. */
export async function startWorld(options: LeverOptions & { leverRate?: number } = {}): Promise<World> {
  const { leverRate = 1000, ...lever } = options;
  const simulator = await startLeverSimulator({ port: 0, rate: 0, data: "none", ...lever });
  const house = await startTestHouse({ lever: simulator, leverRate });
  atEnd(() => simulator.close());
  beforeEveryTest(() => showLogsOnFailure(house));
  return { house, lever: simulator };
}

export type Answer<Body> = { readonly status: number; readonly body: Body };

export type Position = {
  id: string;
  title: string;
  status: string;
  syncStatus: string;
  syncReason: string | null;
  syncMessage: string | null;
  requisitionCode: string | null;
  requisition: { providerId: string; status: string } | null;
  hire: { id: string; candidateName: string; status: string } | null;
  employee: { id: string; name: string } | null;
  match: { id: string; status: string; decidedBy: string; evidence: { code: string; text: string }[] } | null;
};

export type Hire = {
  id: string;
  applicationId: string;
  candidateName: string;
  status: string;
  problem: string | null;
  requisitionCode: string | null;
  position: { id: string } | null;
};

export type Match = {
  id: string;
  status: string;
  decidedBy: string;
  evidence: { code: string; text: string }[];
  hire: { id: string; candidateName: string };
  employee: { id: string };
  position: { id: string; status: string } | null;
};

type List<Row> = { data: Row[]; nextCursor: string | null };

/** One tenant with an API token, its account at Lever, and the words of this story. */
export class Company {
  readonly world: World;
  readonly tenantId: string;
  readonly accountId: string;
  readonly #authorization: string;
  connectionId = "";

  private constructor(world: World, tenantId: string, accountId: string, authorization: string) {
    this.world = world;
    this.tenantId = tenantId;
    this.accountId = accountId;
    this.#authorization = authorization;
  }

  /** A company that is not connected yet. */
  static async found(world: World, seed: TenantSeed = {}): Promise<Company> {
    const tenant = await seedTenant(world.house.db, seed);
    const token = await seedApiToken(world.house.db, tenant.id);
    const account = world.lever.control.createAccount({ name: tenant.id });
    return new Company(world, tenant.id, account.id, token.header);
  }

  /** A company connected to its Lever account by API key. */
  static async connected(world: World, seed: TenantSeed = {}): Promise<Company> {
    const company = await Company.found(world, seed);
    const { key } = company.lever.createApiKey({ accountId: company.accountId });
    const answer = await company.post<{ id: string }>("/connections", {
      provider: "lever",
      auth: { kind: "api_key", apiKey: key },
      modules: ["headcount"],
    });
    if (answer.status !== 201) throw new Error(`Not connected: ${JSON.stringify(answer.body)}`);
    company.connectionId = answer.body.id;
    await company.looked();
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
    const text = await response.text();
    const parsed: Body = text === "" ? undefined : JSON.parse(text);
    return { status: response.status, body: parsed };
  }

  get = async <Body>(path: string): Promise<Body> => (await this.call<Body>("GET", path)).body;
  post = <Body>(path: string, body: unknown = {}): Promise<Answer<Body>> => this.call<Body>("POST", path, body);
  list = async <Row>(path: string): Promise<Row[]> => (await this.get<List<Row>>(path)).data;

  position = (id: string): Promise<Position> => this.get<Position>(`/positions/${id}`);

  /** Waits until the first look through the connection is over. */
  async looked(): Promise<void> {
    await until(
      async () =>
        (await this.get<{ health: { lastLookedAt: string | null } }>(`/connections/${this.connectionId}`)).health
          .lastLookedAt,
      { what: "the first look" },
    );
  }

  /** A planned and approved position. */
  async approved(title: string, plan: Record<string, unknown> = {}): Promise<string> {
    const created = await this.post<Position>("/positions", { title, ...plan });
    if (created.body.status !== "approved") {
      await this.post(`/positions/${created.body.id}/request-approval`);
      await this.post(`/positions/${created.body.id}/approve`);
    }
    return created.body.id;
  }

  async sync(
    positionIds: string[],
  ): Promise<Answer<{ jobId: string; accepted: { id: string; requisitionCode: string }[] }>> {
    return this.post("/positions/sync", { connectionId: this.connectionId, action: "create", positionIds });
  }

  /** Waits until the position looks as asked. */
  async becomes(id: string, looks: Partial<Record<keyof Position, unknown>>, deadlineMs = 15_000): Promise<Position> {
    let last: Position | undefined;
    try {
      return await until(
        async () => {
          last = await this.position(id);
          const now: Record<string, unknown> = last;
          return Object.entries(looks).every(([name, value]) => now[name] === value) ? last : undefined;
        },
        { deadlineMs, what: `position ${id} to be ${JSON.stringify(looks)}` },
      );
    } catch (error) {
      throw new Error(`${String(error)}; it is ${JSON.stringify(last)}`, { cause: error });
    }
  }

  /** An approved position whose requisition is open in Lever. */
  async open(
    title = "Robotics Engineer",
    plan: Record<string, unknown> = {},
  ): Promise<{ id: string; requisitionId: string; code: string }> {
    const id = await this.approved(title, plan);
    await this.sync([id]);
    const position = await this.becomes(id, { syncStatus: "synced", status: "open" });
    return { id, requisitionId: position.requisition?.providerId ?? "", code: position.requisitionCode ?? "" };
  }

  /** Webhooks made by hand in Lever, as an admin does for an account whose scopes let us make none. */
  async withWebhooks(): Promise<void> {
    const { webhook } = await this.get<{ webhook: { url: string } }>(`/connections/${this.connectionId}`);
    const signatureTokens = (["candidateHired", "candidateArchiveChange", "candidateDeleted"] as const).map(
      (event) => this.lever.createWebhook({ accountId: this.accountId, url: webhook.url, event }).signatureToken,
    );
    this.lever.setEventToggles({ accountId: this.accountId, isOn: true });
    const answer = await this.call("PATCH", `/connections/${this.connectionId}`, { webhook: { signatureTokens } });
    if (answer.status !== 200) throw new Error(`Tokens not taken: ${JSON.stringify(answer.body)}`);
  }

  /** A recruiter hires somebody against a requisition. */
  hire(requisitionId: string, name: string, emails: string[] = []): { opportunityId: string } {
    const { opportunityId } = this.lever.addCandidate({ name, emails, requisition: requisitionId });
    this.lever.hire({ opportunityId, requisitionId });
    return { opportunityId };
  }

  /** Asks for a look at Lever now, and waits for its end. */
  async look(): Promise<void> {
    const { body } = await this.post<{ jobId: string }>(`/connections/${this.connectionId}/look`);
    await until(
      async () => {
        const { status } = await this.get<{ status: string }>(`/sync-jobs/${body.jobId}`);
        return status === "done" || status === "failed";
      },
      { what: "the look" },
    );
  }

  async employee(employee: Record<string, unknown>): Promise<string> {
    const answer = await this.post<{ id: string }>("/employees", employee);
    if (answer.status !== 201) throw new Error(`Employee not taken: ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  }
}
