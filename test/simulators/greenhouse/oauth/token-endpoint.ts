// POST /token: client credentials of an organization, authorization code and rotating refresh of a partner.
import type { Context } from "hono";
import { z } from "zod";
import type { ApiEnv } from "../api/edge.ts";
import { tooManyRequests } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { PartnerClient } from "../options.ts";
import type { Credential } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { redeemCode, refresh } from "./partner.ts";
import { mint } from "./tokens.ts";

const parameters = z.object({
  grant_type: z.string().optional(),
  sub: z.union([z.string(), z.number()]).optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  refresh_token: z.string().optional(),
});
export type TokenRequest = z.output<typeof parameters>;

const grants = [
  "client_credentials",
  "authorization_code",
  "refresh_token",
  "urn:ietf:params:oauth:grant-type:token-exchange",
];

/** What /token refuses with: the gateway's `{message, errorId}` or OAuth's `{error}`. */
export class TokenRefusal extends Error {
  readonly status: 400 | 401;
  readonly body: Record<string, string>;

  constructor(status: 400 | 401, body: Record<string, string>) {
    super(body["message"] ?? body["error"] ?? "");
    this.status = status;
    this.body = body;
  }
}

const withId = (sim: Simulator, status: 400 | 401, message: string) =>
  new TokenRefusal(status, { message, errorId: `err-${sim.random.hex(12)}` });

/** Query, form or JSON; all three are about. */
async function readParameters(c: Context<ApiEnv>): Promise<TokenRequest> {
  const query = Object.fromEntries(new URL(c.req.url).searchParams);
  const text = await c.req.text();
  let body: unknown = {};
  try {
    const isJson = (c.req.header("content-type") ?? "").includes("json");
    body = isJson ? JSON.parse(text === "" ? "{}" : text) : Object.fromEntries(new URLSearchParams(text));
  } catch {
    body = {};
  }
  const read = parameters.safeParse({ ...query, ...(typeof body === "object" ? body : {}) });
  return read.success ? read.data : {};
}

function clientOf(c: Context<ApiEnv>, asked: TokenRequest): { id: string; secret: string } | undefined {
  const [scheme = "", encoded = ""] = (c.req.header("authorization") ?? "").split(" ");
  if (scheme.toLowerCase() === "basic") {
    const [id = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
    return { id, secret: rest.join(":") };
  }
  if (asked.client_id === undefined) return undefined;
  return { id: asked.client_id, secret: asked.client_secret ?? "" };
}

interface KnownClient {
  partner?: PartnerClient | undefined;
  own?: { account: Account; credential: Credential } | undefined;
}

function knownClient(sim: Simulator, { id, secret }: { id: string; secret: string }): KnownClient {
  const partner = sim.options.partners.find((one) => one.clientId === id && one.clientSecret === secret);
  if (partner) return { partner };
  for (const account of Object.values(sim.state.accounts)) {
    const credential = Object.values(account.credentials).find((one) => one.clientId === id);
    if (credential?.clientSecret === secret) return { own: { account, credential } };
  }
  throw new TokenRefusal(401, { error: "invalid_client" });
}

/** The subject asked for, else the service account that came with the credential. */
function subjectOf(sim: Simulator, account: Account, credential: Credential, sub: string | number | undefined): number {
  if (sub === undefined || sub === "") return credential.serviceUserId;
  const user = account.users[String(sub)];
  if (!user || user.isDeactivated) throw withId(sim, 400, `sub=${sub} is not an active user of this organization`);
  return user.id;
}

function answer(sim: Simulator, asked: TokenRequest, client: KnownClient): Record<string, string | number> {
  const { partner, own } = client;
  switch (asked.grant_type) {
    case "client_credentials": {
      // Partners have to come by consent.
      if (!own) throw new TokenRefusal(400, { error: "unauthorized_client" });
      const { account, credential } = own;
      const userId = subjectOf(sim, account, credential, asked.sub);
      const { clientId, scopes } = credential;
      return mint(sim, { kind: "custom", clientId, accountId: account.id, userId, scopes: [...scopes] });
    }
    case "authorization_code":
    case "refresh_token": {
      if (!partner) throw new TokenRefusal(400, { error: "unauthorized_client" });
      const tokens =
        asked.grant_type === "refresh_token" ? refresh(sim, partner, asked) : redeemCode(sim, partner, asked);
      if (!tokens) throw new TokenRefusal(400, { error: "invalid_grant" });
      return tokens;
    }
    default:
      throw new TokenRefusal(400, { error: "unsupported_grant_type" });
  }
}

export async function tokenEndpoint(sim: Simulator, c: Context<ApiEnv>): Promise<Response> {
  const asked = await readParameters(c);
  const client = clientOf(c, asked);
  const now = sim.clock.now();
  const window = sim.tokenWindow(client?.id ?? "", now);
  c.set("window", window);
  if (!window.isAllowed) throw tooManyRequests(60 - (Math.floor(now / 1000) % 60));
  c.header("cache-control", "private, no-store");
  if (!client) throw withId(sim, 401, "Unauthorized");
  if (!/-\d+$/.test(client.id)) {
    throw withId(sim, 400, `client_id=${client.id} does not contain a valid client ID suffix`);
  }
  const known = knownClient(sim, client);
  if (asked.grant_type === undefined) throw withId(sim, 400, "grant_type must be passed in the /token request");
  if (!grants.includes(asked.grant_type)) {
    throw withId(sim, 400, `grant_type must be one of: ${grants.join(", ")}`);
  }
  return c.json(answer(sim, asked, known));
}
