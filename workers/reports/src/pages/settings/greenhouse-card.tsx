// Settings > Integrations: the card that connects Greenhouse by a company's own credential, with the guide to make one.
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import { Field, FormProblem, type FormState } from "../../components/field.tsx";

export function GreenhouseCard(props: { form: FormState }) {
  return (
    <article class="card" id="greenhouse" aria-label="Connect Greenhouse">
      <div class="stack tight">
        <h3>Connect Greenhouse</h3>
        <p class="small soft">By Harvest v3. Keys of Harvest v1 and v2 ended on 2026-08-31; the User ID lives on.</p>
        <p class="small soft">Positions are sent to Greenhouse through the JSON API; there is no page for it yet.</p>
        <ol class="steps small">
          <li>
            Make a user for the integration alone, without interviewer tags: <strong>Site Admin</strong>, with the
            rights to create and view private candidates, to see private notes and salary information, to manage offers,
            and to approve jobs and offers. A named person’s account stops everything when that person leaves.
          </li>
          <li>
            Under Configure, Dev Center, API Credentials make a credential of type <strong>Harvest V3 (OAuth)</strong>{" "}
            and allow these under Manage Scopes:
            <details>
              <summary>{GREENHOUSE_SCOPES.length} scopes</summary>
              <ul>
                {GREENHOUSE_SCOPES.map((scope) => (
                  <li>
                    <code>{scopeName(scope)}</code> {scope.use}
                    {scope.isOptional ? " (optional)" : ""}
                  </li>
                ))}
              </ul>
            </details>
          </li>
          <li>Enter both here, and the number from the address of that user’s page. They are tried at once.</li>
        </ol>
      </div>
      <form class="stack" method="post" action="/settings/integrations/greenhouse">
        <FormProblem form={props.form} />
        <ClientFields form={props.form} isNew />
        <div class="actions">
          <button class="button">Connect Greenhouse</button>
        </div>
      </form>
    </article>
  );
}

/** Client id, secret and acting user. In a change, what is left empty stays. */
export function ClientFields(props: { form: FormState; isNew?: boolean }) {
  const { form } = props;
  const required = props.isNew === true;
  const secretive = { autocomplete: "off", spellcheck: "false", maxlength: 500, required };
  return (
    <>
      <Field form={form} name="clientId" label="Client id" class="mono" isOptional={!required} attributes={secretive} />
      <Field
        form={form}
        name="clientSecret"
        label="Client secret"
        type="password"
        class="mono"
        isOptional={!required}
        // An old Harvest key comes without a secret: that is answered with words, not by the browser.
        attributes={{ ...secretive, required: false }}
      />
      <Field
        form={form}
        name="userId"
        label="Acting user’s id"
        class="mono"
        isOptional={!required}
        hint="The Greenhouse User ID of the integration user, a number."
        attributes={{ autocomplete: "off", inputmode: "numeric", maxlength: 19 }}
      />
    </>
  );
}
