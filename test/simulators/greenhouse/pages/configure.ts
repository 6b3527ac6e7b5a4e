// Configure: custom fields and their options, close reasons, departments and offices, users, and unpublished behaviour.
import { html } from "hono/html";
import { actionForm, table, tag } from "../../shared/pages/forms.ts";
import { isHireReason } from "../acts/find.ts";
import { nameOf } from "../fields/reads.ts";
import type { CustomField, User } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { fieldTypes, valueTypes } from "../state/words.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

const yesOrNo = [
  ["", "no"],
  ["true", "yes"],
] as const;

function flagsOf(field: CustomField): Html[] {
  const words: [boolean, string][] = [
    [field.isRequired, "required"],
    [field.needsApproval, "needs approval"],
    [field.isPrivate, "private"],
    [field.isApiOnly, "API only"],
    [!field.isActive, "archived"],
  ];
  return words.filter(([isOn]) => isOn).map(([, word]) => tag(word, word !== "archived"));
}

function optionsOf(account: Account, field: CustomField, back: string): Html | string {
  if (!field.valueType.endsWith("_select")) return "";
  const options = Object.values(account.fieldOptions).filter(({ fieldId }) => fieldId === field.id);
  return html`<details>
    <summary>${options.map(({ name, isActive }) => (isActive ? name : `${name} (deleted)`)).join(", ")}</summary>
    ${actionForm({
      call: "addOption",
      back,
      hidden: { "fieldId:number": String(field.id) },
      fields: [{ name: "name", label: "Option", isRequired: true }],
      button: "Add option",
      look: "plain",
    })}
  </details>`;
}

export function fieldsPage({ account, base }: PageInput): PageBody {
  const back = `${base}/configure/fields`;
  const rows = Object.values(account.customFields).map(
    (field) =>
      html`<tr>
        <td>${field.fieldType}</td>
        <td>${field.name}<br /><span class="code quiet">${field.nameKey}</span></td>
        <td class="code">${field.valueType}</td>
        <td>${flagsOf(field)}</td>
        <td>${optionsOf(account, field, back)}</td>
        <td class="actions">
          ${actionForm({
            call: "editField",
            back,
            hidden: { "fieldId:number": String(field.id), "isActive:flag": String(!field.isActive) },
            button: field.isActive ? "Archive" : "Restore",
            look: "plain",
          })}
        </td>
      </tr>`,
  );
  return {
    title: "Custom fields",
    body: html`<div class="sheet">
        ${actionForm({
          call: "createField",
          back,
          hidden: { accountId: account.id },
          fields: [
            { name: "name", label: "Name", isRequired: true },
            { name: "fieldType", label: "On", options: fieldTypes.map((one) => [one, one] as const) },
            { name: "valueType", label: "Type", options: valueTypes.map((one) => [one, one] as const) },
            { name: "options:list", label: "Options (of selects)", placeholder: "One, Two" },
            { name: "isRequired:flag", label: "Required", options: yesOrNo },
            { name: "needsApproval:flag", label: "Needs approval", options: yesOrNo },
            { name: "isPrivate:flag", label: "Private", options: yesOrNo },
          ],
          button: "Create field",
        })}
      </div>
      ${table(["On", "Field and key", "Type", "", "Options", ""], rows, "No custom fields.")}`,
  };
}

export function reasonsPage({ account, base }: PageInput): PageBody {
  const back = `${base}/configure/reasons`;
  const rows = Object.values(account.closeReasons).map(
    (reason) =>
      html`<tr>
        <td>${reason.name}</td>
        <td>${tag(isHireReason(reason) ? "hire" : "no hire", isHireReason(reason))}</td>
        <td class="actions">
          ${actionForm({
            call: "editCloseReason",
            back,
            hidden: { "closeReasonId:number": String(reason.id) },
            fields: [{ name: "name", label: "Name", value: reason.name, isRequired: true }],
            button: "Rename",
            look: "plain",
          })}
        </td>
      </tr>`,
  );
  return {
    title: "Close reasons",
    body: html`<p class="quiet">A name that begins with "Hire -" counts as a hire.</p>
      <div class="sheet">
        ${actionForm({
          call: "createCloseReason",
          back,
          hidden: { accountId: account.id },
          fields: [{ name: "name", label: "Name", isRequired: true }],
          button: "Create close reason",
        })}
      </div>
      ${table(["Reason", "Counts as", ""], rows, "No close reasons.")}`,
  };
}

