// The guide to connecting Greenhouse: the user to make for it, the credential with its scopes, and the form that takes both.
import type { Connection } from "#shared/db/connections.ts";
import { attentionWords } from "#shared/domain/connection.ts";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import type { AppContext } from "../app.ts";
import { Field, FormProblem, type TypedForm } from "./field.tsx";
import { Notice, page } from "./layout.tsx";

export type { TypedForm };

export type GreenhouseGuideView = {
  readonly tenantName: string;
  /** Set: gets another credential; its positions stay. */
  readonly connection: Connection | null;
  /** A connection that the company has already; a second one is for a second Greenhouse account only. */
  readonly otherId: string | null;
  /** The link's token, for somebody who came by one. */
  readonly invite: string | null;
  readonly isSignedIn: boolean;
  /** Whether Greenhouse lists whoever runs Rolecall as a partner, so that it has a consent page for it. */
  readonly hasConsent: boolean;
  readonly form: TypedForm;
};

export function greenhouseGuide(c: AppContext, view: GreenhouseGuideView) {
  const { connection, form } = view;
  const hasProblem = Object.keys(form.errors).length > 0;
  return page(
    c,
    {
      title: connection === null ? "Connect Greenhouse" : "Reconnect Greenhouse",
      isWide: true,
      status: hasProblem ? 422 : 200,
    },
    <>
      <p class="soft">
        For {view.tenantName}. {connection === null ? null : "The positions of this connection stay as they are."}{" "}
        {view.isSignedIn ? null : "What you enter goes straight into Rolecall's vault: nobody can read it there."}
      </p>
      {hasProblem ? <FormProblem form={form} /> : null}
      {connection?.attentionReason ? (
        <Notice tone="warn">
          <p>
            <strong>Needs attention.</strong> {attentionWords("greenhouse", connection.attentionReason)}
          </p>
        </Notice>
      ) : null}
      {view.otherId === null ? null : <ThereIsOne id={view.otherId} />}
      {view.hasConsent ? <Consent view={view} /> : null}
      <h2>1. In Greenhouse, a user for the integration</h2>
      <UserGuide />
      <h2>2. In Greenhouse, a credential</h2>
      <CredentialGuide />
      <h2>3. Here, both</h2>
      <CredentialForm view={view} />
    </>,
  );
}

/** An account tells nothing by which two connections to it could be told to be the same. */
function ThereIsOne(props: { id: string }) {
  return (
    <Notice tone="info">
      <p>
        <strong>Greenhouse is connected already.</strong> To give that connection another credential,{" "}
        <a href={`/connect/greenhouse?connection=${props.id}`}>go on there</a>. A second connection is for a second
        Greenhouse account.
      </p>
    </Notice>
  );
}

function UserGuide() {
  return (
    <>
      <p>
        Make a user under Configure, Users, for Rolecall alone, without interviewer tags, as <strong>Site Admin</strong>{" "}
        with these permissions:
      </p>
      <ul class="steps">
        <li>Can create and view private candidates</li>
        <li>Can see private notes, salary information, manage offers, and approve jobs and offers</li>
      </ul>
      <Notice tone="warn">
        <p>
          <strong>Not a person's account.</strong> Everything stops on the day on which that person leaves, and
          everything that Rolecall does would stand under that name.
        </p>
      </Notice>
    </>
  );
}

