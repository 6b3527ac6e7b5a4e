// One connection: its health, what it does and when, webhooks by hand, and the way to end it.
import { moduleNames, MODULES } from "#shared/domain/modules.ts";
import type { ConnectionDetail } from "../../operations/connections.ts";
import { Act, Ask } from "../../components/action.tsx";
import { Code } from "../../components/code.tsx";
import { BLANK_FORM, Field, type FormState } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { CONNECTION_WORDS } from "../../view-models/state-words.ts";
import { FieldsSection } from "../greenhouse/fields-section.tsx";
import { AUTH_NAMES, looks, PROVIDER_NAMES } from "./integrations-page.tsx";
import { actingUserOf, GreenhouseSections, type ActingUserRow } from "./greenhouse-sections.tsx";
import type { Arrivals } from "./greenhouse-webhooks.tsx";
import { Marketplace } from "./marketplace-section.tsx";
import { Modules } from "./modules-section.tsx";
import { Webhooks } from "./webhooks-section.tsx";

export type ConnectionView = {
  readonly connection: ConnectionDetail;
  readonly mayAdminister: boolean;
  readonly tokensForm: FormState;
  readonly clientForm: FormState;
  /** A webhook secret that was just made; shown this once. */
  readonly webhookSecret: string | null;
  readonly arrivals: Arrivals;
  /** Greenhouse: its users, as the catalogue has them. */
  readonly users: readonly ActingUserRow[];
  /** How many postings take candidates; null when the connection is not used for the marketplace. */
  readonly activePostings: number | null;
  readonly formats: Formats;
};

export function ConnectionPage(props: { view: ConnectionView }) {
  const { view } = props;
  const { connection, formats } = view;
  const name = PROVIDER_NAMES[connection.provider];
  const isLive = connection.status !== "disconnected";
  return (
    <>
      <PageHead
        title={name}
        back={{ href: "/settings/integrations", label: "Integrations" }}
        actions={<ConnectionActions view={view} />}
      >
        <State of={CONNECTION_WORDS[connection.status]} />
      </PageHead>
      {connection.health.problems.map((problem) => (
        <Notice tone={connection.status === "needs_attention" ? "bad" : "warn"}>{problem.message}</Notice>
      ))}
      {isLive ? null : (
        <Notice tone="info">
          This connection was ended. Its positions, hires and matches stay; nothing is read or written through it any
          more.
        </Notice>
      )}
      <Section title="What it does">
        <Facts
          of={[
            ["Modules", moduleNames(connection.modules)],
            [
              "Access",
              connection.authKind === "oauth" ? CONSENTED[connection.provider] : AUTH_NAMES[connection.authKind],
            ],
            ["Acts as", actsAs(connection, view.users)],
            ["Permissions", connection.authKind === "oauth" ? permissions(connection) : undefined],
            ...looks(connection, formats),
            [
              "Last full comparison",
              connection.modules.includes("headcount") ? (
                <Time at={connection.look?.lastComparedAt} formats={formats} none="not yet" />
              ) : undefined,
            ],
            [connection.isInstallerKnown ? "Installed by" : "Entered by", installer(connection)],
            ["Connected", <Time at={connection.createdAt} formats={formats} />],
            [
              "Ended",
              connection.disconnectedAt ? <Time at={connection.disconnectedAt} formats={formats} /> : undefined,
            ],
          ]}
        />
      </Section>
      {isLive && connection.provider === "lever" ? (
        <Modules connection={connection} mayAdminister={view.mayAdminister} />
      ) : null}
      {isLive && view.activePostings !== null ? (
        <Marketplace
          connection={connection}
          activePostings={view.activePostings}
          mayAdminister={view.mayAdminister}
          formats={formats}
        />
      ) : null}
      {isLive && connection.provider === "greenhouse" ? <FieldsSection connectionId={connection.id} /> : null}
      {isLive && view.mayAdminister && connection.authKind === "api_key" ? <NewKey connection={connection} /> : null}
      {isLive && view.mayAdminister && connection.provider === "lever" && hearsOfHires(connection) ? (
        <Webhooks connection={connection} form={view.tokensForm} />
      ) : null}
      {isLive && view.mayAdminister && connection.provider === "greenhouse" ? <GreenhouseSections view={view} /> : null}
      {isLive && view.mayAdminister ? <Ending connection={connection} name={name} /> : null}
    </>
  );
}

/** Onboarding alone looks by itself; webhooks tell it nothing. */
function hearsOfHires(connection: ConnectionDetail): boolean {
  return connection.modules.some((module) => module !== "onboarding");
}

