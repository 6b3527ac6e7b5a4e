// The forms of a role: activating a posting, writing one by hand, and changing one.
import type { RoleRecruiter } from "#shared/db/role-parts.ts";
import { WorkplaceType } from "#shared/domain/marketplace/posting.ts";
import { CompensationInterval } from "#shared/domain/position.ts";
import { Choice, Field, FormProblem, Select, TextArea, type FormState } from "../../components/field.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { INTERVAL_WORDS } from "../../view-models/formats.ts";
import { WORKPLACE_WORDS } from "../../view-models/role-words.ts";

export type RoleFormView = {
  readonly title: string;
  readonly intro: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly action: string;
  readonly form: FormState;
  /** Hidden values, such as the chosen posting. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Whether the facts are written here; those of a linked role come from its posting. */
  readonly hasFacts: boolean;
  readonly isConfidential: boolean;
  readonly recruiters: readonly RoleRecruiter[];
  readonly chosen: readonly string[];
  /** A new role is opened at once or kept as a draft; a change is saved. */
  readonly isNew: boolean;
};

export function RoleForm(props: { view: RoleFormView }) {
  const { view } = props;
  const { form } = view;
  return (
    <>
      <PageHead title={view.title} back={view.back}>
        {view.intro}
      </PageHead>
      <form class="form" method="post" action={view.action} novalidate>
        <FormProblem form={form} />
        {Object.entries(view.hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {view.hasFacts ? <Facts form={form} /> : null}
        <Terms view={view} />
        <Recruiters view={view} />
        <div class="form-foot">
          {view.isNew ? (
            <>
              <button class="button primary" name="status" value="open">
                {view.hasFacts ? "Open the role" : "Activate role"}
              </button>
              <button class="button" name="status" value="draft">
                Save as draft
              </button>
            </>
          ) : (
            <button class="button primary">Save changes</button>
          )}
          <a class="button quiet" href={view.back.href}>
            Cancel
          </a>
        </div>
      </form>
    </>
  );
}

function Facts(props: { form: FormState }) {
  const { form } = props;
  return (
    <>
      <Field form={form} name="title" label="Title" attributes={{ required: true, maxlength: 200 }} />
      <div class="form-pair">
        <Field form={form} name="department" label="Department" isOptional />
        <Field form={form} name="team" label="Team" isOptional />
      </div>
      <div class="form-pair">
        <Field form={form} name="location" label="Location" isOptional />
        <Select
          form={form}
          name="workplaceType"
          label="Workplace"
          choices={[
            { value: "", label: "Not said" },
            ...WorkplaceType.options.map((value) => ({ value, label: WORKPLACE_WORDS[value] })),
          ]}
        />
      </div>
      <div class="form-pair">
        <Field form={form} name="commitment" label="Work type" isOptional attributes={{ placeholder: "Full-time" }} />
        <Field form={form} name="hiringManager" label="Hiring manager" isOptional />
      </div>
      <TextArea
        form={form}
        name="description"
        label="Description"
        isOptional
        hint="Plain text. An empty line begins a new paragraph."
        attributes={{ rows: 8, maxlength: 50_000 }}
      />
      <div class="form-pair">
        <Field form={form} name="salaryMin" label="Salary from" isOptional attributes={{ inputmode: "numeric" }} />
        <Field form={form} name="salaryMax" label="Salary to" isOptional attributes={{ inputmode: "numeric" }} />
      </div>
      <div class="form-pair">
        <Field form={form} name="salaryCurrency" label="Salary currency" attributes={{ maxlength: 3 }} />
        <Select
          form={form}
          name="salaryInterval"
          label="Paid"
          choices={CompensationInterval.options.map((value) => ({ value, label: INTERVAL_WORDS[value] }))}
        />
      </div>
      <Choice
        form={form}
        name="isConfidential"
        label="Confidential"
        hint="Recruiters do not see it unless you say so below."
      />
    </>
  );
}

function Terms(props: { view: RoleFormView }) {
  const { form, isConfidential, hasFacts } = props.view;
  return (
    <>
      <fieldset class="stack">
        <legend class="legend">Fee for a hire</legend>
        <Select
          form={form}
          name="feeKind"
          label="You pay"
          choices={[
            { value: "percent", label: "A share of the first year’s salary" },
            { value: "flat", label: "A fixed amount" },
          ]}
        />
        <div class="form-pair">
          <Field
            form={form}
            name="feePercent"
            label="Share in percent"
            hint="When you pay a share."
            attributes={{ inputmode: "decimal", placeholder: "20" }}
          />
          <Field
            form={form}
            name="feeAmount"
            label="Fixed amount"
            hint="When you pay an amount."
            attributes={{ inputmode: "numeric", placeholder: "15,000" }}
          />
        </div>
        <Field form={form} name="feeCurrency" label="Currency of the amount" attributes={{ maxlength: 3 }} />
      </fieldset>
      <Field
        form={form}
        name="hiresWanted"
        label="Number of hires"
        type="number"
        attributes={{ min: 1, max: 1000, required: true }}
      />
      <TextArea
        form={form}
        name="notesToRecruiters"
        label="Notes to recruiters"
        isOptional
        hint="Every recruiter of this role reads them."
        attributes={{ rows: 5, maxlength: 10_000 }}
      />
      <Choice form={form} name="showsSalary" label="Recruiters see the salary range" />
      {isConfidential || hasFacts ? (
        <Choice
          form={form}
          name="showsConfidential"
          label="Recruiters see this role although it is confidential"
          hint="Without this, nobody outside your company sees it."
        />
      ) : null}
    </>
  );
}

function Recruiters(props: { view: RoleFormView }) {
  const { recruiters, chosen } = props.view;
  if (recruiters.length === 0)
    return (
      <p class="soft">
        Nobody recruits for you yet. <a href="/recruiters">Invite recruiters</a>, then give them this role.
      </p>
    );
  return (
    <fieldset class="choices">
      <legend>Recruiters who work on it</legend>
      {recruiters.map((recruiter) => (
        <div class="choice">
          <input
            type="checkbox"
            id={`r-${recruiter.id}`}
            name="recruiter"
            value={recruiter.id}
            checked={chosen.includes(recruiter.id)}
          />
          <label for={`r-${recruiter.id}`}>{recruiter.name}</label>
          <span class="hint">
            {recruiter.agency}
            {recruiter.isPaused ? " · paused" : ""}
          </span>
        </div>
      ))}
    </fieldset>
  );
}
