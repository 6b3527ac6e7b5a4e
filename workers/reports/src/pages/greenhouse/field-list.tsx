// The list of Greenhouse's custom fields on the mapping screen: what each is, and what fills it.
import { SOURCE_NAMES, sourcesFor } from "#shared/domain/greenhouse/field-sources.ts";
import { Code } from "../../components/code.tsx";
import { ErrorWords, type FormState } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import { rowName } from "../../view-models/mapping-form.ts";
import type { FieldRow } from "../../view-models/mapping-rows.ts";
import { Control, TypeWords } from "./field-control.tsx";

export function FieldList(props: { rows: readonly FieldRow[]; form: FormState; mayChange: boolean }) {
  return (
    <ul class="mapping">
      {props.rows.map((row) => (
        <li id={`row-${rowName(row.field)}`}>
          <About row={row} />
          <Source row={row} form={props.form} mayChange={props.mayChange} />
        </li>
      ))}
    </ul>
  );
}

const SHOWN_OPTIONS = 4;

function About(props: { row: FieldRow }) {
  const { field } = props.row;
  const names = field.options.map((option) => option.name);
  const rest = names.slice(SHOWN_OPTIONS);
  return (
    <div class="mapping-about">
      <div class="row">
        <strong>{field.name}</strong>
        {field.isRequired ? <span class="tag wait">required</span> : null}
        {field.needsApproval ? <span class="tag">needs approval</span> : null}
        {field.isApiOnly ? <span class="tag">API only</span> : null}
      </div>
      <div class="row small soft">
        <TypeWords field={field} />
        <Code text={field.key} />
      </div>
      {names.length === 0 ? null : (
        <div class="note">
          {names.slice(0, SHOWN_OPTIONS).join(" · ")}
          {rest.length === 0 ? null : (
            <details>
              <summary>{rest.length} more</summary>
              {rest.join(" · ")}
            </details>
          )}
        </div>
      )}
    </div>
  );
}

function Source(props: { row: FieldRow; form: FormState; mayChange: boolean }) {
  const { row, form, mayChange } = props;
  const { field, suggestion, problem } = row;
  const name = rowName(field);
  const sources = sourcesFor(field.valueType);
  if (sources.length === 0)
    return <p class="small soft">Greenhouse does not let integrations write this type. Fill it in there.</p>;
  const chosen = form.values[`source.${name}`] ?? "";
  const error = form.errors[`source.${name}`] ?? form.errors[`value.${name}`];
  const isShownProblem = problem !== null && (problem.reason !== "required_unmapped" || suggestion === null);
  return (
    <div class="mapping-source">
      <input type="hidden" name="row" value={name} />
      <select
        class="input"
        id={`f-source.${name}`}
        name={`source.${name}`}
        aria-label={`What fills ${field.name}`}
        disabled={!mayChange}
      >
        <option value="">{field.isRequired ? "Nothing – asked at every sync" : "Nothing"}</option>
        {sources.map((source) => (
          <option value={source} selected={source === chosen}>
            {SOURCE_NAMES[source]}
          </option>
        ))}
      </select>
      <div class="mapping-constant">
        <Control field={field} name={`value.${name}`} label={`The value that ${field.name} always gets`} form={form} />
      </div>
      {suggestion !== null && mayChange ? (
        <div class="row small">
          <span class="soft">Suggested: {SOURCE_NAMES[suggestion]}</span>
          <button
            class="button small"
            name="accept"
            value={name}
            aria-label={`Use ${SOURCE_NAMES[suggestion]} for ${field.name}`}
          >
            <Icon name="check" /> Use it
          </button>
        </div>
      ) : null}
      {error ? <ErrorWords id={`f-source.${name}-error`}>{error}</ErrorWords> : null}
      {isShownProblem && !error ? (
        <p class={problem.reason === "required_unmapped" ? "mapping-note" : "mapping-note bad"}>
          <Icon name="warning" size={14} />
          <span>{problem.message}</span>
        </p>
      ) : null}
    </div>
  );
}