const CONSENTED: Record<ConnectionDetail["provider"], string> = {
  lever: "OAuth, allowed by a Lever Super Admin",
  greenhouse: "OAuth, allowed on Greenhouse's page",
  scim: AUTH_NAMES.bearer,
};

function permissions(connection: ConnectionDetail) {
  return connection.scopes ? <code>{connection.scopes}</code> : null;
}

function actsAs(connection: ConnectionDetail, users: readonly ActingUserRow[]) {
  if (connection.provider !== "greenhouse") return undefined;
  if (connection.actingUserId === null) return "whoever allowed it, or a service account";
  const user = actingUserOf(connection, users);
  return (
    <>
      {user?.name ?? "Greenhouse user"} <Code text={connection.actingUserId} />
    </>
  );
}

function ConnectionActions(props: { view: ConnectionView }) {
  const { connection, mayAdminister } = props.view;
  const to = `/settings/integrations/${connection.id}`;
  if (connection.status === "disconnected")
    return mayAdminister ? (
      <a class="button primary" href={`/connect/${connection.provider}`}>
        Connect again
      </a>
    ) : null;
  return (
    <>
      {mayAdminister ? <Act to={`${to}/probe`} label="Check now" /> : null}
      {connection.status === "active" && connection.modules.includes("headcount") ? (
        <Act to={`${to}/look`} label="Look for hires now" />
      ) : null}
      {connection.status === "active" && connection.modules.includes("marketplace") ? (
        <Act to={`${to}/refresh-roles`} label="Refresh roles" />
      ) : null}
      {connection.status === "active" && connection.modules.includes("hris") ? (
        <Act to={`${to}/import/run`} label="Import" icon="hire" hidden={{ scope: "changes" }} />
      ) : null}
      {connection.authKind === "oauth" && mayAdminister ? (
        <a
          class={connection.status === "needs_attention" ? "button primary" : "button"}
          href={`/connect/${connection.provider}?connection=${connection.id}`}
        >
          Reconnect
        </a>
      ) : null}
    </>
  );
}

function installer(connection: ConnectionDetail): string | null {
  const { installedByName: name, installedByEmail: email } = connection;
  const who = name && email ? `${name} (${email})` : (name ?? email);
  return who === null || connection.isInstallerKnown ? who : `${who}, by a link; as they said themselves`;
}

function NewKey(props: { connection: ConnectionDetail }) {
  return (
    <Section title="API key">
      <form class="form measure" method="post" action={`/settings/integrations/${props.connection.id}/api-key`}>
        <Field
          form={BLANK_FORM}
          name="apiKey"
          label="New API key"
          type="password"
          class="mono"
          hint="Replaces the key that is held now. The old one can be deleted in Lever afterwards."
          attributes={{ autocomplete: "off", maxlength: 500, required: true }}
        />
        <div class="actions">
          <button class="button">Replace the key</button>
        </div>
      </form>
    </Section>
  );
}

function Ending(props: { connection: ConnectionDetail; name: string }) {
  const { connection, name } = props;
  const isMarket = connection.modules.includes("marketplace");
  return (
    <Section title="Disconnect">
      <div class="row apart">
        <p class="small soft measure">
          Ends the connection from here. To take back the access at {name} as well, revoke it there.
        </p>
        <Ask
          id={`disconnect-${connection.id}`}
          to={`/settings/integrations/${connection.id}/disconnect`}
          label="Disconnect"
          class="danger"
          title={`Disconnect ${name}?`}
          confirm={isMarket ? "Remove" : "Disconnect"}
        >
          <p>This stops at once:</p>
          <ul>
            {connection.modules.includes("headcount") ? (
              <li>positions can no longer be synced; those that are Pending fail and say why</li>
            ) : null}
            {connection.modules.includes("headcount") ? <li>hires are no longer seen</li> : null}
            {connection.modules
              .filter((used) => used !== "headcount")
              .flatMap((used) => MODULES[used].stops)
              .map((stop) => (
                <li>{stop}</li>
              ))}
            {isMarket ? <li>candidates who were submitted are no longer followed; those who wait stay here</li> : null}
            <li>webhooks from {name} are refused</li>
            <li>the access is wiped here and cannot be brought back, only given anew</li>
          </ul>
          {isMarket ? <p>Roles and their recruiters stay, and so do the candidates in {name}.</p> : null}
          <p>Positions, hires, employees and matches stay. The requisitions in {name} stay as they are.</p>
        </Ask>
      </div>
    </Section>
  );
}
