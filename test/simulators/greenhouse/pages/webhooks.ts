// Dev Center > Web hooks: made by hand with a secret of one's own, the log of deliveries, and the switches that spoil them.
import { html } from "hono/html";
import { actionForm, table, tag, timeOf } from "../../shared/pages/forms.ts";
import { followedEvents } from "../control/webhook-calls.ts";
import type { Delivery } from "../state/state.ts";
import { webhookEvents } from "../state/words.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

const shownAtMost = 100;

function hooksPart({ account }: PageInput, back: string): Html {
  const rows = Object.values(account.webhooks).map((hook) => {
    const hidden = { "webhookId:number": String(hook.id) };
    return html`<tr>
      <td>${hook.name}<br /><span class="code quiet">${hook.event}</span></td>
      <td class="code">${hook.url}</td>
      <td>${hook.isActive ? tag("enabled", true) : tag("disabled", false)}</td>
      <td class="actions">
        ${actionForm({ call: "ping", back, hidden, button: "Send test ping", look: "plain" })}
        ${actionForm({
          call: hook.isActive ? "disableWebhook" : "enableWebhook",
          back,
          hidden,
          button: hook.isActive ? "Disable" : "Enable",
          look: "plain",
        })}
        ${actionForm({ call: "deleteWebhook", back, hidden, button: "Delete", look: "danger" })}
      </td>
    </tr>`;
  });
  return html`<p class="quiet">
      Saving pings the URL. A ping that is not answered with 200 leaves the web hook disabled. One web hook is for one
      event: each that is ticked is made with the same URL and secret.
    </p>
    <div class="sheet">
      ${actionForm({
        call: "createWebhooks",
        back,
        hidden: { accountId: account.id },
        fields: [
          { name: "name", label: "Name", value: "Rolecall", isRequired: true },
          { name: "url", label: "Endpoint URL", type: "url", isRequired: true, placeholder: "https://…" },
          { name: "secret", label: "Secret key", isRequired: true },
        ],
        extra: html`<fieldset>
          <legend>When</legend>
          ${webhookEvents.map(
            (event) =>
              html`<label class="check"
                ><input
                  type="checkbox"
                  name="events:list"
                  value="${event}"
                  ${followedEvents.some((one) => one === event) ? "checked" : ""}
                />
                ${event}</label
              >`,
          )}
        </fieldset>`,
        button: "Add webhook",
      })}
    </div>
    ${table(["Web hook", "URL", "State", ""], rows, "No web hooks.")}`;
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
          ${actionForm({ call: "rerun", back, hidden: { deliveryId: delivery.id }, button: "Send again", look: "plain" })}
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
  const back = `${input.base}/dev/webhooks`;
  return {
    title: "Web hooks",
    body: html`${hooksPart(input, back)} ${logPart(input, back)} ${switchesPart(input, back)}`,
  };
}
