// The stand-ins for what is outside Rolecall: Lever, Greenhouse, Google and Microsoft, each only when the environment names no other.
import { join } from "node:path";
import { startGreenhouseSimulator } from "../../test/simulators/greenhouse/index.ts";
import { startIdentityProvider } from "../../test/simulators/identity/server.ts";
import { startLeverSimulator } from "../../test/simulators/lever/index.ts";
import { startMailbox } from "../../test/simulators/mail/index.ts";
import type { Settings } from "./settings.ts";

/** Client id and secret that the built-in simulators know. */
const LOCAL_CLIENT = { id: "rolecall-local", secret: "rolecall-local-secret" } as const;
/** Client ids of Greenhouse end with the number of a data silo. */
const GREENHOUSE_CLIENT = { id: "rolecall-local-2", secret: LOCAL_CLIENT.secret } as const;

/** Where upstream is, and with which credentials; for the Workers' variables and secrets. */
export type Upstreams = {
  readonly vars: Readonly<Record<string, string>>;
  readonly oauthSecrets: Readonly<Record<string, string>>;
  readonly webhooksSecrets: Readonly<Record<string, string>>;
  /** Pages to show at start; absent when not built in. */
  readonly leverPages: string | undefined;
  readonly greenhousePages: string | undefined;
  /** Where the demo people sign in; absent when not built in. */
  readonly signInPages: string | undefined;
  /** Where every mail is shown; absent when a mail service is given. */
  readonly mailbox: string | undefined;
  close(): Promise<void>;
};

/** Lever on PORT + 1, Google and Microsoft on PORT + 2, Greenhouse on PORT + 3: the same addresses at every start, since connections remember them. */
export async function startSimulators(settings: Settings): Promise<Upstreams> {
  const lever = settings.LEVER_API_URL === undefined ? await startLever(settings) : undefined;
  const greenhouse = settings.GREENHOUSE_API_URL === undefined ? await startGreenhouse(settings) : undefined;
  const isIdentityGiven = settings.GOOGLE_ISSUER !== undefined && settings.MICROSOFT_ISSUER !== undefined;
  const identity = isIdentityGiven ? undefined : await startIdentity(settings);
  const mailbox = settings.MAIL_DRIVER === undefined ? await startMail(settings) : undefined;
  const leverApi = settings.LEVER_API_URL ?? lever?.url ?? "";
  const greenhouseApi = settings.GREENHOUSE_API_URL ?? greenhouse?.url ?? "";
  const { GREENHOUSE_CLIENT_ID: partnerId = "", GREENHOUSE_CLIENT_SECRET: partnerSecret = "" } = settings;
  const partner = greenhouse === undefined ? { id: partnerId, secret: partnerSecret } : GREENHOUSE_CLIENT;
  const google = clientOf(settings.GOOGLE_ISSUER, settings.GOOGLE_CLIENT_ID, settings.GOOGLE_CLIENT_SECRET);
  const microsoft = clientOf(settings.MICROSOFT_ISSUER, settings.MICROSOFT_CLIENT_ID, settings.MICROSOFT_CLIENT_SECRET);
  return {
    vars: {
      LEVER_API_URL: leverApi,
      LEVER_AUTH_URL: settings.LEVER_AUTH_URL ?? signInOf(leverApi),
      LEVER_AUDIENCE: settings.LEVER_AUDIENCE ?? "",
      LEVER_CLIENT_ID: settings.LEVER_CLIENT_ID ?? LOCAL_CLIENT.id,
      LEVER_RATE: String(settings.LEVER_RATE),
      GREENHOUSE_API_URL: greenhouseApi,
      GREENHOUSE_AUTH_URL: settings.GREENHOUSE_AUTH_URL ?? signInOf(greenhouseApi),
      GREENHOUSE_CLIENT_ID: partner.id,
      GREENHOUSE_RATE: String(settings.GREENHOUSE_RATE),
      GOOGLE_ISSUER: settings.GOOGLE_ISSUER ?? identity?.googleIssuer ?? "",
      GOOGLE_CLIENT_ID: google.id,
      MICROSOFT_ISSUER: settings.MICROSOFT_ISSUER ?? identity?.microsoftIssuer ?? "",
      MICROSOFT_CLIENT_ID: microsoft.id,
      MAIL_DRIVER: settings.MAIL_DRIVER ?? "resend",
      MAIL_FROM: settings.MAIL_FROM,
      ...(mailbox === undefined ? {} : { RESEND_API_URL: mailbox.url }),
    },
    webhooksSecrets: {
      RESEND_API_KEY: settings.RESEND_API_KEY ?? LOCAL_CLIENT.secret,
      POSTMARK_SERVER_TOKEN: settings.POSTMARK_SERVER_TOKEN ?? "",
      RESEND_WEBHOOK_SECRET: settings.RESEND_WEBHOOK_SECRET ?? LOCAL_REPORT_SECRET,
      POSTMARK_WEBHOOK_PASSWORD: settings.POSTMARK_WEBHOOK_PASSWORD ?? "",
    },
    oauthSecrets: {
      LEVER_CLIENT_SECRET: settings.LEVER_CLIENT_SECRET ?? LOCAL_CLIENT.secret,
      GREENHOUSE_CLIENT_SECRET: partner.secret,
      GOOGLE_CLIENT_SECRET: google.secret,
      MICROSOFT_CLIENT_SECRET: microsoft.secret,
    },
    leverPages: lever?.url,
    greenhousePages: greenhouse?.url,
    signInPages: identity?.url,
    mailbox: mailbox?.url,
    async close() {
      await Promise.all([lever?.close(), greenhouse?.close(), identity?.close(), mailbox?.close()]);
    },
  };
}

