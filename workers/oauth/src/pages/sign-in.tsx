// The pages around signing in: the choice of an identity provider, the stranger's page, the choice of a company, signing out.
import type { AppContext } from "../app.ts";
import type { IdentityProvider } from "../env.ts";
import type { Membership } from "../people/members.ts";
import type { Identity } from "../sign-in/identity.ts";
import { Notice, page } from "./layout.tsx";

/** Links that begin a sign-in; `parameters` travel along (returnTo, ticket). */
function ProviderLinks(props: {
  providers: readonly IdentityProvider[];
  parameters: Readonly<Record<string, string>>;
}) {
  if (props.providers.length === 0) return <NoProvider />;
  const query = new URLSearchParams(props.parameters).toString();
  return (
    <div class="stack tight">
      {props.providers.map(({ name, label }) => (
        <a class="button" href={`/sign-in/${name}${query === "" ? "" : `?${query}`}`}>
          Continue with {label}
        </a>
      ))}
    </div>
  );
}

export function NoProvider() {
  return (
    <Notice tone="warn">
      <p>
        <strong>Not set up yet.</strong> Whoever runs Rolecall has to register it with Google or Microsoft and set{" "}
        <code>GOOGLE_CLIENT_ID</code> or <code>MICROSOFT_CLIENT_ID</code> with its secret on the oauth Worker.
      </p>
    </Notice>
  );
}

export function signInPage(
  c: AppContext,
  view: { providers: readonly IdentityProvider[]; returnTo: string; hasSignedOut: boolean },
) {
  return page(
    c,
    { title: "Sign in to Rolecall" },
    <>
      {view.hasSignedOut ? (
        <Notice tone="good">
          <p>You are signed out.</p>
        </Notice>
      ) : null}
      <p class="soft">Use the account of your company. There is no password to remember here.</p>
      <ProviderLinks providers={view.providers} parameters={view.returnTo === "/" ? {} : { returnTo: view.returnTo }} />
      <p class="note">
        Signing in works for people who were invited. If you were not, ask whoever runs Rolecall at your company for an
        invitation link.
      </p>
    </>,
  );
}

/** After Lever's consent, for somebody without a session. */
export function installerPage(c: AppContext, view: { providers: readonly IdentityProvider[]; ticket: string }) {
  return page(
    c,
    { title: "One step left: say who you are" },
    <>
      <Notice tone="good">
        <p>
          <strong>Lever has agreed.</strong> Sign in now, so that your company's Rolecall knows who set up the
          connection.
        </p>
      </Notice>
      <ProviderLinks providers={view.providers} parameters={{ ticket: view.ticket }} />
      <p class="note">
        Your name and e-mail address are kept with the connection. You do not become a member of Rolecall by this.
        Without this step nothing is kept: Lever's consent waits for ten minutes.
      </p>
    </>,
  );
}

/** A valid identity that nobody invited. */
export function strangerPage(c: AppContext, identity: Identity) {
  const label = identity.provider === "google" ? "Google" : "Microsoft";
  return page(
    c,
    { title: "You are not a member yet", status: 403 },
    <>
      <p>
        {label} confirms that you are <strong>{identity.email || identity.name}</strong>, but no company on this
        Rolecall has invited you.
      </p>
      <ol class="steps">
        <li>
          Ask whoever runs Rolecall at your company, usually in People Operations or Recruiting, for an invitation link.
        </li>
        <li>Open the link in this browser and sign in with this same account.</li>
      </ol>
      <div class="actions">
        <a class="button" href={`/sign-in/${identity.provider}?choose=yes`}>
          Use another {label} account
        </a>
        <a class="button quiet" href="/sign-in">
          Back
        </a>
      </div>
    </>,
  );
}

export function companyPage(
  c: AppContext,
  view: { memberships: readonly Membership[]; current: string; returnTo: string },
) {
  return page(
    c,
    { title: "Choose a company" },
    <form method="post" action="/sign-in/company" class="stack tight">
      <input type="hidden" name="returnTo" value={view.returnTo} />
      {view.memberships.map(({ tenantId, tenantName, role }) => (
        <button class="button" name="tenantId" value={tenantId}>
          {tenantName} <span class="note">{tenantId === view.current ? `${role}, signed in now` : role}</span>
        </button>
      ))}
    </form>,
  );
}

export function signOutPage(c: AppContext) {
  return page(
    c,
    { title: "Sign out of Rolecall?" },
    <form method="post" action="/sign-out" class="actions">
      <button class="button primary">Sign out</button>
      <a class="button quiet" href="/">
        Stay
      </a>
    </form>,
  );
}
