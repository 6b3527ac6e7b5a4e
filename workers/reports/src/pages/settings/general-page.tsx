// Settings > General: how the company approves, what is written to the ATS, and how dates and money read.
import { Choice, Field, FormProblem, Select, type FormState } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHead, Section } from "../../components/page-head.tsx";
import { LOCALES } from "../../view-models/settings-form.ts";

export type GeneralView = {
  readonly form: FormState;
  readonly mayAdminister: boolean;
  /** The code that the next position gets, under the prefix as it is saved. */
  readonly nextCode: string;
  readonly timeZones: readonly string[];
};

export function GeneralPage(props: { view: GeneralView }) {
  const { view } = props;
  return (
    <>
      <PageHead title="General">
        How positions are approved, what is written to your ATS, and how dates and money read.
      </PageHead>
      {view.mayAdminister ? null : <Notice tone="info">Only owners and admins change these. You can look.</Notice>}
      <form class="form" method="post" action="/settings/general" novalidate>
        <fieldset class="form" disabled={!view.mayAdminister}>
          <FormProblem form={view.form} />
          <Company view={view} />
          <Approval form={view.form} />
          <Reading view={view} />
          <div class="form-foot">
            <button class="button primary">Save settings</button>
          </div>
        </fieldset>
      </form>
    </>
  );
}

function Company(props: { view: GeneralView }) {
  const { form, nextCode } = props.view;
  return (
    <Section title="Company">
      <div class="form-pair">
        <Field form={form} name="name" label="Company name" attributes={{ maxlength: 200 }} />
        <Field
          form={form}
          name="codePrefix"
          label="Prefix of requisition codes"
          class="mono"
          hint={`The next position becomes ${nextCode}. A new prefix holds for new codes only; numbers go on.`}
          attributes={{ maxlength: 20 }}
        />
      </div>
    </Section>
  );
}

function Approval(props: { form: FormState }) {
  return (
    <Section title="Planning and syncing">
      <Choice
        form={props.form}
        name="approvesAtOnce"
        label="Approve positions at once"
        hint="Whoever plans a position approves it by adding it. Off: someone approves it or sends it back first."
      />
      <Choice
        form={props.form}
        name="writesCompensation"
        label="Write the compensation band to the ATS"
        hint="Off: the band stays in Rolecall and is left out of the requisition."
      />
    </Section>
  );
}

function Reading(props: { view: GeneralView }) {
  const { form, timeZones } = props.view;
  const held = form.values["locale"] ?? "";
  const isListed = LOCALES.some((locale) => locale.value === held);
  return (
    <Section title="Dates and money">
      <div class="form-pair">
        <Select
          form={form}
          name="locale"
          label="Language and region of formats"
          choices={isListed ? LOCALES : [{ value: held, label: held }, ...LOCALES]}
        />
        <Field
          form={form}
          name="currency"
          label="Currency"
          hint="For new compensation bands."
          attributes={{ maxlength: 3 }}
        />
      </div>
      <Field form={form} name="timeZone" label="Time zone" attributes={{ list: "time-zones" }} />
      <datalist id="time-zones">
        {timeZones.map((zone) => (
          <option value={zone}></option>
        ))}
      </datalist>
    </Section>
  );
}
