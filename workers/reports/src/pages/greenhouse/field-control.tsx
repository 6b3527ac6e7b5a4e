// The control for one custom field of Greenhouse, by its type: what a person types, chooses or ticks, with its problem and hints.
import type { Child } from "hono/jsx";
import type { FieldDefinition } from "#shared/domain/greenhouse/catalogue.ts";
import { typeName } from "#shared/domain/greenhouse/mapping-check.ts";
import { FieldFrame, type FormState } from "../../components/field.tsx";
import { linesOf } from "../../view-models/greenhouse-values.ts";

/** The id of the list of users that `UserList` puts on the page. */
export const USERS = "greenhouse-users";

export type ControlProps = {
  readonly field: Pick<FieldDefinition, "valueType" | "options">;
  /** The name of the form's field; money and ranges add `.amount`, `.min`, `.max`, `.currency`. */
  readonly name: string;
  readonly label: string;
  readonly form: FormState;
};

/** The control with label, key, hints and what is wrong. */
export function CustomField(props: { field: FieldDefinition; form: FormState; hint?: Child }) {
  const { field, form } = props;
  const name = `${field.on}.${field.key}`;
  const notes = [
    field.isApiOnly ? "Only an integration can change it in Greenhouse." : "",
    field.needsApproval ? "A change waits for an approval in Greenhouse." : "",
  ].filter(Boolean);
  const hint = props.hint || notes.length > 0 ? [props.hint, notes.length > 0 ? ` ${notes.join(" ")}` : ""] : undefined;
  const isGroup = field.valueType === "multi_select";
  return (
    <FieldFrame
      form={form}
      name={name}
      label={field.name}
      isOptional={!field.isRequired}
      isGroup={isGroup || hasParts(field.valueType)}
      {...(hint ? { hint } : {})}
    >
      <Control field={field} name={name} label={field.name} form={form} />
    </FieldFrame>
  );
}

export function hasParts(valueType: string): boolean {
  return valueType === "currency" || valueType === "currency_range" || valueType === "number_range";
}

/** The bare control, named by `label` for those who do not see where it stands. */
export function Control(props: ControlProps) {
  const { field, form, name, label } = props;
  const typed = form.values[name] ?? "";
  const isWrong = form.errors[name] !== undefined ? { "aria-invalid": "true" as const } : {};
  const common = { id: `f-${name}`, name, "aria-label": label, ...isWrong };
  switch (field.valueType) {
    case "long_text":
      return (
        <textarea class="input" {...common} maxlength={10_000}>
          {typed}
        </textarea>
      );
    case "yes_no":
      return <Options {...props} names={["yes", "no"]} shown={{ yes: "Yes", no: "No" }} />;
    case "single_select":
      return <Options {...props} names={field.options.map((option) => option.name)} shown={{}} />;
    case "multi_select":
      return <Boxes {...props} />;
    case "currency":
      return <Parts {...props} parts={[AMOUNT, CURRENCY]} />;
    case "currency_range":
      return <Parts {...props} parts={[FROM, TO, CURRENCY]} />;
    case "number_range":
      return <Parts {...props} parts={[FROM, TO]} />;
    case "user":
      return (
        <input class="input" {...common} value={typed} list={USERS} autocomplete="off" placeholder="Name or e-mail" />
      );
    case "date":
      return <input class="input" type="date" {...common} value={typed} />;
    case "number":
      return <input class="input" inputmode="decimal" {...common} value={typed} />;
    case "url":
      return <input class="input" inputmode="url" {...common} value={typed} placeholder="https://" />;
    default:
      return <input class="input" {...common} value={typed} maxlength={255} />;
  }
}

function Options(props: ControlProps & { names: readonly string[]; shown: Readonly<Record<string, string>> }) {
  const { form, name, label, names, shown } = props;
  const typed = form.values[name] ?? "";
  const isUnknown = typed !== "" && !names.includes(typed);
  return (
    <select
      class="input"
      id={`f-${name}`}
      name={name}
      aria-label={label}
      {...(form.errors[name] === undefined ? {} : { "aria-invalid": "true" })}
    >
      <option value="">–</option>
      {isUnknown ? (
        <option value={typed} selected>
          {typed} (no option in Greenhouse)
        </option>
      ) : null}
      {names.map((one) => (
        <option value={one} selected={one === typed}>
          {shown[one] ?? one}
        </option>
      ))}
    </select>
  );
}

/** What was ticked and is no option any more stays ticked, so that it is seen and can be taken away. */
function Boxes(props: ControlProps) {
  const { field, form, name, label } = props;
  const ticked = linesOf(form.values[name]);
  const names = field.options.map((option) => option.name);
  const gone = ticked.filter((one) => !names.includes(one));
  return (
    <div class="boxes" role="group" aria-label={label} id={`f-${name}`} tabindex={-1}>
      {[...names, ...gone].map((one) => (
        <label class="row small">
          <input
            type="checkbox"
            name={name}
            value={one}
            checked={ticked.includes(one)}
            aria-label={`${label}: ${one}`}
          />
          {gone.includes(one) ? `${one} (no option in Greenhouse)` : one}
        </label>
      ))}
    </div>
  );
}

type Part = { readonly part: string; readonly words: string; readonly attributes: Readonly<Record<string, string>> };
const NUMERIC = { inputmode: "decimal" } as const;
const AMOUNT: Part = { part: "amount", words: "Amount", attributes: NUMERIC };
const FROM: Part = { part: "min", words: "From", attributes: { ...NUMERIC, placeholder: "From" } };
const TO: Part = { part: "max", words: "To", attributes: { ...NUMERIC, placeholder: "To" } };
const CURRENCY: Part = { part: "currency", words: "Currency", attributes: { maxlength: "3", size: "4" } };

function Parts(props: ControlProps & { parts: readonly Part[] }) {
  const { form, name, label } = props;
  const isWrong = form.errors[name] !== undefined;
  return (
    <div class="parts" role="group" aria-label={label} id={`f-${name}`} tabindex={-1}>
      {props.parts.map(({ part, words, attributes }) => (
        <input
          class={part === "currency" ? "input mono currency" : "input"}
          id={`f-${name}.${part}`}
          name={`${name}.${part}`}
          value={form.values[`${name}.${part}`] ?? ""}
          aria-label={`${label}: ${words}`}
          {...(isWrong ? { "aria-invalid": "true" } : {})}
          {...attributes}
        />
      ))}
    </div>
  );
}

/** The type as it is shown beside a field. */
export function TypeWords(props: { field: FieldDefinition }) {
  const { field } = props;
  const count = field.options.length;
  const isList = field.valueType === "single_select" || field.valueType === "multi_select";
  return (
    <span title={field.valueType}>
      {typeName(field.valueType)}
      {isList ? `, ${count} ${count === 1 ? "option" : "options"}` : ""}
    </span>
  );
}
