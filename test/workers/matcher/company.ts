// A small company for the matcher's tests: facts go straight into D1, messages to the matcher, and its outcome is read back.
import { newId, type IdKind } from "#shared/domain/ids.ts";
import type { MatchMessage } from "#shared/queues/messages.ts";
import type { TestHouse } from "../../support/test-house.ts";

type Values = Record<string, string | number | null>;

type Delivered = Awaited<ReturnType<Awaited<ReturnType<TestHouse["mf"]["getWorker"]>>["queue"]>>;

/** Everyone has the same job and starts soon: only who they are tells them apart, unless a test says otherwise. */
const JOB = { title: "Engineer", location: "Berlin" } as const;
const MANAGER = "Mary Somerville";
const START = "2026-11-09";

/** Message bodies without the tenant. */
type Look =
  | { kind: "hire"; hireId: string }
  | { kind: "employee"; employeeId: string }
  | { kind: "position"; positionId: string }
  | { kind: "rest" }
  | { kind: "rehearsal"; rehearsalId: string };

export class Company {
  readonly id = newId("tenant");
  readonly #house: TestHouse;
  #clock = Date.parse("2026-11-01T09:00:00.000Z");

  constructor(house: TestHouse) {
    this.#house = house;
  }

  /** A position whose requisition is at the ATS, as the scheduler leaves it: approved and synced. */
  async position(change: Values = {}): Promise<string> {
    const id = this.#newId("position");
    const requisitionId = this.#newId("requisition");
    await this.insert("requisitions", {
      id: requisitionId,
      connection_id: "con_1",
      position_id: id,
      provider_id: `lever-${requisitionId}`,
      code: `Trace-${requisitionId}`,
      name: "Engineer",
      status: "open",
      opened_at: this.#at(),
      read_at: this.#at(),
    });
    await this.insert("positions", {
      id,
      ...JOB,
      hiring_manager: MANAGER,
      status: "approved",
      sync_status: "synced",
      requisition_code: `Trace-${requisitionId}`,
      requisition_id: requisitionId,
      created_at: this.#at(),
      updated_at: this.#at(),
      ...change,
    });
    return id;
  }

  async hire(
    positionId: string | null,
    candidateName: string,
    emails: readonly string[] = [],
    change: Values = {},
  ): Promise<string> {
    const id = this.#newId("hire");
    await this.insert("hires", {
      id,
      connection_id: "con_1",
      provider: "lever",
      application_id: `opp-${id}`,
      candidate_name: candidateName,
      emails: JSON.stringify(emails),
      position_id: positionId,
      status: "hired",
      hired_at: this.#at(),
      read_at: this.#at(),
      ...change,
    });
    return id;
  }

  async employee(name: string, personalEmail: string | null = null, change: Values = {}): Promise<string> {
    const id = this.#newId("employee");
    const [firstName = "", ...rest] = name.split(" ");
    await this.insert("employees", {
      id,
      first_name: firstName,
      last_name: rest.join(" "),
      personal_email: personalEmail,
      ...JOB,
      manager_name: MANAGER,
      start_date: START,
      source: "api",
      created_at: this.#at(),
      updated_at: this.#at(),
      ...change,
    });
    return id;
  }

  async insert(table: string, values: Values): Promise<void> {
    const row = { tenant_id: this.id, ...values };
    const names = Object.keys(row);
    await this.#house.db
      .prepare(`insert into ${table} (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`)
      .bind(...Object.values(row))
      .run();
  }

  /** Changes a row as its owning Worker would. */
  async change(table: string, id: string, values: Values): Promise<void> {
    const sets = Object.keys(values).map((name) => `${name} = ?`);
    await this.#house.db
      .prepare(`update ${table} set ${sets.join(", ")} where tenant_id = ? and id = ?`)
      .bind(...Object.values(values), this.id, id)
      .run();
  }

  /** What the requisition of a position is at the ATS now. */
  async requisitionBecomes(positionId: string, values: Values): Promise<void> {
    const row = await this.one("positions", positionId);
    await this.change("requisitions", String(row["requisition_id"]), values);
  }

  async unhire(hireId: string): Promise<void> {
    await this.change("hires", hireId, { status: "unhired", unhired_at: this.#at(), problem: null });
  }

  /** Delivers the messages to the matcher as one batch and waits until it has handled them. */
  async tell(...looks: Look[]): Promise<Delivered> {
    const bodies: MatchMessage[] = looks.map((look) => ({ ...look, tenantId: this.id }));
    return this.deliver(bodies);
  }

  async deliver(bodies: readonly unknown[]): Promise<Delivered> {
    const matcher = await this.#house.mf.getWorker("rolecall-matcher");
    const messages = bodies.map((body, i) => ({ id: `m${i}`, timestamp: new Date(), attempts: 1, body }));
    return matcher.queue("match", messages);
  }

  /** A person's decision, as the reports Worker sends it. */
  async decide(matchId: string, decision: string, body: unknown = { tenantId: this.id, actor: "user:usr_1" }) {
    const matcher = await this.#house.mf.getWorker("rolecall-matcher");
    const answer = await matcher.fetch(`http://matcher/internal/matches/${matchId}/${decision}`, {
      method: "POST",
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  }

  async one(table: string, id: string): Promise<Record<string, unknown>> {
    const row = await this.#house.db
      .prepare(`select * from ${table} where tenant_id = ? and id = ?`)
      .bind(this.id, id)
      .first();
    if (row === null) throw new Error(`No ${table} row ${id}`);
    return row;
  }

  /** Status, hire and employee of a position. */
  async seat(positionId: string) {
    const { status, hire_id: hireId, employee_id: employeeId } = await this.one("positions", positionId);
    return { status, hireId, employeeId };
  }

  async matches() {
    return this.#all<{ id: string; hireId: string; employeeId: string; status: string; decidedBy: string }>(
      `select id, hire_id as hireId, employee_id as employeeId, status, decided_by as decidedBy from matches
       where tenant_id = ? order by hire_id, employee_id`,
    );
  }

  /** Every action that was recorded, as "actor action", sorted. */
  async recorded(): Promise<string[]> {
    const rows = await this.#all<{ line: string }>(
      "select actor || ' ' || action as line from audit where tenant_id = ? order by line",
    );
    return rows.map((row) => row.line);
  }

  /** Everything that the matcher may write, to see that a second look changes nothing. */
  async everything(): Promise<unknown> {
    const tables = ["positions", "hires", "matches", "match_keys", "match_wants", "audit"];
    return Promise.all(
      tables.map((table) => this.#all(`select * from ${table} where tenant_id = ? order by 1, 2, 3, 4`)),
    );
  }

  async #all<Row>(sql: string): Promise<Row[]> {
    return (await this.#house.db.prepare(sql).bind(this.id).all<Row>()).results;
  }

  /** Ids are a second apart, so that their order is the order of the story. */
  #newId(kind: IdKind): string {
    this.#clock += 1_000;
    return newId(kind, this.#clock);
  }

  #at(): string {
    return new Date(this.#clock).toISOString();
  }
}
