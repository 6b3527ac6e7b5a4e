// What `npm start` is told by its environment and command line, with the defaults of a machine on which nothing is set.
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../house.ts";

const Port = z.coerce.number().int().min(1).max(65_000);
const Origin = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));
const text = z.string().min(1);

/** Empty variables count as absent, so that `LEVER_API_URL= npm start` means the built-in simulator. */
const Environment = z.object({
  PORT: Port.default(8787),
  PUBLIC_URL: Origin.optional(),
  LEVER_API_URL: Origin.optional(),
  LEVER_AUTH_URL: Origin.optional(),
  /** Absent: the audience that is made from LEVER_API_URL. */
  LEVER_AUDIENCE: text.optional(),
  LEVER_CLIENT_ID: text.optional(),
  LEVER_CLIENT_SECRET: text.optional(),
  /** Requests a second: the simulator's limit and the Worker's budget at once. */
  LEVER_RATE: z.coerce.number().positive().default(10),
  GREENHOUSE_API_URL: Origin.optional(),
  GREENHOUSE_AUTH_URL: Origin.optional(),
  /** Rolecall as a listed partner; without it, companies connect by credentials of their own. */
  GREENHOUSE_CLIENT_ID: text.optional(),
  GREENHOUSE_CLIENT_SECRET: text.optional(),
  /** Requests in 30 seconds: the simulator's limit, and the Worker's budget until Greenhouse tells. */
  GREENHOUSE_RATE: z.coerce.number().positive().default(150),
  GOOGLE_ISSUER: Origin.optional(),
  GOOGLE_CLIENT_ID: text.optional(),
  GOOGLE_CLIENT_SECRET: text.optional(),
  MICROSOFT_ISSUER: Origin.optional(),
  MICROSOFT_CLIENT_ID: text.optional(),
  MICROSOFT_CLIENT_SECRET: text.optional(),
  /** Absent: the built-in mailbox, which shows every mail instead of sending it. */
  MAIL_DRIVER: z.enum(["off", "resend", "postmark"]).optional(),
  MAIL_FROM: text.default("rolecall@localhost.example"),
  RESEND_API_KEY: text.optional(),
  POSTMARK_SERVER_TOKEN: text.optional(),
  RESEND_WEBHOOK_SECRET: text.optional(),
  POSTMARK_WEBHOOK_PASSWORD: text.optional(),
  ACTIVE_KID: z.string().regex(/^\w+$/).default("k1"),
  API_TOKEN: text.optional(),
  /** Where the run keeps what it must remember; tests name their own. */
  STATE_FOLDER: text.default(join(ROOT, ".wrangler", "state")),
});
export type Settings = z.infer<typeof Environment> & {
  readonly publicUrl: string;
  readonly isFresh: boolean;
};

/** @throws Error that names each variable with what is wrong with it */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[]): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = Environment.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment has values that do not fit:\n${problems.join("\n")}`);
  }
  const unknown = args.filter((argument) => argument !== "--fresh");
  if (unknown.length > 0) throw new Error(`Unknown option ${unknown.join(" ")}. There is --fresh: begin anew.`);
  const settings = result.data;
  return {
    ...settings,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    isFresh: args.includes("--fresh"),
  };
}
