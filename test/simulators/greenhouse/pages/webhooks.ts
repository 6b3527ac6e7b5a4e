// Dev Center > Web hooks: made by hand with a secret of one's own, the log of deliveries, and the switches that spoil them.
import { html } from "hono/html";
import { logPart, switchesPart } from "../../shared/pages/deliveries.ts";
import { actionForm, table, tag } from "../../shared/pages/forms.ts";
import { followedEvents } from "../control/webhook-calls.ts";
import { webhookEvents } from "../state/words.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

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

export function webhooksPage(input: PageInput): PageBody {
  const { account, sim } = input;
  const sent = sim.state.deliveries.filter(({ accountId }) => accountId === account.id);
  const back = `${input.base}/dev/webhooks`;
  return {
    title: "Web hooks",
    body: html`${hooksPart(input, back)} ${logPart(sent, back, "Send again")}
    ${switchesPart(sim.deliveries.switches, back)}`,
  };
}
