// The list of our words on the mapping screen: which department, office or person of Greenhouse each one means.
import type { ValueKind } from "#shared/domain/greenhouse/catalogue.ts";
import { labelOf } from "#shared/domain/greenhouse/choose-entry.ts";
import { Empty } from "../../components/empty.tsx";
import { ErrorWords, type FormState } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import type { WordRow } from "../../view-models/mapping-rows.ts";

export type WordListView = {
  readonly kind: ValueKind;
  readonly rows: readonly WordRow[];
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly form: FormState;
  readonly mayChange: boolean;
};

const MAX_OPTIONS = 100; // a longer list is typed into, with the browser's own suggestions
const MAX_SUGGESTED = 1_000;

export const WORD_NAMES: Record<ValueKind, { readonly ours: string; readonly theirs: string }> = {
  department: { ours: "departments", theirs: "department" },
  office: { ours: "locations", theirs: "office" },
  hiring_manager: { ours: "hiring managers", theirs: "user" },
  recruiter: { ours: "recruiters", theirs: "user" },
};

export function WordList(props: { view: WordListView }) {
  const { kind, rows, choices, form, mayChange } = props.view;
  const { ours, theirs } = WORD_NAMES[kind];
  if (rows.length === 0)
    return (
      <Empty icon="match" title={`No ${ours} yet`}>
        The {ours} that your positions name show here, so that you can say which {theirs} of Greenhouse each one is.
      </Empty>
    );
  const isLong = choices.length > MAX_OPTIONS;
  return (
    <>
      <ul class="mapping">
        {rows.map((row, index) => (
          <li>
            <div class="mapping-about">
              <strong>{row.word}</strong>
            </div>
            <div class="mapping-source">
              <input type="hidden" name={`word.${index}`} value={row.word} />
              <Entry view={props.view} row={row} index={index} isLong={isLong} />
              {row.suggestion !== null && mayChange ? (
                <div class="row small">
                  <span class="soft">Suggested: {row.suggestion.name}</span>
                  <button
                    class="button small"
                    name="accept"
                    value={String(index)}
                    aria-label={`Use ${row.suggestion.name} for ${row.word}`}
                  >
                    <Icon name="check" /> Use it
                  </button>
                </div>
              ) : null}
              {form.errors[`entry.${index}`] ? (
                <ErrorWords id={`f-entry.${index}-error`}>{form.errors[`entry.${index}`]}</ErrorWords>
              ) : row.problem !== null && row.suggestion === null ? (
                <p class={row.mapping === null ? "mapping-note" : "mapping-note bad"}>
                  <Icon name="warning" size={14} />
                  <span>{row.problem}</span>
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {isLong ? (
        <datalist id="entries">
          {choices.slice(0, MAX_SUGGESTED).map(({ label }) => (
            <option value={label}></option>
          ))}
        </datalist>
      ) : null}
    </>
  );
}

function Entry(props: { view: WordListView; row: WordRow; index: number; isLong: boolean }) {
  const { row, index, view, isLong } = props;
  const { theirs } = WORD_NAMES[view.kind];
  const name = `entry.${index}`;
  const shared = {
    class: "input",
    id: `f-${name}`,
    name,
    "aria-label": `The ${theirs} that ${row.word} means`,
    disabled: !view.mayChange,
    ...(view.form.errors[name] === undefined ? {} : { "aria-invalid": "true" as const }),
  };
  const byItself = row.byName === null ? "Nothing" : `${labelOf(row.byName, [])} – by its name`;
  if (isLong)
    return (
      <input
        {...shared}
        value={view.form.values[name] ?? ""}
        list="entries"
        autocomplete="off"
        placeholder={byItself}
      />
    );
  const chosen = view.form.values[name] ?? "";
  return (
    <select {...shared}>
      <option value="">{byItself}</option>
      {view.choices.map(({ id, label }) => (
        <option value={label} selected={row.mapped?.providerId === id || label === chosen}>
          {label}
        </option>
      ))}
    </select>
  );
}
