// The mapping screen: for each field its sources in order, and what they make of the newest five hires.
import { FIELD_WORDS, MappedField, SOURCES_AT_MOST } from "#shared/domain/hris/mapping.ts";
import type { MappedHire } from "#shared/domain/hris/map-hire.ts";
import { Empty } from "../../components/empty.tsx";
import { FormProblem, type FormState } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import { PageHead, Section } from "../../components/page-head.tsx";
import { Table, type Column } from "../../components/table.tsx";
import type { ChoiceGroup } from "../../view-models/import-mapping-form.ts";

export type MappingView = {
  readonly connectionId: string;
  readonly form: FormState;
  readonly choices: readonly ChoiceGroup[];
  readonly preview: readonly { readonly name: string; readonly mapped: MappedHire }[];
};

export function MappingPage(props: { view: MappingView }) {
  const { view } = props;
  const to = `/settings/integrations/${view.connectionId}/import/mapping`;
  return (
    <>
      <PageHead
        title="Fields of the import"
        back={{ href: `/settings/integrations/${view.connectionId}/import`, label: "HRIS import" }}
      >
        Which source fills which field. The first source that has a value counts. Fields that somebody has edited in
        Rolecall are kept as they are.
      </PageHead>
      <form class="form wide" method="post" action={to} novalidate>
        <FormProblem form={view.form} />
        <div class="import-fields">
          {MappedField.options.map((field) => (
            <FieldSources field={field} view={view} />
          ))}
        </div>
        <div class="form-foot">
          <button class="button primary" name="do" value="save">
            Save
          </button>
          <button class="button" name="do" value="preview" formaction={`${to}#preview`}>
            Preview
          </button>
          <span class="note">
            Saved sources are used from the next import on. Import everybody applies them to those who are here.
          </span>
        </div>
      </form>
      <Section title="On the newest hires" id="preview">
        {view.preview.length === 0 ? (
          <Empty icon="people" title="Nobody to try it on yet">
            After the first import the newest five hires show here what your choices make of them.
          </Empty>
        ) : (
          <div class="mapping-preview">
            <Table caption="What the sources make of the newest hires" columns={columnsFor(view)} rows={ROWS} />
          </div>
        )}
      </Section>
    </>
  );
}

function FieldSources(props: { field: MappedField; view: MappingView }) {
  const { field, view } = props;
  const { values, errors } = view.form;
  const others = Array.from({ length: SOURCES_AT_MOST - 1 }, (_, at) => at + 1);
  const hasOthers = others.some((at) => (values[`${field}-${at}`] ?? "") !== "");
  const text = `${field}-text`;
  const error = errors[text] ?? errors[`${field}-0`];
  return (
    <fieldset class="mapping-field">
      <legend>{FIELD_WORDS[field]}</legend>
      <SourceSelect field={field} at={0} view={view} label="Source" />
      <details open={hasOthers}>
        <summary>If it is empty</summary>
        {others.map((at) => (
          <SourceSelect field={field} at={at} view={view} label={`Else, ${at}`} />
        ))}
      </details>
      <div class="field">
        <label for={`f-${text}`}>Fixed text</label>
        <input
          class="input"
          id={`f-${text}`}
          name={text}
          value={values[text] ?? ""}
          maxlength={300}
          {...(error ? { "aria-invalid": "true", "aria-describedby": `f-${text}-error` } : {})}
        />
        {error ? (
          <span class="error" id={`f-${text}-error`}>
            <Icon name="warning" size={14} />
            {error}
          </span>
        ) : null}
      </div>
    </fieldset>
  );
}

function SourceSelect(props: { field: MappedField; at: number; view: MappingView; label: string }) {
  const { field, at, view, label } = props;
  const name = `${field}-${at}`;
  const chosen = view.form.values[name] ?? "";
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      <select class="input" id={`f-${name}`} name={name}>
        <option value="">{at === 0 ? "Leave empty" : "Nothing more"}</option>
        {view.choices.map((group) => (
          <optgroup label={group.label}>
            {group.choices.map((choice) => (
              <option value={choice.value} selected={choice.value === chosen}>
                {choice.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

const ROWS = MappedField.options.map((field) => ({ id: `preview-${field}`, field }));

function columnsFor(view: MappingView): Column<(typeof ROWS)[number]>[] {
  return [
    { label: "Field", kind: "title", cell: (row) => FIELD_WORDS[row.field] },
    ...view.preview.map(({ name, mapped }) => ({
      label: name,
      cell: (row: (typeof ROWS)[number]) => mapped.facts[row.field] ?? <span class="none">empty</span>,
    })),
  ];
}
