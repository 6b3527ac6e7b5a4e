// Settings of an account: requisitions, archive reasons and users.
import { html } from "hono/html";
import { accessRoles } from "../state/words.ts";
import { actionForm, table, tag, timeOf } from "../../shared/pages/forms.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

const modes = [
  ["off", "Off: only people in Lever write requisitions"],
  ["hybrid", "Hybrid: people and the API write requisitions"],
  ["lever-api", "Lever API: only the API writes requisitions"],
] as const;

export function requisitionSettingsPage({ account, base }: PageInput): PageBody {
  const back = `${base}/settings/requisitions`;
  const { isEnterprise, areRequisitionsEnabled, requisitionMode, closesFilledRequisitions } = account.settings;
  const toggle = (name: string, isOn: boolean, title: string, text: string): Html =>
    html`<div class="sheet">
      <h2 style="margin-top:0">${title} ${tag(isOn ? "on" : "off", isOn)}</h2>
      <p class="quiet">${text}</p>
      ${actionForm({
        call: "setSettings",
        back,
        hidden: { accountId: account.id, [`${name}:flag`]: String(!isOn) },
        button: isOn ? "Turn off" : "Turn on",
        look: "plain",
      })}
    </div>`;
  return {
    title: "Requisition settings",
    body: html`${toggle(
        "isEnterprise",
        isEnterprise,
        "LeverTRM Enterprise or Advanced HR",
        "Without this package there are no requisitions, and every requisition call answers 403.",
      )}
      ${toggle(
        "areRequisitionsEnabled",
        areRequisitionsEnabled,
        "Enable requisitions",
        "Every hire is made against a requisition.",
      )}
      <div class="sheet">
        <h2 style="margin-top:0">
          Manage requisitions using the Lever API ${tag(requisitionMode, requisitionMode !== "off")}
        </h2>
        <p class="quiet">Only a Super Admin can turn this on. While it is off, integrations can read but not write.</p>
        ${actionForm({
          call: "setSettings",
          back,
          hidden: { accountId: account.id },
          fields: [{ name: "requisitionMode", label: "Mode", value: requisitionMode, options: modes }],
          button: "Save",
        })}
      </div>
      ${toggle(
        "closesFilledRequisitions",
        closesFilledRequisitions,
        "Close filled requisitions (simulator)",
        "Lever does not say whether a requisition closes itself when its headcount is reached; both can be played.",
      )}`,
  };
}

export function reasonsPage({ account, base }: PageInput): PageBody {
  const back = `${base}/settings/reasons`;
  const rows = account.archiveReasons.map(
    (reason) =>
      html`<tr>
        <td>${reason.text}</td>
        <td>${tag(reason.type, reason.type === "hired")}</td>
        <td>${tag(reason.status, reason.status === "active")}</td>
        <td class="actions">
          ${actionForm({
            call: "editArchiveReason",
            back,
            hidden: { accountId: account.id, reasonId: reason.id },
            fields: [{ name: "text", label: "Name", value: reason.text }],
            button: "Rename",
            look: "plain",
          })}
          ${actionForm({
            call: "editArchiveReason",
            back,
            hidden: {
              accountId: account.id,
              reasonId: reason.id,
              status: reason.status === "active" ? "inactive" : "active",
            },
            button: reason.status === "active" ? "Deactivate" : "Activate",
            look: "plain",
          })}
        </td>
      </tr>`,
  );
  return {
    title: "Archive reasons",
    body: html`<div class="sheet">
        ${actionForm({
          call: "createArchiveReason",
          back,
          hidden: { accountId: account.id },
          fields: [
            { name: "text", label: "Name", isRequired: true },
            {
              name: "type",
              label: "Type",
              options: [
                ["non-hired", "non-hired"],
                ["hired", "hired"],
              ],
            },
          ],
          button: "Add reason",
        })}
      </div>
      ${table(["Reason", "Type", "Status", ""], rows, "No reasons.")}`,
  };
}

export function usersPage({ account, base }: PageInput): PageBody {
  const back = `${base}/settings/users`;
  const rows = Object.values(account.users).map(
    (user) =>
      html`<tr>
        <td>${user.name}</td>
        <td>${user.email}</td>
        <td>${tag(user.accessRole, user.accessRole === "super admin")}</td>
        <td>${user.jobTitle ?? "–"}</td>
        <td>${user.deactivatedAt === null ? "active" : `deactivated ${timeOf(user.deactivatedAt)}`}</td>
        <td class="actions">
          ${
            user.deactivatedAt === null
              ? actionForm({
                  call: "deactivateUser",
                  back,
                  hidden: { accountId: account.id, userId: user.id },
                  button: "Deactivate",
                  look: "danger",
                  question: `Deactivate ${user.name}?`,
                })
              : ""
          }
        </td>
      </tr>`,
  );
  return {
    title: "Users",
    body: html`<div class="sheet">
        ${actionForm({
          call: "createUser",
          back,
          hidden: { accountId: account.id },
          fields: [
            { name: "name", label: "Name", isRequired: true },
            { name: "email", label: "E-mail", type: "email" },
            {
              name: "accessRole",
              label: "Access role",
              value: "team member",
              options: accessRoles.map((one) => [one, one]),
            },
          ],
          button: "Add user",
        })}
      </div>
      ${table(["Name", "E-mail", "Access role", "Job title", "Status", ""], rows, "No users.")}`,
  };
}
