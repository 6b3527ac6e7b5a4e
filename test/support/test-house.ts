// The house for a test suite: all five Workers on a port of their own, deterministic keys, raised budget, no way out to the world.
import { expect, onTestFailed } from "vitest";
import { startHouse, type House, type HouseLog, type HouseOptions, type WorkerName } from "../../scripts/house.ts";
import { afterEveryTest, atEnd } from "./at-end.ts";
import { freePort } from "./free-port.ts";

/** Base64 of 32 bytes: what seals credentials in tests. */
export const TEST_TOKEN_KEY = Buffer.alloc(32, 7).toString("base64");

/** What derives one-time links in tests. */
export const TEST_LINK_KEY = "one-time-links-of-tests";

/** What mail services sign their reports with, and show with them, in tests. */
export const TEST_REPORTS = {
  resend: `whsec_${Buffer.alloc(32, 9).toString("base64")}`,
  postmark: "postmark-of-tests",
};

export const LEVER_CLIENT = { id: "rolecall-local", secret: "rolecall-local-secret" } as const;
/** As a listed partner. */
export const GREENHOUSE_CLIENT = { id: "rolecall-local-2", secret: "rolecall-local-secret" } as const;
export const IDENTITY_CLIENT = { id: "rolecall-local", secret: "rolecall-local-secret" } as const;

export type TestHouseOptions = Pick<HouseOptions, "only" | "replace" | "persistTo"> & {
  /** Origins of simulators in the test process; what is absent points to a closed port, so that a call fails at once. */
  readonly lever?: { readonly url: string };
  readonly greenhouse?: { readonly url: string };
  readonly identity?: { readonly googleIssuer: string; readonly microsoftIssuer: string };
  /** A mail service that speaks Resend's API (test/simulators/mail); absent: mail is off. */
  readonly mail?: { readonly url: string };
  /** Requests a second of the Worker's budget. Default 1000, so that tests do not wait for it. */
  readonly leverRate?: number;
  /** Requests in 30 seconds, until Greenhouse's headers tell another number. Default 100,000. */
  readonly greenhouseRate?: number;
  /** Further variables of wrangler.toml and secrets; they win. */
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Partial<Record<WorkerName, Readonly<Record<string, string>>>>;
};

export type TestHouse = House & {
  /** What the Workers wrote since the last `reset`. */
  readonly logs: HouseLog[];
  /** Fetches that would have left this machine. A test that leaves any behind fails. */
  readonly refused: string[];
  /** Empties every table and the logs. Durable Objects stay: give every test its own tenants and connections. */
  reset(): Promise<void>;
};

const NOWHERE = "http://127.0.0.1:9"; // the discard port: nothing listens, a call fails at once

/**
 * Starts a house for the suite at hand and closes it after the suite; call it in `beforeAll` or at the top of a `describe`.
 * PUBLIC_URL is `house.url` (http://localhost:<port>), so that redirects and cookies work as in production.
 * In files that run together (together.ts) a house of plain Workers is the one of the file before, emptied.
 */
export async function startTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const house = (await takenOver(options)) ?? (await openHouse(options));
  if (house !== kept?.house) atEnd(() => house.close());
  afterEveryTest(() => {
    expect(house.refused.splice(0), "fetches to addresses outside this machine, which nobody mocked").toEqual([]);
  });
  return house;
}

/** The house that goes from file to file within this process; it ends with the process. */
let kept: { readonly kind: string; readonly house: TestHouse; usedBy: string | undefined } | undefined;

/** Only what differs in nothing but its Workers is handed on: replaced Workers and simulators remember. */
async function takenOver(options: TestHouseOptions): Promise<TestHouse | undefined> {
  const { only, ...own } = options;
  const usedBy = expect.getState().testPath;
  if (process.env["BETWEEN_FILES"] !== "kept" || only === undefined || Object.keys(own).length > 0) return undefined;
  if (kept?.usedBy === usedBy) return undefined; // a second house beside it
  const kind = only.toSorted().join(" ");
  if (kept?.kind === kind) {
    kept.usedBy = usedBy;
    await kept.house.reset();
  } else {
    await kept?.house.close();
    kept = undefined;
    kept = { kind, usedBy, house: await openHouse(options) };
  }
  return kept.house;
}

