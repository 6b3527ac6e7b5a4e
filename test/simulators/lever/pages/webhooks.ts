// Settings > Webhooks: event toggles, hooks made by hand, the log with Rerun, and the switches that spoil delivery.
import { html } from "hono/html";
import type { Delivery } from "../state/state.ts";
import { webhookEvents } from "../state/words.ts";
import { actionForm, table, tag, timeOf } from "../../shared/pages/forms.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

const shownAtMost = 100;

function togglesPart({ account }: PageInput, back: string): Html {
  const rows = webhookEvents.map((event) => {
    const isOn = account.eventToggles[event];
    return html`<tr>
      <td class="code">${event}</td>
      <td>${tag(isOn ? "on" : "off", isOn)}</td>
      <td class="actions">
        ${actionForm({
          call: "setEventToggles",
          back,
          hidden: { accountId: account.id, "events:list": event, "isOn:flag": String(!isOn) },
          button: isOn ? "Turn off" : "Turn on",
          look: "plain",
        })}
      </td>
    </tr>`;
  });
  return html`<h2>Events</h2>
    <p class="quiet">Nothing is sent for an event that is off, whoever made the webhook.</p>
    ${table(["Event", "State", ""], rows, "")}`;
}

function hooksPart({ account }: PageInput, back: string): Html {
  const rows = Object.values(account.webhooks).map(
    (hook) =>
      html`<tr>
        <td class="code">${hook.event}</td>
        <td class="code">${hook.url}</td>
        <td>${hook.madeBy === "ui" ? "by hand" : "by API"}</td>
        <td class="actions">
          ${actionForm({ call: "ping", back, hidden: { webhookId: hook.id }, button: "Test", look: "plain" })}
          ${
            hook.madeBy === "ui"
              ? html`${actionForm({
                  call: "regenerateSignatureToken",
                  back,
                  hidden: { webhookId: hook.id },
                  button: "New token",
                  look: "plain",
                })}
                ${actionForm({
                  call: "deleteWebhook",
                  back,
                  hidden: { webhookId: hook.id },
                  button: "Delete",
                  look: "danger",
                })}`
              : ""
          }
        </td>
      </tr>`,
  );
  return html`<h2>Webhooks</h2>
    <div class="sheet">
      ${actionForm({
        call: "createWebhook",
        back,
        hidden: { accountId: account.id },
        fields: [
          { name: "event", label: "Event", value: "candidateHired", options: webhookEvents.map((one) => [one, one]) },
          { name: "url", label: "URL", type: "url", isRequired: true, placeholder: "https://…" },
        ],
        button: "Add webhook",
      })}
    </div>
    ${table(["Event", "URL", "Made", ""], rows, "No webhooks.")}`;
}

function outcome(delivery: Delivery): string {
  const last = delivery.attempts.at(-1);
  const answer = last ? (last.status === null ? (last.error ?? "no answer") : String(last.status)) : "not sent";
  const { length } = delivery.attempts;
  return `${length} ${length === 1 ? "try" : "tries"}, last ${answer}`;
}

function logPart({ account, sim }: PageInput, back: string): Html {
  const sent = sim.state.deliveries.filter(({ accountId }) => accountId === account.id).toReversed();
  const rows = sent.slice(0, shownAtMost).map(
    (delivery) =>
      html`<tr>
        <td class="time">${timeOf(delivery.triggeredAt)}</td>
        <td class="code">${delivery.event}</td>
        <td>${tag(delivery.status, delivery.status === "delivered")}</td>
        <td>${outcome(delivery)}</td>
        <td>
          <details>
            <summary>Body</summary>
            <code>${delivery.body}</code>
          </details>
        </td>
        <td class="actions">
          ${actionForm({ call: "rerun", back, hidden: { deliveryId: delivery.id }, button: "Rerun", look: "plain" })}
        </td>
      </tr>`,
  );
  return html`<h2>Requests sent</h2>
    ${table(["At (UTC)", "Event", "State", "Outcome", "", ""], rows, "Nothing has been sent yet.")}`;
}

function switchesPart({ sim }: PageInput, back: string): Html {
  const { switches } = sim.deliveries;
  const number = (name: string, label: string, value: number) => ({
    name: `${name}:number`,
    label,
    type: "number" as const,
    value: String(value),
  });
  return html`<h2>Spoil the coming deliveries</h2>
    <div class="sheet">
      ${actionForm({
        call: "setDelivery",
        back,
        fields: [
          number("loseNext", "Lose next", switches.loseNext),
          number("duplicateNext", "Send twice next", switches.duplicateNext),
          number("reorderNext", "Reorder next", switches.reorderNext),
          number("delayNext", "Delay next", switches.delayNext),
          number("delayMs", "Delay (ms)", switches.delayMs),
        ],
        button: "Set",
        look: "plain",
      })}
      <div class="actions">
        ${actionForm({
          call: "setDelivery",
          back,
          hidden: { "isPaused:flag": String(!switches.isPaused) },
          button: switches.isPaused ? "End the pause for new ones" : "Hold everything",
          look: "plain",
        })}
        ${actionForm({ call: "releaseDeliveries", back, button: "Send what is held", look: "plain" })}
      </div>
    </div>`;
}

export function webhooksPage(input: PageInput): PageBody {
  const back = `${input.base}/settings/webhooks`;
  return {
    title: "Webhooks",
    body: html`${hooksPart(input, back)} ${togglesPart(input, back)} ${logPart(input, back)}
    ${switchesPart(input, back)}`,
  };
}
