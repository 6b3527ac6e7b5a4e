// Settings > Integrations: the ways to connect Greenhouse: oneself, or by a link for whoever may make credentials there.
import { BLANK_FORM, Field } from "../../components/field.tsx";

export function GreenhouseCards() {
  return (
    <>
      <article class="card" id="greenhouse" aria-label="Connect Greenhouse">
        <div class="stack tight">
          <h3>Connect Greenhouse</h3>
          <p class="small soft">
            You may manage API credentials in Greenhouse: a guide leads you through the user and the Harvest v3
            credential to make. Keys of Harvest v1 and v2 ended on 2026-08-31.
          </p>
        </div>
        <div class="actions">
          <a class="button primary" href="/connect/greenhouse">
            Connect Greenhouse
          </a>
        </div>
      </article>
      <article class="card" aria-label="Let somebody else connect Greenhouse">
        <div class="stack tight">
          <h3>Send a link for Greenhouse</h3>
          <p class="small soft">
            Somebody else makes the credential: they enter it straight into the vault, without an account here, and you
            see when it has arrived. The link works once, for 24 hours.
          </p>
        </div>
        <form class="stack" method="post" action="/settings/integrations/invite">
          <input type="hidden" name="provider" value="greenhouse" />
          <Field form={BLANK_FORM} name="recipient" label="For whom" isOptional attributes={{ maxlength: 200 }} />
          <div class="actions">
            <button class="button">Make a link for Greenhouse</button>
          </div>
        </form>
      </article>
    </>
  );
}
