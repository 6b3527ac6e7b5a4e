// Webhooks by hand: the URL for Lever, and the signature tokens that Lever shows for each of them.
import type { ConnectionDetail } from "../../operations/connections.ts";
import { Code } from "../../components/code.tsx";
import { FormProblem, TextArea, type FormState } from "../../components/field.tsx";
import { Section } from "../../components/page-head.tsx";

const EVENTS = ["Candidate Hired", "Candidate Archive Change", "Candidate Deleted"];

export function Webhooks(props: { connection: ConnectionDetail; form: FormState }) {
  const { connection, form } = props;
  const held = connection.signatureTokenCount;
  return (
    <Section title="Webhooks">
      <p class="soft measure">
        Without webhooks, Rolecall looks for hires every few minutes. With them it sees a hire within a second. Lever
        makes one signature token for each webhook; paste them all here.
      </p>
      <ol class="steps measure">
        <li>
          In Lever, open Settings, Integrations and API, Webhooks, and switch on {EVENTS.slice(0, -1).join(", ")} and{" "}
          {EVENTS.at(-1)}.
        </li>
        <li>
          For each, paste this address: <Code text={connection.webhookUrl} />
        </li>
        <li>Copy the signature token that Lever shows for each webhook, and paste it below, one on a line.</li>
        <li>Save here first, then press Verify in Lever: the test event shows under Events.</li>
      </ol>
      <form
        class="form measure"
        id="tokens"
        method="post"
        action={`/settings/integrations/${connection.id}/signature-tokens`}
      >
        <FormProblem form={form} />
        <TextArea
          form={form}
          name="signatureTokens"
          label="Signature tokens, one on a line"
          class="mono"
          attributes={{ rows: 4, autocomplete: "off", spellcheck: "false" }}
          hint={
            held === 0
              ? "No token is held yet, so every webhook is refused."
              : `${held} ${held === 1 ? "token is" : "tokens are"} held; they are not shown again. Saving replaces them all; while Lever changes one, keep the old and the new.`
          }
        />
        <div class="actions">
          <button class="button">Save tokens</button>
        </div>
      </form>
    </Section>
  );
}
