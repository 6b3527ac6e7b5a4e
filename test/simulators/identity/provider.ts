// One real OpenID Connect provider (oidc-provider) dressed as Google or as Microsoft Entra.
import type { JsonWebKey } from "node:crypto";
import { interactionPolicy, Provider, type Context } from "oidc-provider";
import { memory } from "./memory.ts";
import { claimsOf, subjectOf, type Person, type ProviderKind } from "./people.ts";

export const IDENTITY_CLIENT = { id: "rolecall-local", secret: "rolecall-local-secret" } as const;

export type OneProvider = {
  readonly kind: ProviderKind;
  readonly provider: Provider;
  /** Path under which it is mounted; the issuer is origin + path. */
  readonly path: string;
  /** Makes the person known, and returns the subject to finish a login with. */
  remember(person: Person): string;
};

export type ProviderOptions = {
  readonly kind: ProviderKind;
  readonly origin: string;
  readonly path: string;
  readonly signingKey: JsonWebKey;
  /** Origins of a house that is not on this machine, such as a tunnel. Loopback ones are allowed on every port. */
  readonly furtherOrigins: readonly string[];
};

export function makeProvider(options: ProviderOptions): OneProvider {
  const { kind, origin, path } = options;
  const people = new Map<string, Person>();
  const callback = `/sign-in/${kind}/callback`;
  const provider = new Provider(`${origin}${path}`, {
    adapter: memory(),
    clients: [
      {
        client_id: IDENTITY_CLIENT.id,
        client_secret: IDENTITY_CLIENT.secret,
        token_endpoint_auth_method: "client_secret_post",
        application_type: "native", // RFC 8252: loopback redirects match whatever their port is
        grant_types: ["authorization_code"],
        response_types: ["code"],
        redirect_uris: ["http://localhost", "http://127.0.0.1", ...options.furtherOrigins].map(
          (base) => base + callback,
        ),
      },
    ],
    jwks: { keys: [options.signingKey] },
    cookies: {
      keys: [`${kind}-simulator`],
      names: { session: `${kind}_session`, interaction: `${kind}_interaction`, resume: `${kind}_resume` },
    },
    claims: {
      openid: ["sub", "tid", "oid"],
      email: ["email", "email_verified"],
      profile: ["name", "preferred_username"],
    },
    conformIdTokenClaims: false, // like both of the real ones: who the person is stands in the ID token
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: {
      policy: alwaysAsk(),
      url: (_context: Context, interaction: { uid: string }) => `${path}/who/${interaction.uid}`,
    },
    loadExistingGrant: grantWithoutAsking,
    renderError: (context: Context, out: { error: string; error_description?: string }) => {
      context.body = `${out.error}: ${out.error_description ?? ""}`;
    },
    findAccount: (_context: Context, subject: string) => {
      const person = people.get(subject);
      return person && { accountId: subject, claims: () => claimsOf(kind, person) };
    },
    ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 3600, AccessToken: 3600, AuthorizationCode: 60 }, // seconds
  });
  return {
    kind,
    provider,
    path,
    remember(person) {
      const subject = subjectOf(kind, person.email);
      people.set(subject, person);
      return subject;
    },
  };
}

/** Every sign-in shows the list of people, also to a browser that was here before: a demo changes persons all the time. */
function alwaysAsk() {
  const { base, Check } = interactionPolicy;
  const policy = base();
  policy.remove("consent"); // it would ask on every sign-in, because a native client is no proof of who calls
  const login = policy.get("login");
  login.checks.clear();
  login.checks.add(
    new Check("choose_person", "A person has to be chosen", (context) =>
      context.oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
    ),
  );
  return policy;
}

/** Nobody is asked to consent to a sign-in: the list of people is page enough. */
async function grantWithoutAsking(context: Context) {
  const { client, session, provider } = context.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope("openid email profile");
  await grant.save();
  return grant;
}
