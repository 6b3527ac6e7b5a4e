// Settings > Integrations, employees by SCIM: one card for each identity provider or HRIS that may come in, and its token shown once.
import type { ConnectionDetail, ScimConnection } from "../../operations/connections.ts";
import { Act, Ask } from "../../components/action.tsx";
import { Code } from "../../components/code.tsx";
import { Facts, Section } from "../../components/page-head.tsx";
import { ShownOnce } from "../../components/shown-once.tsx";
import { State } from "../../components/state.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { CONNECTION_WORDS } from "../../view-models/state-words.ts";

type Props = {
  readonly connections: readonly ConnectionDetail[];
  readonly mayAdminister: boolean;
  readonly formats: Formats;
};

export function ScimSection(props: Props) {
  return (
    <Section title="Employees by SCIM" id="scim">
      <p class="soft measure">
        Okta, Entra ID or an HRIS sends every new employee by itself, and says when somebody leaves. Give it the address
        and the token of a connection.
      </p>
      {props.connections.length === 0 ? null : (
        <div class="cards">
          {props.connections.map((connection) => (
            <ScimCard connection={connection} {...props} />
          ))}
        </div>
      )}
      {props.mayAdminister ? (
        <Act to="/settings/integrations/scim" label="Make a SCIM connection" />
      ) : (
        <p class="small soft">Owners and admins make and end these connections.</p>
      )}
    </Section>
  );
}

function ScimCard(props: Props & { readonly connection: ConnectionDetail }) {
  const { connection, formats } = props;
  const to = `/settings/integrations/${connection.id}`;
  return (
    <article class="card" aria-label="SCIM">
      <div class="row apart">
        <h3>SCIM</h3>
        <State of={CONNECTION_WORDS[connection.status]} />
      </div>
      <Facts
        of={[
          ["Address", <Code text={connection.webhookUrl} />],
          ["Made", <Time at={connection.createdAt} formats={formats} />],
          ["Made by", connection.installedByName],
        ]}
      />
      {props.mayAdminister ? (
        <div class="actions">
          <Ask
            id={`rotate-${connection.id}`}
            to={`${to}/scim-token`}
            label="Replace token"
            class="small"
            title="Replace the token?"
            confirm="Replace token"
            isDangerous={false}
          >
            <p>
              A new token is shown once. The one in use works for 24 hours more, so that nothing is missed meanwhile.
            </p>
          </Ask>
          <Ask
            id={`disconnect-${connection.id}`}
            to={`${to}/disconnect`}
            label="Revoke"
            class="small quiet bad"
            title="Revoke this SCIM connection?"
            confirm="Revoke"
          >
            <p>Whoever sends employees through it is refused from the next request on. Employees and matches stay.</p>
          </Ask>
        </div>
      ) : null}
    </article>
  );
}

export function NewScimToken(props: { readonly made: ScimConnection; readonly formats: Formats }) {
  const { url, token, formerEndsAt } = props.made;
  return (
    <ShownOnce title="Your SCIM token" secret={token}>
      Copy it now: it is not shown again. In your identity provider, enter the address <code>{url}</code> and this
      token.
      {formerEndsAt === null ? null : (
        <>
          {" "}
          The token before works until <Time at={formerEndsAt} formats={props.formats} />.
        </>
      )}
    </ShownOnce>
  );
}