const SIGN_IN: Readonly<Record<string, string>> = {
  "api.lever.co": "https://auth.lever.co",
  "api.sandbox.lever.co": "https://sandbox-lever.auth0.com",
  "harvest.greenhouse.io": "https://auth.greenhouse.io",
};

/** Where the ATS itself lets people consent; a stand-in does both at one address. */
function signInOf(api: string): string {
  return SIGN_IN[URL.parse(api)?.hostname ?? ""] ?? api;
}

/** What the built-in mailbox signs its reports with. */
const LOCAL_REPORT_SECRET = `whsec_${btoa("the mailbox of a local Rolecall")}`;

/** A provider of the environment's own needs its own client; without one, people cannot sign in there. */
function clientOf(issuer: string | undefined, id = "", secret = "") {
  return issuer === undefined ? LOCAL_CLIENT : { id, secret };
}

function startLever(settings: Settings) {
  return startLeverSimulator({
    port: settings.PORT + 1,
    stateFile: join(settings.STATE_FOLDER, "lever.json"),
    data: "demo",
    rate: settings.LEVER_RATE,
    redirectUris: callbacks(settings, "lever"),
  });
}

function startGreenhouse(settings: Settings) {
  const port = settings.PORT + 3;
  return startGreenhouseSimulator({
    port,
    stateFile: join(settings.STATE_FOLDER, "greenhouse.json"),
    data: "demo",
    rate: settings.GREENHOUSE_RATE,
    redirectUris: callbacks(settings, "greenhouse"),
    webUrl: `http://127.0.0.1:${port}`,
  });
}

function callbacks(settings: Settings, provider: string): string[] {
  return ["http://localhost:*", "http://127.0.0.1:*", settings.publicUrl].map(
    (origin) => `${origin}/oauth/${provider}/callback`,
  );
}

function startIdentity(settings: Settings) {
  return startIdentityProvider({ port: settings.PORT + 2, furtherOrigins: furtherOrigins(settings.publicUrl) });
}

/** PORT + 4: what it keeps is there again at the next start. */
function startMail(settings: Settings) {
  const place = { port: settings.PORT + 4, stateFile: join(settings.STATE_FOLDER, "mailbox.json") };
  return startMailbox(place, { url: `${settings.publicUrl}/hooks/mail/resend`, secret: LOCAL_REPORT_SECRET });
}

function furtherOrigins(publicUrl: string): string[] {
  const isLoopback = ["localhost", "127.0.0.1"].includes(new URL(publicUrl).hostname);
  return isLoopback ? [] : [publicUrl];
}
