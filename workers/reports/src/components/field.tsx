// A form field: label, hint, the value that was typed, and what is wrong with it and how to mend it.
import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

/** What was typed and what is wrong, by field name; "" holds what is wrong with the form as a whole. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
};

export const BLANK_FORM: FormState = { values: {}, errors: {} };

type FieldProps = {
  form: FormState;
  name: string;
  label: string;
  hint?: Child;
  isOptional?: boolean;
};

type Attributes = Record<string, string | number | boolean | undefined>;

/** Text, number, date or e-mail; `attributes` go to the input. */
export function Field(props: FieldProps & { type?: string; attributes?: Attributes; class?: string }) {
  const { form, name } = props;
  return (
    <Labelled {...props}>
      <input
        class={`input ${props.class ?? ""}`.trim()}
        type={props.type ?? "text"}
        value={form.values[name] ?? ""}
        {...controlAttributes(props)}
        {...props.attributes}
      />
    </Labelled>
  );
}

export function TextArea(props: FieldProps & { attributes?: Attributes; class?: string }) {
  return (
    <Labelled {...props}>
      <textarea class={`input ${props.class ?? ""}`.trim()} {...controlAttributes(props)} {...props.attributes}>
        {props.form.values[props.name] ?? ""}
      </textarea>
    </Labelled>
  );
}

export function Select(
  props: FieldProps & { choices: readonly { value: string; label: string }[]; attributes?: Attributes },
) {
  const value = props.form.values[props.name] ?? "";
  return (
    <Labelled {...props}>
      <select class="input" {...controlAttributes(props)} {...props.attributes}>
        {props.choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A yes or no with a sentence of what it means. */
export function Choice(props: { form: FormState; name: string; label: string; hint?: Child; isDisabled?: boolean }) {
  const id = `f-${props.name}`;
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        name={props.name}
        value="yes"
        checked={props.form.values[props.name] === "yes"}
        disabled={props.isDisabled ?? false}
        {...(props.hint ? { "aria-describedby": `${id}-hint` } : {})}
      />
      <label for={id}>{props.label}</label>
      {props.hint ? (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      ) : null}
    </div>
  );
}

/** What is wrong with the form as a whole, above its fields. `hasSecret`: a secret that was typed is not sent back. */
export function FormProblem(props: { form: FormState; hasSecret?: boolean }) {
  const count = Object.keys(props.form.errors).filter((name) => name !== "").length;
  const words = props.form.errors[""] ?? (count > 0 ? fieldsToMend(count, props.hasSecret ?? false) : null);
  if (words === null) return null;
  return (
    <div class="notice bad" role="alert">
      <Icon name="warning" class="tone-bad" />
      <div>{words}</div>
    </div>
  );
}

function fieldsToMend(count: number, hasSecret: boolean): string {
  const kept = hasSecret ? "What is secret is not kept here: paste it again." : "What you typed is kept.";
  return count === 1 ? `One field needs another look. ${kept}` : `${count} fields need another look. ${kept}`;
}

/** What is wrong with a field and how to mend it. */
export function ErrorWords(props: { id: string; children: Child }) {
  return (
    <span class="error" id={props.id}>
      <Icon name="warning" size={14} />
      {props.children}
    </span>
  );
}

/** A field around a control of one's own, whose id is `f-` and the name; `isGroup` when it is several controls. */
export function FieldFrame(props: FieldProps & { children: Child; isGroup?: boolean }) {
  return <Labelled {...props} />;
}

function Labelled(props: FieldProps & { children: Child; isGroup?: boolean }) {
  const id = `f-${props.name}`;
  const error = props.form.errors[props.name];
  return (
    <div class="field">
      {props.isGroup ? (
        <span class="legend">
          {props.label} {props.isOptional ? <span class="optional">optional</span> : null}
        </span>
      ) : (
        <label for={id}>
          {props.label} {props.isOptional ? <span class="optional">optional</span> : null}
        </label>
      )}
      {props.children}
      {error ? <ErrorWords id={`${id}-error`}>{error}</ErrorWords> : null}
      {props.hint ? (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      ) : null}
    </div>
  );
}

function controlAttributes(props: FieldProps): Attributes {
  const id = `f-${props.name}`;
  const hasError = props.form.errors[props.name] !== undefined;
  const describedBy = [hasError ? `${id}-error` : "", props.hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  return {
    id,
    name: props.name,
    ...(hasError ? { "aria-invalid": "true" } : {}),
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
  };
}
