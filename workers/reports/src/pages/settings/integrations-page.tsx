// Settings > Integrations: a card for each connection with its health, and the ways to add one.
import { inOrder, moduleNames } from "#shared/domain/modules.ts";
import { isAts } from "#shared/domain/words.ts";
import type { ConnectionDetail, ScimConnection } from "../../operations/connections.ts";
import { Act } from "../../components/action.tsx";
import { Empty } from "../../components/empty.tsx";
import { BLANK_FORM, Field, FormProblem, type FormState } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { ShownOnce } from "../../components/shown-once.tsx";
import { State } from "../../components/state.tsx";
import { Time } from "../../components/time.tsx";
import { ConnectLinks } from "./connect-links.tsx";
import { GreenhouseCards } from "./greenhouse-card.tsx";
import type { ConnectLinkRow } from "#shared/db/members.ts";
import type { Provider } from "#shared/domain/words.ts";
import type { Formats } from "../../view-models/formats.ts";
import { CONNECTION_WORDS } from "../../view-models/state-words.ts";
import { ModuleChoices } from "./module-choices.tsx";
import { NewScimToken, ScimSection } from "./scim-section.tsx";

export type IntegrationsView = {
  readonly connections: readonly ConnectionDetail[];
  readonly mayAdminister: boolean;
  readonly keyForm: FormState;
  readonly links: readonly ConnectLinkRow[];
  /** A link to connect that was just made; shown this once. */
  readonly invite: { readonly provider: Provider; readonly url: string } | null;
  /** A SCIM connection whose token was just made; shown this once. */
  readonly scimMade: ScimConnection | null;
  readonly formats: Formats;
};

export const PROVIDER_NAMES: Record<ConnectionDetail["provider"], string> = {
  lever: "Lever",
  greenhouse: "Greenhouse",
  scim: "SCIM",
};

/** How Rolecall comes in. */
export const AUTH_NAMES: Record<ConnectionDetail["authKind"], string> = {
  oauth: "OAuth",
  api_key: "API key",
  client_credentials: "Harvest V3 credential",
  bearer: "SCIM token",
};

export function IntegrationsPage(props: { view: IntegrationsView }) {
  const { view } = props;
  const live = view.connections.filter(isAts).filter((connection) => connection.status !== "disconnected");
  const scim = view.connections.filter((one) => one.provider === "scim" && one.status !== "disconnected");
  const ended = view.connections.filter((connection) => connection.status === "disconnected");
  return (
    <>
      <PageHead
        title="Integrations"
        actions={
          view.mayAdminister && live.length > 0 ? (
            <a class="button primary" href="#add">
              Add integration
            </a>
          ) : null
        }
      >
        The applicant tracking systems that Rolecall works with, and whether each is well.
      </PageHead>
      {view.invite ? <MadeLink invite={view.invite} /> : null}
      {view.scimMade ? <NewScimToken made={view.scimMade} formats={view.formats} /> : null}
      {live.length === 0 ? (
        <Empty icon="plug" title="No ATS is connected">
          {view.mayAdminister
            ? "Choose one of the ways below. Until then positions can be planned and approved, but not synced."
            : "Ask an owner or an admin to connect Lever or Greenhouse. Until then positions can be planned and approved, but not synced."}
        </Empty>
      ) : (
        <div class="cards">
          {live.map((connection) => (
            <ConnectionCard connection={connection} formats={view.formats} />
          ))}
        </div>
      )}
      <ConnectLinks links={view.links} mayAdminister={view.mayAdminister} formats={view.formats} />
      {view.mayAdminister ? <AddIntegration view={view} /> : null}
      <ScimSection connections={scim} mayAdminister={view.mayAdminister} formats={view.formats} />
      {ended.length > 0 ? <Ended connections={ended} formats={view.formats} /> : null}
    </>
  );
}

function MadeLink(props: { invite: { provider: Provider; url: string } }) {
  const { provider, url } = props.invite;
  if (provider === "greenhouse")
    return (
      <ShownOnce title="Link for Greenhouse" secret={url}>
        Send it to whoever may manage API credentials in your Greenhouse. It works once, for 24 hours, and is not shown
        again. They enter the credential there and see at once what it lacks; below you see when it has arrived.
      </ShownOnce>
    );
  return (
    <ShownOnce title="Link for a Lever Super Admin" secret={url}>
      Send it to a Super Admin of your Lever account. It works once and is not shown again. They allow access at Lever
      first and then sign in, so that it is known who connected.
    </ShownOnce>
  );
}

