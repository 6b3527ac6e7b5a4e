// Forms that end in a control call: names carry a type after a colon, and every form knows where to go back to.
import { html } from "hono/html";
import type { Html } from "./layout.ts";

/** `name` as in the control call; `name:number`, `name:flag` and `name:list` are read as such. */
export interface Field {
  name: string;
  label: string;
  value?: string | undefined;
  placeholder?: string | undefined;
  isRequired?: boolean | undefined;
  type?: "text" | "number" | "url" | "email" | undefined;
  options?: readonly (readonly [value: string, text: string])[] | undefined;
}

export function fieldOf(field: Field): Html {
  if (field.options) {
    return html`<label
      >${field.label}
      <select name="${field.name}">
        ${field.options.map(
          ([value, text]) => html`<option value="${value}" ${value === field.value ? "selected" : ""}>${text}</option>`,
        )}
      </select></label
    >`;
  }
  return html`<label
    >${field.label}
    <input
      name="${field.name}"
      type="${field.type ?? "text"}"
      value="${field.value ?? ""}"
      placeholder="${field.placeholder ?? ""}"
      ${field.isRequired === true ? "required" : ""}
  /></label>`;
}

export interface ActionForm {
  /** Name of the control call. */
  call: string;
  /** Path to return to. */
  back: string;
  hidden?: Record<string, string> | undefined;
  fields?: readonly Field[] | undefined;
  extra?: Html | undefined;
  button: string;
  look?: "plain" | "danger" | undefined;
  /** Shown once in a question before it is sent. */
  question?: string | undefined;
}

export function actionForm(form: ActionForm): Html {
  const asks = form.question === undefined ? "" : `return confirm(${JSON.stringify(form.question)})`;
  return html`<form method="post" action="/act/${form.call}" class="fields" onsubmit="${asks}">
    <input type="hidden" name="_back" value="${form.back}" />
    ${Object.entries(form.hidden ?? {}).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    ${(form.fields ?? []).map(fieldOf)} ${form.extra ?? ""}
    <button class="${form.look ?? ""}">${form.button}</button>
  </form>`;
}

export interface Column {
  title: string;
  className?: string | undefined;
}

/** @param empty what to say when there are no rows. */
export function table(columns: readonly (string | Column)[], rows: readonly Html[], empty: string): Html {
  if (rows.length === 0) return html`<div class="scroll"><p class="empty">${empty}</p></div>`;
  const head = columns.map((column) =>
    typeof column === "string"
      ? html`<th>${column}</th>`
      : html`<th class="${column.className ?? ""}">${column.title}</th>`,
  );
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

export const tag = (text: string, isOn: boolean): Html => html`<span class="tag ${isOn ? "on" : "off"}">${text}</span>`;

/** A time as people read it, in UTC. */
export const timeOf = (at: number | null): string =>
  at === null ? "–" : new Date(at).toISOString().replace("T", " ").slice(0, 16);
