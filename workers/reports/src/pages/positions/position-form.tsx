// The form that plans a position or changes a plan; the same in the drawer and on its own page.
import { CompensationInterval, EMPLOYMENT_TYPES } from "#shared/domain/position.ts";
import { Field, FormProblem, Select, type FormState } from "../../components/field.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { INTERVAL_WORDS } from "../../view-models/formats.ts";

export type PositionFormView = {
  readonly form: FormState;
  /** The position that is edited, or null for a new one. */
  readonly editing: { readonly id: string; readonly title: string } | null;
  readonly departments: readonly string[];
  readonly locations: readonly string[];
  readonly approvesAtOnce: boolean;
  /** Said when an edit of a synced plan will not reach the ATS by itself. */
  readonly isSynced: boolean;
};

export function PositionForm(props: { view: PositionFormView }) {
  const { form, editing } = props.view;
  const back = editing ? `/positions/${editing.id}` : "/positions";
  return (
    <>
      <PageHead
        title={editing ? "Edit position" : "Add position"}
        back={{ href: back, label: editing ? editing.title : "Positions" }}
      >
        {editing ? null : "One position is one seat. Plan it here; once approved, it can be opened in your ATS."}
      </PageHead>
      <form class="form" method="post" action={editing ? back : "/positions"} novalidate>
        <FormProblem form={form} />
        <Plan view={props.view} />
        <Band form={form} />
        <div class="form-foot">
          <Buttons view={props.view} />
          <a class="button quiet" href={back} data-close>
            Cancel
          </a>
        </div>
      </form>
    </>
  );
}

function Plan(props: { view: PositionFormView }) {
  const { form, departments, locations, isSynced } = props.view;
  const hint = isSynced
    ? "It is in your ATS already. In Greenhouse the changes are written after a preview; in Lever change it there as well."
    : undefined;
  return (
    <>
      <Field
        form={form}
        name="title"
        label="Title"
        {...(hint ? { hint } : {})}
        attributes={{ required: true, maxlength: 200 }}
      />
      <div class="form-pair">
        <Field form={form} name="department" label="Department" isOptional attributes={{ list: "departments" }} />
        <Field form={form} name="location" label="Location" isOptional attributes={{ list: "locations" }} />
      </div>
      <div class="form-pair">
        <Field
          form={form}
          name="employmentType"
          label="Employment type"
          isOptional
          attributes={{ list: "employment-types" }}
        />
        <Field form={form} name="targetStartOn" label="Target start" type="date" isOptional />
      </div>
      <div class="form-pair">
        <Field form={form} name="hiringManager" label="Hiring manager" isOptional />
        <Field form={form} name="recruiter" label="Recruiter" isOptional />
      </div>
      <Suggestions id="departments" values={departments} />
      <Suggestions id="locations" values={locations} />
      <Suggestions id="employment-types" values={EMPLOYMENT_TYPES} />
    </>
  );
}

function Band(props: { form: FormState }) {
  const { form } = props;
  return (
    <fieldset class="stack">
      <legend class="legend">
        Compensation band <span class="optional">optional</span>
      </legend>
      <div class="form-pair">
        <Field
          form={form}
          name="compensationMin"
          label="From"
          attributes={{ inputmode: "numeric", placeholder: "120,000" }}
        />
        <Field
          form={form}
          name="compensationMax"
          label="To"
          attributes={{ inputmode: "numeric", placeholder: "150,000" }}
        />
      </div>
      <div class="form-pair">
        <Field
          form={form}
          name="compensationCurrency"
          label="Currency"
          attributes={{ maxlength: 3, placeholder: "USD" }}
        />
        <Select
          form={form}
          name="compensationInterval"
          label="Paid"
          choices={CompensationInterval.options.map((value) => ({ value, label: INTERVAL_WORDS[value] }))}
        />
      </div>
    </fieldset>
  );
}

function Suggestions(props: { id: string; values: readonly string[] }) {
  return (
    <datalist id={props.id}>
      {props.values.map((value) => (
        <option value={value}></option>
      ))}
    </datalist>
  );
}

function Buttons(props: { view: PositionFormView }) {
  if (props.view.editing) return <button class="button primary">Save changes</button>;
  if (props.view.approvesAtOnce) return <button class="button primary">Add position</button>;
  return (
    <>
      <button class="button primary" name="startAs" value="requested">
        Request approval
      </button>
      <button class="button" name="startAs" value="draft">
        Save as draft
      </button>
    </>
  );
}
