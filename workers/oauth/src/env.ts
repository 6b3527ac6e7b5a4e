// Everything that the oauth Worker can touch, and its settings checked once for each request that needs them.
import { z } from "zod";
import type { GreenhousePartner } from "#shared/ats/greenhouse/partner.ts";
import type { LeverApplication } from "#shared/ats/lever/auth.ts";
import type { CredentialVault } from "./vault/credential-vault.ts";

export type Env = {
  readonly DB: D1Database;
  readonly VAULT: DurableObjectNamespace<CredentialVault>;
  readonly SYNC: Queue;
  /** Mails to those who can mend a connection that stopped. */
  readonly DELIVERIES: Queue;
  /** Where people reach Rolecall: an origin without a path. */
  readonly PUBLIC_URL: string;
  /** The key that new seals use; the keys themselves are secrets named TOKEN_KEY_<kid>. */
  readonly ACTIVE_KID: string;
  readonly LEVER_API_URL: string;
  readonly LEVER_AUTH_URL: string;
  /** Empty: the audience that is made from LEVER_API_URL. */
  readonly LEVER_AUDIENCE: string;
  readonly LEVER_CLIENT_ID: string;
  readonly LEVER_CLIENT_SECRET?: string;
  readonly GREENHOUSE_API_URL: string;
  readonly GREENHOUSE_AUTH_URL: string;
  readonly GREENHOUSE_CLIENT_ID: string;
  readonly GREENHOUSE_CLIENT_SECRET?: string;
  readonly GOOGLE_ISSUER: string;
  readonly GOOGLE_CLIENT_ID: string;
  readonly GOOGLE_CLIENT_SECRET?: string;
  readonly MICROSOFT_ISSUER: string;
  readonly MICROSOFT_CLIENT_ID: string;
  readonly MICROSOFT_CLIENT_SECRET?: string;
  /** Derives the links of invitations that are mailed; the same in webhooks and reports. */
  readonly LINK_KEY?: string;
};

/** The identity providers that a person can sign in with, by the word in the path. */
export const IdentityProviderName = z.enum(["google", "microsoft"]);
export type IdentityProviderName = z.infer<typeof IdentityProviderName>;

/** Our registration at an identity provider. */
export type IdentityProvider = {
  readonly name: IdentityProviderName;
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

const Origin = z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).origin === url, "an origin without a path");

/** An ATS's address may be one below a path, as stand-ins have. Credentials and queries have no place in it. */
const Base = z
  .url({ protocol: /^https?$/ })
  .refine((url) => /^https?:\/\/[^?#@]+$/.test(url), "an address without query and credentials");

/** Rolecall's own address. @throws Error when PUBLIC_URL is no origin */
export function publicUrl(env: Pick<Env, "PUBLIC_URL">): string {
  return Origin.parse(env.PUBLIC_URL);
}

/** Rolecall as Lever knows it, or null when the operator has not registered it there. */
export function leverApplication(env: Env): LeverApplication | null {
  if (env.LEVER_CLIENT_ID === "" || !env.LEVER_CLIENT_SECRET) return null;
  return {
    apiUrl: Base.parse(env.LEVER_API_URL),
    authUrl: Base.parse(env.LEVER_AUTH_URL),
    audience: env.LEVER_AUDIENCE || undefined,
    clientId: env.LEVER_CLIENT_ID,
    clientSecret: env.LEVER_CLIENT_SECRET,
  };
}

/** Greenhouse's two addresses. A company's own credential needs no registration of Rolecall there. */
export function greenhouseAddresses(env: Env): { readonly apiUrl: string; readonly authUrl: string } {
  return { apiUrl: Base.parse(env.GREENHOUSE_API_URL), authUrl: Base.parse(env.GREENHOUSE_AUTH_URL) };
}

/** Rolecall as a partner that Greenhouse lists, or null when the operator is none: companies then use their own credentials. */
export function greenhousePartner(env: Env): GreenhousePartner | null {
  if (env.GREENHOUSE_CLIENT_ID === "" || !env.GREENHOUSE_CLIENT_SECRET) return null;
  const { authUrl } = greenhouseAddresses(env);
  return { authUrl, clientId: env.GREENHOUSE_CLIENT_ID, clientSecret: env.GREENHOUSE_CLIENT_SECRET };
}

/** The identity providers that the operator has configured. */
export function identityProviders(env: Env): IdentityProvider[] {
  const registrations: readonly (Omit<IdentityProvider, "clientSecret"> & { clientSecret: string | undefined })[] = [
    {
      name: "google",
      label: "Google",
      issuer: env.GOOGLE_ISSUER,
      clientId: env.GOOGLE_CLIENT_ID,
      clientSecret: env.GOOGLE_CLIENT_SECRET,
    },
    {
      name: "microsoft",
      label: "Microsoft",
      issuer: env.MICROSOFT_ISSUER,
      clientId: env.MICROSOFT_CLIENT_ID,
      clientSecret: env.MICROSOFT_CLIENT_SECRET,
    },
  ];
  return registrations.flatMap(({ clientSecret, ...rest }) =>
    rest.clientId !== "" && clientSecret ? [{ ...rest, clientSecret }] : [],
  );
}
