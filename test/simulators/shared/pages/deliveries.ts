// What a stand-in has sent, with a button to send it again, and the switches that spoil what comes.
import { html } from "hono/html";
import type { DeliverySwitches, StoredDelivery } from "../deliveries.ts";
import { actionForm, table, tag, timeOf } from "./forms.ts";
import type { Html } from "./layout.ts";

export type LoggedDelivery = StoredDelivery & { readonly event: string; readonly triggeredAt: number };

const shownAtMost = 100;

function outcome(delivery: StoredDelivery): string {
  const last = delivery.attempts.at(-1);
  const answer = last ? (last.status === null ? (last.error ?? "no answer") : String(last.status)) : "not sent";
  const { length } = delivery.attempts;
  return `${length} ${length === 1 ? "try" : "tries"}, last ${answer}`;
}

/** @param again what this ATS calls sending a logged request again */
export function logPart(deliveries: readonly LoggedDelivery[], back: string, again: string): Html {
  const sent = deliveries.toReversed();
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
          ${actionForm({ call: "rerun", back, hidden: { deliveryId: delivery.id }, button: again, look: "plain" })}
        </td>
      </tr>`,
  );
  return html`<h2>Requests sent</h2>
    ${table(["At (UTC)", "Event", "State", "Outcome", "", ""], rows, "Nothing has been sent yet.")}`;
}

export function switchesPart(switches: DeliverySwitches, back: string): Html {
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