function ConnectionCard(props: { connection: ConnectionDetail; formats: Formats }) {
  const { connection, formats } = props;
  const name = PROVIDER_NAMES[connection.provider];
  const href = `/settings/integrations/${connection.id}`;
  return (
    <article class="card" aria-label={name}>
      <div class="row apart">
        <a class="card-title title-link" href={href}>
          <span class="ats-mark" aria-hidden="true">
            {name.slice(0, 1)}
          </span>
          <span>
            {name}
            <span class="under">{AUTH_NAMES[connection.authKind]}</span>
          </span>
        </a>
        <State of={CONNECTION_WORDS[connection.status]} />
      </div>
      {connection.health.problems.map((problem) => (
        <Notice tone={connection.status === "needs_attention" ? "bad" : "warn"}>{problem.message}</Notice>
      ))}
      <Facts
        of={[
          ["Modules", moduleNames(connection.modules)],
          ...looks(connection, formats),
          [
            "Postings read",
            connection.modules.includes("marketplace") ? (
              <Time at={connection.postingLook?.lastLookedAt} formats={formats} none="not yet" />
            ) : undefined,
          ],
          [connection.isInstallerKnown ? "Installed by" : "Entered by", connection.installedByName],
        ]}
      />
      <div class="actions">
        {connection.status === "needs_attention" && connection.authKind === "oauth" ? (
          <a class="button small primary" href={`/connect/${connection.provider}?connection=${connection.id}`}>
            Reconnect
          </a>
        ) : null}
        {connection.status === "active" && connection.modules.includes("marketplace") ? (
          <Act to={`${href}/refresh-roles`} label="Refresh roles" class="small" />
        ) : null}
        <a class="button small" href={href}>
          Open
        </a>
      </div>
    </article>
  );
}

/** When hires were looked for and will be; nothing for a connection that is not used for headcount. */
export function looks(connection: ConnectionDetail, formats: Formats) {
  if (!connection.modules.includes("headcount")) return [];
  return [
    ["Last look for hires", <Time at={connection.look?.lastLookedAt} formats={formats} none="not yet" />],
    ["Next look", nextLook(connection, formats)],
  ] as const;
}

function nextLook(connection: ConnectionDetail, formats: Formats) {
  if (connection.status !== "active") return "stopped";
  const at = connection.look?.nextLookAt;
  if (at === undefined) return "soon";
  return Date.parse(at) <= formats.now ? "due now" : <Time at={at} formats={formats} />;
}

function AddIntegration(props: { view: IntegrationsView }) {
  const { keyForm } = props.view;
  return (
    <Section title="Add integration" id="add">
      <div class="cards">
        <article class="card">
          <div class="stack tight">
            <h3>Connect Lever</h3>
            <p class="small soft">
              You are a Super Admin of your Lever account: a guide leads you through Lever’s consent page.
            </p>
          </div>
          <form class="stack" method="get" action="/connect/lever">
            <ModuleChoices in="oauth" />
            <div class="actions">
              <button class="button primary">Connect Lever</button>
            </div>
          </form>
        </article>
        <article class="card">
          <div class="stack tight">
            <h3>Invite a Lever Super Admin</h3>
            <p class="small soft">Somebody else is the Super Admin: make a link for them. They need no account here.</p>
          </div>
          <form class="stack" method="post" action="/settings/integrations/invite">
            <ModuleChoices in="invite" />
            <Field form={BLANK_FORM} name="label" label="For whom" isOptional attributes={{ maxlength: 200 }} />
            <div class="actions">
              <button class="button">Make a link</button>
            </div>
          </form>
        </article>
        <article class="card">
          <div class="stack tight">
            <h3>Use a Lever API key</h3>
            <p class="small soft">
              Without OAuth: a Super Admin makes a key in Lever under Settings, Integrations and API, API Credentials.
              If it lacks a permission for what you choose, Rolecall names it.
            </p>
          </div>
          <form class="stack" method="post" action="/settings/integrations/api-key">
            <FormProblem form={keyForm} hasSecret />
            <ModuleChoices in="key" chosen={inOrder((keyForm.values["module"] ?? "headcount").split(","))} />
            <Field
              form={keyForm}
              name="apiKey"
              label="Lever API key"
              type="password"
              class="mono"
              attributes={{ autocomplete: "off", maxlength: 500, required: true }}
            />
            <div class="actions">
              <button class="button">Connect with the key</button>
            </div>
          </form>
        </article>
        <GreenhouseCards />
      </div>
    </Section>
  );
}

function Ended(props: { connections: readonly ConnectionDetail[]; formats: Formats }) {
  return (
    <Section title="Disconnected">
      <ul class="todo">
        {props.connections.map((connection) => (
          <li>
            <span class="ats-mark" aria-hidden="true">
              {PROVIDER_NAMES[connection.provider].slice(0, 1)}
            </span>
            <div>
              {isAts(connection) ? (
                <a class="title-link" href={`/settings/integrations/${connection.id}`}>
                  {PROVIDER_NAMES[connection.provider]}
                </a>
              ) : (
                PROVIDER_NAMES[connection.provider]
              )}
              <span class="under">
                disconnected <Time at={connection.disconnectedAt} formats={props.formats} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
