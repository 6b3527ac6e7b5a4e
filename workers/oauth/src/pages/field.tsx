// A form field of the oauth Worker's pages: label, hint, what was typed, and what is wrong with it.
import type { Child } from "hono/jsx";
import { Notice } from "./layout.tsx";

/** What was typed, without secrets, and what is wrong, by field; "" is the form as a whole. */
export type TypedForm = {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
};

type Props = {
  form: TypedForm;
  name: string;
  label: string;
  type?: string;
  hint?: Child;
  isOptional?: boolean;
  class?: string;
  attributes?: Record<string, string | number | boolean>;
};

export function Field(props: Props) {
  const { form, name } = props;
  const id = `f-${name}`;
  const error = form.errors[name];
  const describedBy = [error ? `${id}-error` : "", props.hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>
        {props.label} {props.isOptional ? <span class="optional">optional</span> : null}
      </label>
      <input
        class={`input ${props.class ?? ""}`.trim()}
        type={props.type ?? "text"}
        id={id}
        name={name}
        value={form.values[name] ?? ""}
        {...(error ? { "aria-invalid": "true" } : {})}
        {...(describedBy ? { "aria-describedby": describedBy } : {})}
        {...props.attributes}
      />
      {error ? (
        <span class="error" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
      {props.hint ? (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      ) : null}
    </div>
  );
}

/** What is wrong with the form as a whole, above its fields. */
export function FormProblem(props: { form: TypedForm }) {
  const { errors } = props.form;
  const count = Object.keys(errors).length;
  if (count === 0) return null;
  return (
    <Notice tone="bad">
      <p>{errors[""] ?? (count === 1 ? "One field needs another look." : `${count} fields need another look.`)}</p>
    </Notice>
  );
}
