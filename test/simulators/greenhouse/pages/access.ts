// Dev Center: the organization's own Harvest v3 credentials, and partners that were let in.
import { html } from "hono/html";
import { actionForm, table, tag, timeOf } from "../../shared/pages/forms.ts";
import { nameOf } from "../fields/reads.ts";
import { knownScopes } from "../state/words.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

const scopesPart = (scopes: readonly string[]): Html =>
  html`<details>
    <summary>${scopes.length} scopes</summary>
    ${scopes.map((scope) => html`<div class="code">${scope}</div>`)}
  </details>`;

export function credentialsPage({ account, base }: PageInput): PageBody {
  const back = `${base}/dev/credentials`;
  const rows = Object.values(account.credentials).map((credential) => {
    const hidden = { "credentialId:number": String(credential.id) };
    return html`<tr>
      <td>${credential.name}</td>
      <td class="code">${credential.clientId}</td>
      <td>${scopesPart(credential.scopes)}</td>
      <td class="actions">
        ${actionForm({ call: "rotateSecret", back, hidden, button: "New secret", look: "plain" })}
        ${actionForm({
          call: "deleteCredential",
          back,
          hidden,
          button: "Delete",
          look: "danger",
          question: `Delete the credential ${credential.name}? Its tokens stop working.`,
        })}
      </td>
    </tr>`;
  });
  return {
    title: "API credentials",
    body: html`<p class="quiet">
        Harvest V3 (OAuth). The subject of a token (its user id) is said when a token is asked for; it has to be a Site
        Admin.
      </p>
      <div class="sheet">
        ${actionForm({
          call: "createCredential",
          back,
          hidden: { accountId: account.id },
          fields: [{ name: "name", label: "Description", value: "Rolecall", isRequired: true }],
          extra: html`<fieldset>
            <legend>Manage scopes (none ticked = all)</legend>
            ${knownScopes.map(
              (scope) =>
                html`<label class="check"
                  ><input type="checkbox" name="scopes:list" value="${scope}" /> ${scope}</label
                >`,
            )}
          </fieldset>`,
          button: "Create credential",
        })}
      </div>
      ${table(["Description", "Client ID", "Scopes", ""], rows, "No credentials.")}`,
  };
}

export function partnersPage({ sim, account, base }: PageInput): PageBody {
  const back = `${base}/dev/partners`;
  const grants = Object.values(sim.state.grants).filter(({ accountId }) => accountId === account.id);
  const rows = grants.toReversed().map((grant) => {
    const partner = sim.options.partners.find(({ clientId }) => clientId === grant.clientId);
    const subject = account.users[grant.userId];
    return html`<tr>
      <td>${partner?.name ?? grant.clientId}</td>
      <td>${scopesPart(grant.scopes)}</td>
      <td>${subject ? nameOf(subject) : grant.userId}<br /><span class="quiet">${timeOf(grant.createdAt)}</span></td>
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
                question: "Revoke access? The partner stops working for this organization.",
              })
            : ""
        }
      </td>
    </tr>`;
  });
  return {
    title: "Partners",
    body: table(["Partner", "Scopes", "Acts as", "State", ""], rows, "No partner has been authorized."),
  };
}
