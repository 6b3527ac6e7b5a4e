// One Greenhouse connection: webhooks made by hand with a secret of our making, whether they arrive, and the credential.
import type { EventRow } from "#shared/db/events.ts";
import { Act } from "../../components/action.tsx";
import { Code } from "../../components/code.tsx";
import { FormProblem } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page-head.tsx";
import { ShownOnce } from "../../components/shown-once.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import type { ConnectionView } from "./connection-page.tsx";
import { ClientFields } from "./greenhouse-card.tsx";

/** One webhook at Greenhouse tells of one event. */
const EVENTS = [
  "Candidate or prospect hired (hire_candidate)",
  "Candidate unhired (unhire_candidate)",
  "Candidate changed stage (candidate_stage_change)",
  "Offer created, approved, updated, deleted (offer_created, offer_approved, offer_updated, offer_deleted)",
  "Job updated, job deleted (job_updated, job_deleted)",
  "Candidate deleted, anonymized, merged (delete_candidate, candidate_anonymized, merge_candidate)",
];

export function GreenhouseSections(props: { view: ConnectionView }) {
  const { connection, webhookSecret, clientForm, lastEvent, formats } = props.view;
  const to = `/settings/integrations/${connection.id}`;
  return (
    <>
      <Section title="Webhooks">
        {webhookSecret === null ? null : (
          <ShownOnce title="Secret key for the webhooks" secret={webhookSecret}>
            It is not shown again. If it is lost, make another: the one before keeps working until then.
          </ShownOnce>
        )}
        <Arrivals lastEvent={lastEvent} formats={formats} />
        <p class="soft measure">
          Without webhooks, Rolecall looks at openings every few minutes. With them it sees a hire within a second.
        </p>
        <ol class="steps measure">
          <li>
            In Greenhouse, open Configure, Dev Center, Webhooks, and create a webhook for each of these events:
            <ul>
              {EVENTS.map((event) => (
                <li>{event}</li>
              ))}
            </ul>
          </li>
          <li>
            For each, paste this endpoint address: <Code text={connection.webhookUrl} />
          </li>
          <li>
            Paste the secret key above into each. Saving sends a test ping: it shows here, and the webhook is switched
            on. Should one stay disabled, enable it there.
          </li>
        </ol>
        <Act to={`${to}/webhook-secret`} label="Make another secret" />
      </Section>
      <Section title="Credential">
        <form class="form measure" method="post" action={`${to}/client`}>
          <FormProblem form={clientForm} />
          <p class="small soft">
            Enter only what changes: it is tried before it replaces what is held. A new acting user needs no secret.
          </p>
          <ClientFields form={clientForm} />
          <div class="actions">
            <button class="button">Change the credential</button>
          </div>
        </form>
      </Section>
    </>
  );
}

/** The light: green once anything authentic has come in. */
function Arrivals(props: { lastEvent: EventRow | null; formats: Formats }) {
  const { lastEvent, formats } = props;
  if (lastEvent === null) return <Notice tone="info">No webhook has arrived yet.</Notice>;
  const what = lastEvent.kind === "ping" ? "a test ping" : lastEvent.kind;
  return (
    <Notice tone="good">
      Webhooks arrive. The last one was {what}, <Time at={lastEvent.receivedAt} formats={formats} />.
    </Notice>
  );
}
