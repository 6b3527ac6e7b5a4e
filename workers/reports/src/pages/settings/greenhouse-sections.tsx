// One Greenhouse connection: what it may do, its webhooks, whom it acts as, and the way to another credential.
import type { CatalogueEntry } from "#shared/domain/greenhouse/catalogue.ts";
import { Act } from "../../components/action.tsx";
import { Field, FormProblem, type FormState } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page-head.tsx";
import type { ConnectionDetail } from "../../operations/connections.ts";
import type { ConnectionView } from "./connection-page.tsx";
import { GreenhouseWebhooks } from "./greenhouse-webhooks.tsx";
import { ScopeChecklist } from "./scope-checklist.tsx";

export type ActingUserRow = CatalogueEntry<"user">;

export function GreenhouseSections(props: { view: ConnectionView }) {
  const { connection, clientForm, users } = props.view;
  return (
    <>
      <ScopeChecklist scopes={connection.scopes} />
      <GreenhouseWebhooks view={props.view} />
      {connection.authKind === "client_credentials" ? (
        <>
          <ActingUser connection={connection} users={users} form={clientForm} />
          <OtherCredential connection={connection} />
        </>
      ) : null}
    </>
  );
}

/** The user as the catalogue names it; null when it is not in there (a service account, or nothing is read yet). */
export function actingUserOf(connection: ConnectionDetail, users: readonly ActingUserRow[]): ActingUserRow | null {
  return users.find((user) => user.providerId === connection.actingUserId) ?? null;
}

function ActingUser(props: { connection: ConnectionDetail; users: readonly ActingUserRow[]; form: FormState }) {
  const { connection, form } = props;
  const acting = actingUserOf(connection, props.users);
  const eligible = props.users.filter((user) => user.isActive && user.data.isSiteAdmin);
  return (
    <Section title="Acting user">
      <form class="form measure" method="post" action={`/settings/integrations/${connection.id}/client`}>
        <FormProblem form={form} />
        {acting?.data.employeeId ? (
          <Notice tone="warn">
            {acting.name} has an employee id in Greenhouse: that looks like a person’s account. Everything stops on the
            day on which that person leaves. Make a user for Rolecall alone, and choose it here.
          </Notice>
        ) : null}
        <p class="soft">
          Greenhouse notes this user under everything that Rolecall does. Best is one that was made for it; when it is
          deactivated, everything stops. Another one needs no secret: it is tried before it takes over.
        </p>
        <Field
          form={form}
          name="userId"
          label="Another acting user"
          class="mono"
          hint={
            eligible.length > 0
              ? `Type a part of a name, or an id: Greenhouse has ${eligible.length} active Site ${eligible.length === 1 ? "Admin" : "Admins"}.`
              : "The Greenhouse User ID, a number: it stands in the address of the user's page."
          }
          attributes={{ list: "acting-users", autocomplete: "off", maxlength: 19, required: true }}
        />
        <datalist id="acting-users">
          {eligible.map((user) => (
            <option value={user.providerId} label={`${user.name} (${user.data.email ?? "no e-mail"})`} />
          ))}
        </datalist>
        <div class="actions">
          <button class="button">Act as this user</button>
        </div>
      </form>
    </Section>
  );
}

function OtherCredential(props: { connection: ConnectionDetail }) {
  return (
    <Section title="Credential">
      <div class="row apart">
        <p class="small soft measure">
          The client id and secret are in the vault and never come out. Another one is tried before it replaces the one
          that is held; positions stay.
        </p>
        <div class="actions">
          <Act
            to="/settings/integrations/invite"
            label="Send a link for it"
            hidden={{ provider: "greenhouse", connection: props.connection.id }}
          />
          <a class="button" href={`/connect/greenhouse?connection=${props.connection.id}`}>
            Enter another credential
          </a>
        </div>
      </div>
    </Section>
  );
}
