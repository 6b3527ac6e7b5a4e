// Serves the stand-ins for Google and Microsoft on one port: each a real OpenID Connect provider with its own sign-in page.
import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { MICROSOFT_TENANT_ID } from "./people.ts";
import { makeProvider, type OneProvider } from "./provider.ts";
import { signInPage } from "./page.ts";

export type IdentityProvider = {
  /** http://127.0.0.1:<port> */
  readonly url: string;
  readonly googleIssuer: string;
  /** As with Entra's `organizations`: the document found here names an issuer with `{tenantid}` in place of the tenant. */
  readonly microsoftIssuer: string;
  close(): Promise<void>;
};

export type IdentityProviderOptions = {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Origins outside this machine to which people may return, for example of a tunnel. */
  readonly furtherOrigins?: readonly string[];
};

const MICROSOFT_ISSUER_PATH = "/microsoft/organizations/v2.0";
const DISCOVERY = "/.well-known/openid-configuration";

export async function startIdentityProvider(options: IdentityProviderOptions = {}): Promise<IdentityProvider> {
  let providers: OneProvider[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    answer(providers, request, response).catch((error: unknown) => {
      response.writeHead(500, { "content-type": "text/plain" }).end(`The identity simulator failed: ${String(error)}`);
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : options.port}`;
  providers = makeProviders(url, options.furtherOrigins ?? []);
  return {
    url,
    googleIssuer: `${url}/google`,
    microsoftIssuer: `${url}${MICROSOFT_ISSUER_PATH}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function makeProviders(origin: string, furtherOrigins: readonly string[]): OneProvider[] {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const signingKey = { ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" };
  const common = { origin, signingKey, furtherOrigins };
  const google = makeProvider({ ...common, kind: "google", path: "/google" });
  const microsoft = makeProvider({ ...common, kind: "microsoft", path: `/microsoft/${MICROSOFT_TENANT_ID}/v2.0` });
  microsoft.provider.use(async (context, next) => {
    await next();
    const location = context.response.get("location");
    if (location?.includes("/callback?")) context.redirect(withoutIss(location));
  });
  return [google, microsoft];
}

/** Entra does not send RFC 9207's `iss`. */
function withoutIss(location: string): string {
  const url = new URL(location);
  url.searchParams.delete("iss");
  return url.href;
}

async function answer(providers: OneProvider[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? "/", "http://any").pathname;
  if (path === MICROSOFT_ISSUER_PATH + DISCOVERY) return discoveryOfOrganizations(request, response);
  const one = providers.find((candidate) => path.startsWith(`${candidate.path}/`));
  if (one === undefined) {
    response
      .writeHead(404, { "content-type": "text/plain" })
      .end("Issuers here: /google and /microsoft/organizations/v2.0");
    return;
  }
  if (path.startsWith(`${one.path}/who/`)) return chooseWho(one, path, request, response);
  Object.assign(request, { originalUrl: request.url }); // how a mounted oidc-provider learns its own path
  request.url = (request.url ?? "/").slice(one.path.length);
  await one.provider.callback()(request, response);
}

async function chooseWho(one: OneProvider, action: string, request: IncomingMessage, response: ServerResponse) {
  await one.provider.interactionDetails(request, response); // throws when this browser did not start the interaction
  if (request.method !== "POST") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(String(signInPage(one.kind, action)));
    return;
  }
  const form = new URLSearchParams(await text(request));
  const email = form.get("email")?.trim() ?? "";
  const name = form.get("name")?.trim() || email;
  const result =
    form.has("cancel") || email === ""
      ? { error: "access_denied", error_description: "The person cancelled" }
      : { login: { accountId: one.remember({ name, email, isEmailVerified: !form.has("unverified") }) } };
  const next = await one.provider.interactionResult(request, response, result);
  response.writeHead(303, { location: next }).end();
}

async function discoveryOfOrganizations(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const base = `http://${request.headers.host}/microsoft`;
  const document = await (await fetch(`${base}/${MICROSOFT_TENANT_ID}/v2.0${DISCOVERY}`)).json();
  const { authorization_response_iss_parameter_supported: _, ...rest } = Object(document);
  const body = JSON.stringify({ ...rest, issuer: `${base}/{tenantid}/v2.0` });
  response.writeHead(200, { "content-type": "application/json" }).end(body);
}
