// Webhooks of a Greenhouse connection, made there by hand: the address, a secret of our making, and whether they arrive.
import { Act } from "../../components/action.tsx";
import { Code } from "../../components/code.tsx";
import { Section } from "../../components/page-head.tsx";
import { ShownOnce } from "../../components/shown-once.tsx";
import { ShapeMark } from "../../components/state.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import type { Shape, Tone } from "../../view-models/state-words.ts";
import type { ConnectionView } from "./connection-page.tsx";

/** One webhook at Greenhouse tells of one event: what Greenhouse's form calls it, and its name in a delivery. */
const EVENTS: readonly (readonly [label: string, name: string])[] = [
  ["Candidate or Prospect has been hired", "hire_candidate"],
  ["Candidate has been unhired", "unhire_candidate"],
  ["Candidate has changed stage", "candidate_stage_change"],
  ["Offer created", "offer_created"],
  ["Offer approved", "offer_approved"],
  ["Offer updated", "offer_updated"],
  ["Offer deleted", "offer_deleted"],
  ["Job updated", "job_updated"],
  ["Job deleted", "job_deleted"],
  ["Candidate deleted", "delete_candidate"],
  ["Candidate anonymized", "candidate_anonymized"],
  ["Candidate merged", "merge_candidate"],
];

export function GreenhouseWebhooks(props: { view: ConnectionView }) {
  const { connection, webhookSecret, arrivals, formats } = props.view;
  const to = `/settings/integrations/${connection.id}`;
  const hasSecret = connection.signatureTokenCount > 0;
  return (
    <Section title="Webhooks" id="webhooks">
      {webhookSecret === null ? null : (
        <ShownOnce title="Secret key for the webhooks" secret={webhookSecret}>
          It is not shown again. If it is lost, make another: the one before keeps working until the next one is made.
        </ShownOnce>
      )}
      <Lights arrivals={arrivals} hasSecret={hasSecret} formats={formats} connectionId={connection.id} />
      <p class="soft measure">
        Without webhooks, Rolecall looks at openings every three minutes. With them it sees a hire within a second.
        Greenhouse has no webhook for openings themselves, so it goes on looking as well.
      </p>
      <ol class="steps measure">
        <li>
          {webhookSecret !== null
            ? "Copy the secret above: it is shown this once."
            : hasSecret
              ? "A secret is held. Have it ready, or make another one below."
              : "Make the secret below. Copy it: it is shown once."}
        </li>
        <li>
          In Greenhouse, open Configure, Dev Center, Web Hooks, and create one webhook for each event. The first two are
          those that count; the others tell sooner of changes.
          <details>
            <summary>{EVENTS.length} events</summary>
            <ul>
              {EVENTS.map(([label, name]) => (
                <li>
                  {label} <code class="note">{name}</code>
                </li>
              ))}
            </ul>
          </details>
        </li>
        <li>
          As endpoint URL, paste <Code text={connection.webhookUrl} />
        </li>
        <li>As secret key, paste the secret. Leave the other fields as they are.</li>
        <li>
          Save. Greenhouse sends a ping at once, and the light above turns green. A webhook whose ping failed stays
          disabled there: enable it once the light is green.
        </li>
      </ol>
      <Act
        to={`${to}/webhook-secret`}
        label={hasSecret ? "Make another secret" : "Make the secret"}
        class={hasSecret ? "" : "primary"}
      />
    </Section>
  );
}

/** What has come in through the door lately, authentic or not. */
export type Arrivals = {
  readonly lastPingAt: string | null;
  readonly lastEvent: { readonly kind: string; readonly receivedAt: string } | null;
  readonly refusals: { readonly count: number; readonly lastAt: string } | null;
};

function Lights(props: { arrivals: Arrivals; hasSecret: boolean; formats: Formats; connectionId: string }) {
  const { arrivals, formats } = props;
  const { lastPingAt, lastEvent, refusals } = arrivals;
  const isNewest = refusals !== null && refusals.lastAt > (lastEvent?.receivedAt ?? "");
  return (
    <div class="stack tight">
      {lastPingAt === null ? (
        <Light shape="dashed-ring" tone="soft">
          {props.hasSecret ? "No ping has arrived yet." : "No secret has been made yet, so every webhook is refused."}
        </Light>
      ) : (
        <Light shape="disc" tone="good">
          A test ping arrived <Time at={lastPingAt} formats={formats} />.
        </Light>
      )}
      {lastEvent === null || lastEvent.kind === "ping" ? null : (
        <Light shape="disc" tone="good">
          Webhooks arrive: the last was <code>{lastEvent.kind}</code>,{" "}
          <Time at={lastEvent.receivedAt} formats={formats} />.
        </Light>
      )}
      {refusals === null ? null : (
        <Light shape="triangle" tone={isNewest ? "bad" : "wait"}>
          {formats.count(refusals.count, "delivery was", "deliveries were")} refused: signed with another secret, or not
          at all. The last came <Time at={refusals.lastAt} formats={formats} />
          {isNewest ? ". Paste the secret into that webhook again, or make a new one for all of them." : "."}
        </Light>
      )}
      {lastEvent === null ? null : (
        <p class="small">
          <a href={`/settings/events?connectionId=${props.connectionId}`}>All deliveries, and what became of each</a>
        </p>
      )}
    </div>
  );
}

function Light(props: { shape: Shape; tone: Tone; children: unknown }) {
  return (
    <p class="light">
      <ShapeMark shape={props.shape} tone={props.tone} />
      <span>{props.children}</span>
    </p>
  );
}