async function openHouse(options: TestHouseOptions): Promise<TestHouse> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const logs: HouseLog[] = [];
  const refused: string[] = [];
  const house = await startHouse({
    ...options,
    port,
    vars: { ...varsOf(url, options), ...options.vars },
    secrets: {
      ...options.secrets,
      oauth: { ...oauthSecrets, LINK_KEY: TEST_LINK_KEY, ...options.secrets?.oauth },
      webhooks: { ...webhooksSecrets, ...options.secrets?.webhooks },
      reports: { LINK_KEY: TEST_LINK_KEY, ...options.secrets?.reports },
    },
    onRefusedFetch: (request) => refused.push(request),
    onLog: (line) => logs.push(line),
  });
  return { ...house, url, logs, refused, reset: () => reset(house.db, logs) };
}

/** Shows the last lines of the Workers' logs when the test at hand fails. Call it inside a test. */
export function showLogsOnFailure(house: TestHouse, lines = 40): void {
  onTestFailed(() => {
    for (const { level, message } of house.logs.slice(-lines)) console.log(`  [${level}] ${message}`);
  });
}

const webhooksSecrets = {
  LINK_KEY: TEST_LINK_KEY,
  RESEND_API_KEY: "re_test",
  RESEND_WEBHOOK_SECRET: TEST_REPORTS.resend,
  POSTMARK_WEBHOOK_PASSWORD: TEST_REPORTS.postmark,
};

const oauthSecrets = {
  TOKEN_KEY_k1: TEST_TOKEN_KEY,
  LEVER_CLIENT_SECRET: LEVER_CLIENT.secret,
  GREENHOUSE_CLIENT_SECRET: GREENHOUSE_CLIENT.secret,
  GOOGLE_CLIENT_SECRET: IDENTITY_CLIENT.secret,
  MICROSOFT_CLIENT_SECRET: IDENTITY_CLIENT.secret,
};

function varsOf(url: string, options: TestHouseOptions): Record<string, string> {
  return {
    PUBLIC_URL: url,
    ACTIVE_KID: "k1",
    LEVER_API_URL: options.lever?.url ?? NOWHERE,
    LEVER_AUTH_URL: options.lever?.url ?? NOWHERE,
    LEVER_CLIENT_ID: LEVER_CLIENT.id,
    LEVER_RATE: String(options.leverRate ?? 1000),
    GREENHOUSE_API_URL: options.greenhouse?.url ?? NOWHERE,
    GREENHOUSE_AUTH_URL: options.greenhouse?.url ?? NOWHERE,
    GREENHOUSE_CLIENT_ID: GREENHOUSE_CLIENT.id,
    GREENHOUSE_RATE: String(options.greenhouseRate ?? 100_000),
    ...(options.mail === undefined ? {} : { MAIL_DRIVER: "resend", RESEND_API_URL: options.mail.url }),
    GOOGLE_ISSUER: options.identity?.googleIssuer ?? `${NOWHERE}/google`,
    GOOGLE_CLIENT_ID: IDENTITY_CLIENT.id,
    MICROSOFT_ISSUER: options.identity?.microsoftIssuer ?? `${NOWHERE}/microsoft`,
    MICROSOFT_CLIENT_ID: IDENTITY_CLIENT.id,
  };
}

async function reset(db: D1Database, logs: HouseLog[]): Promise<void> {
  logs.length = 0;
  const { results } = await db
    .prepare(
      `select name from sqlite_master where type = 'table' and name <> 'd1_migrations'
       and name not like 'sqlite\\_%' escape '\\' and name not like '\\_cf\\_%' escape '\\'`,
    )
    .all<{ name: string }>();
  await db.batch(results.map(({ name }) => db.prepare(`delete from "${name}"`)));
}