function CredentialGuide() {
  return (
    <>
      <ol class="steps">
        <li>
          Open Configure, Dev Center, API Credentials, and create a credential of type{" "}
          <strong>Harvest V3 (OAuth)</strong>. Copy its secret at once: Greenhouse shows it only then.
        </li>
        <li>
          Under Manage Scopes allow these:
          <details>
            <summary>{GREENHOUSE_SCOPES.length} scopes, and what each is for</summary>
            <ul class="scopes">
              {GREENHOUSE_SCOPES.map((scope) => (
                <li>
                  <code>{scopeName(scope)}</code>{" "}
                  <span class="soft small">
                    {scope.use}
                    {scope.isOptional ? " (optional)" : ""}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        </li>
      </ol>
      <details>
        <summary>You have a Harvest API key from before?</summary>
        <p class="small soft">
          Harvest v1 and v2 ended on 2026-08-31, and their keys with them. Make a new credential as above. Your
          Greenhouse User ID lives on: enter it below as the acting user's id.
        </p>
      </details>
    </>
  );
}

function CredentialForm(props: { view: GreenhouseGuideView }) {
  const { connection, form, isSignedIn } = props.view;
  const isChange = connection?.authKind === "client_credentials" && connection.status !== "disconnected";
  const keepsParts = isChange && props.view.invite === null;
  const secretive = { autocomplete: "off", spellcheck: "false", maxlength: 500 };
  return (
    <form method="post" action="/connect/greenhouse" class="stack">
      <Carried view={props.view} />
      <Field
        form={form}
        name="clientId"
        label="Client id"
        class="mono"
        isOptional={keepsParts}
        attributes={secretive}
      />
      <Field
        form={form}
        name="clientSecret"
        label="Client secret"
        type="password"
        class="mono"
        isOptional={keepsParts}
        attributes={secretive}
      />
      <Field
        form={form}
        name="userId"
        label="Acting user's id"
        class="mono"
        isOptional
        hint={
          keepsParts
            ? "What you leave empty stays as it is."
            : "The Greenhouse User ID of the integration user, a number. Left empty, you choose the user in the next step."
        }
        attributes={{ autocomplete: "off", inputmode: "numeric", maxlength: 19 }}
      />
      {isSignedIn ? null : <WhoYouAre form={form} />}
      <div class="actions">
        <button class="button primary">{isChange ? "Try it and replace" : "Try it and connect"}</button>
        {isSignedIn ? (
          <a class="button quiet" href="/settings/integrations">
            Cancel
          </a>
        ) : null}
      </div>
      <p class="note">
        Rolecall asks Greenhouse at once what the credential may do, and says what is missing. Nothing is changed there.
      </p>
    </form>
  );
}

/** For the holder of a link: nobody checks it, it only says whom to ask. */
function WhoYouAre(props: { form: TypedForm }) {
  return (
    <>
      <Field form={props.form} name="name" label="Your name" attributes={{ autocomplete: "name", maxlength: 200 }} />
      <Field
        form={props.form}
        name="email"
        label="Your e-mail"
        type="email"
        hint="Kept with the connection, so that the company knows who entered it. You do not become a member of Rolecall by this."
        attributes={{ autocomplete: "email", maxlength: 200 }}
      />
    </>
  );
}

function Consent(props: { view: GreenhouseGuideView }) {
  const { form, isSignedIn } = props.view;
  return (
    <section class="card" aria-label="By consent">
      <h2>The short way: allow it on Greenhouse's page</h2>
      <p class="small soft">
        A Site Admin signs in at Greenhouse and authorizes Rolecall, best with{" "}
        <em>Authorize using a service account</em>, which belongs to nobody who can leave. No secret has to be copied.
        Or go the other way, below.
      </p>
      <form method="post" action="/connect/greenhouse/consent" class="stack tight">
        <Carried view={props.view} />
        {isSignedIn ? null : <ConsentWho form={form} />}
        <div class="actions">
          <button class="button primary">Continue to Greenhouse</button>
        </div>
      </form>
    </section>
  );
}

function ConsentWho(props: { form: TypedForm }) {
  const { values } = props.form;
  return (
    <div class="form-pair">
      <input class="input" name="name" aria-label="Your name" placeholder="Your name" value={values["name"] ?? ""} />
      <input
        class="input"
        name="email"
        type="email"
        aria-label="Your e-mail"
        placeholder="Your e-mail"
        value={values["email"] ?? ""}
      />
    </div>
  );
}

function Carried(props: { view: GreenhouseGuideView }) {
  const { connection, invite } = props.view;
  return (
    <>
      {connection === null ? null : <input type="hidden" name="connection" value={connection.id} />}
      {invite === null ? null : <input type="hidden" name="invite" value={invite} />}
    </>
  );
}
