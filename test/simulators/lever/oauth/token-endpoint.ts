// POST /oauth/token: form or JSON, Auth0's errors.
import type { Context } from "hono";
import { z } from "zod";
import type { Simulator } from "../context.ts";
import { issueTokens, refreshTokens } from "./tokens.ts";

const tokenRequest = z.object({
  grant_type: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  refresh_token: z.string().optional(),
});

async function readBody(c: Context) {
  const type = c.req.header("content-type") ?? "";
  const text = await c.req.text();
  if (!type.includes("json")) return tokenRequest.safeParse(Object.fromEntries(new URLSearchParams(text)));
  try {
    return tokenRequest.safeParse(JSON.parse(text));
  } catch {
    return tokenRequest.safeParse(undefined);
  }
}

/** Answers 200 with tokens, 401 for a wrong client, 403 `invalid_grant` for a dead code or refresh token. */
export async function tokenEndpoint(sim: Simulator, c: Context): Promise<Response> {
  const refuse = (status: 400 | 401 | 403, error: string, description: string) =>
    c.json({ error, error_description: description }, status);
  c.header("cache-control", "no-store");
  const body = await readBody(c);
  if (!body.success) return refuse(400, "invalid_request", "The request body could not be read");
  const { grant_type, client_id, client_secret, code, redirect_uri, refresh_token } = body.data;
  if (grant_type === undefined) return refuse(400, "invalid_request", "Missing required parameter: grant_type");
  const client = sim.options.clients.find(({ clientId }) => clientId === client_id);
  if (!client || client.clientSecret !== client_secret) return refuse(401, "access_denied", "Unauthorized");

  if (grant_type === "authorization_code") {
    const found = sim.state.codes[code ?? ""];
    delete sim.state.codes[code ?? ""];
    sim.touch();
    const grant = found && sim.state.grants[found.grantId];
    const isGood =
      found !== undefined &&
      found.clientId === client.clientId &&
      found.redirectUri === redirect_uri &&
      found.expiresAt > sim.clock.now();
    if (!isGood || !grant || grant.revokedAt !== null) {
      return refuse(403, "invalid_grant", "Invalid authorization code");
    }
    return c.json(issueTokens(sim, grant, found.scopes));
  }
  if (grant_type === "refresh_token") {
    const tokens = refreshTokens(sim, client.clientId, refresh_token ?? "");
    return tokens ? c.json(tokens) : refuse(403, "invalid_grant", "Unknown or invalid refresh token.");
  }
  return refuse(403, "unsupported_grant_type", `Unsupported grant type: ${grant_type}`);
}
