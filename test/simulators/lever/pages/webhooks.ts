// Settings > Webhooks: event toggles, hooks made by hand, the log with Rerun, and the switches that spoil delivery.
import { html } from "hono/html";
import { webhookEvents } from "../state/words.ts";
import { logPart, switchesPart } from "../../shared/pages/deliveries.ts";
import { actionForm, table, tag } from "../../shared/pages/forms.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

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

export function webhooksPage(input: PageInput): PageBody {
  const { account, sim } = input;
  const sent = sim.state.deliveries.filter(({ accountId }) => accountId === account.id);
  const back = `${input.base}/settings/webhooks`;
  return {
    title: "Webhooks",
    body: html`${hooksPart(input, back)} ${togglesPart(input, back)} ${logPart(sent, back, "Rerun")}
    ${switchesPart(sim.deliveries.switches, back)}`,
  };
}
