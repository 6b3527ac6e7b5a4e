// Settings > Authorized apps and API credentials.
import { html } from "hono/html";
import { knownPermissions, scopeLabel } from "../oauth/scopes.ts";
import { actionForm, table, tag, timeOf } from "../../shared/pages/forms.ts";
import type { PageBody, PageInput } from "./frame.ts";

export function appsPage({ sim, account, base }: PageInput): PageBody {
  const back = `${base}/settings/apps`;
  const grants = Object.values(sim.state.grants).filter(({ accountId }) => accountId === account.id);
  const rows = grants.toReversed().map((grant) => {
    const client = sim.options.clients.find(({ clientId }) => clientId === grant.clientId);
    return html`<tr>
      <td>${client?.name ?? grant.clientId}</td>
      <td>${grant.scopes.map((scope) => html`<div>${scopeLabel(scope)}</div>`)}</td>
      <td>${account.users[grant.userId]?.name ?? "–"}<br /><span class="quiet">${timeOf(grant.createdAt)}</span></td>
      <td>${grant.revokedAt === null ? tag("authorized", true) : tag("revoked", false)}</td>
      <td class="actions">
        ${
          grant.revokedAt === null
            ? actionForm({
                call: "revokeAccess",
                back,
                hidden: { accountId: account.id, clientId: grant.clientId },
                button: "Revoke access",
                look: "danger",
                question: "Revoke access? The application stops working for this account.",
              })
            : ""
        }
      </td>
    </tr>`;
  });
  return {
    title: "Authorized apps",
    body: table(["Application", "Can", "Authorized by", "State", ""], rows, "No application has been authorized."),
  };
}

export function keysPage({ account, base }: PageInput): PageBody {
  const back = `${base}/settings/keys`;
  const rows = Object.values(account.apiKeys).map(
    (key) =>
      html`<tr>
        <td>${key.name}</td>
        <td class="code">${key.key.slice(0, 6)}…</td>
        <td>
          <details>
            <summary>${key.permissions.length} permissions</summary>
            ${key.permissions.join(", ")}
          </details>
        </td>
        <td>${key.isConfidential ? "yes" : "no"}</td>
        <td class="actions">
          ${actionForm({
            call: "deleteApiKey",
            back,
            hidden: { accountId: account.id, apiKeyId: key.id },
            button: "Delete",
            look: "danger",
            question: `Delete the key ${key.name}?`,
          })}
        </td>
      </tr>`,
  );
  return {
    title: "API credentials",
    body: html`<div class="sheet">
        ${actionForm({
          call: "createApiKey",
          back,
          hidden: { accountId: account.id },
          fields: [{ name: "name", label: "Name", value: "Integration", isRequired: true }],
          extra: html`<fieldset>
            <legend>Permissions (none ticked = all)</legend>
            ${knownPermissions.map(
              (name) =>
                html`<label class="check"
                  ><input type="checkbox" name="permissions:list" value="${name}" /> ${name}</label
                >`,
            )}
            <label class="check"
              ><input type="checkbox" name="isConfidential:flag" value="true" /> confidential data</label
            >
          </fieldset>`,
          button: "Generate key",
        })}
      </div>
      ${table(["Name", "Key", "Permissions", "Confidential", ""], rows, "No API keys.")}`,
  };
}