export function structurePage({ account, base }: PageInput): PageBody {
  const back = `${base}/configure/structure`;
  const departments = Object.values(account.departments).map(
    ({ name, parentId, externalId }) =>
      html`<tr>
        <td>${name}</td>
        <td>${account.departments[parentId ?? ""]?.name ?? "–"}</td>
        <td class="code">${externalId ?? "–"}</td>
      </tr>`,
  );
  const offices = Object.values(account.offices).map(
    ({ name, location, externalId }) =>
      html`<tr>
        <td>${name}</td>
        <td>${location ?? "–"}</td>
        <td class="code">${externalId ?? "–"}</td>
      </tr>`,
  );
  const adding = (call: string, button: string, extra: { name: string; label: string }[]) =>
    actionForm({
      call,
      back,
      hidden: { accountId: account.id },
      fields: [
        { name: "name", label: "Name", isRequired: true },
        ...extra,
        { name: "externalId", label: "External id" },
      ],
      button,
      look: "plain",
    });
  return {
    title: "Departments and offices",
    body: html`<div class="columns">
      <div>
        <h2 style="margin-top:0">Departments</h2>
        ${table(["Name", "Parent", "External id"], departments, "No departments.")}
        ${adding("createDepartment", "Add department", [])}
      </div>
      <div>
        <h2 style="margin-top:0">Offices</h2>
        ${table(["Name", "Location", "External id"], offices, "No offices.")}
        ${adding("createOffice", "Add office", [{ name: "location", label: "Location" }])}
      </div>
    </div>`,
  };
}

function userForms(user: User, back: string): Html {
  const toggle = (name: string, isOn: boolean, on: string, off: string) =>
    actionForm({
      call: "editUser",
      back,
      hidden: { "userId:number": String(user.id), [`${name}:flag`]: String(!isOn) },
      button: isOn ? off : on,
      look: "plain",
    });
  return html`${toggle("isSiteAdmin", user.isSiteAdmin, "Make Site Admin", "Make Basic")}
  ${toggle("canSeePrivateCandidates", user.canSeePrivateCandidates, "Allow private", "Deny private")}
  ${toggle("isDeactivated", user.isDeactivated, "Deactivate", "Reactivate")}`;
}

export function usersPage({ account, base }: PageInput): PageBody {
  const back = `${base}/configure/users`;
  const rows = Object.values(account.users).map(
    (user) =>
      html`<tr>
        <td>${nameOf(user)}<br /><span class="code quiet">${user.id}</span></td>
        <td>${user.emails[0] ?? ""}</td>
        <td>
          ${tag(user.isSiteAdmin ? "Site Admin" : "Basic", user.isSiteAdmin)}
          ${user.canSeePrivateCandidates ? tag("private candidates", true) : ""}
          ${user.isServiceAccount ? tag("service account", true) : ""}
          ${user.isDeactivated ? tag("deactivated", false) : ""}
        </td>
        <td class="actions">${userForms(user, back)}</td>
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
            { name: "isSiteAdmin:flag", label: "Site Admin", options: yesOrNo },
          ],
          button: "Add user",
        })}
      </div>
      ${table(["User and id", "E-mail", "Rights", ""], rows, "No users.")}`,
  };
}

const behaviours = [
  ["hasJobApprovals", "Jobs need approval", "New jobs are drafts, and nobody is unhired on a closed job."],
  ["reopensOnUnhire", "Unhire opens the opening again", "Greenhouse does not say; both can be played."],
  ["closedJobsTakeOpenings", "A closed job takes new openings", "And opens again; otherwise the API answers 422."],
] as const;

export function settingsPage({ account, base }: PageInput): PageBody {
  const back = `${base}/configure/settings`;
  return {
    title: "Behaviour",
    body: html`${behaviours.map(([name, title, text]) => {
      const isOn = account.settings[name];
      return html`<div class="sheet">
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
    })}`,
  };
}
