// The form of a sync with Greenhouse: everything that its own form would ask for, pre-filled from the position and the mapping.
import type { FieldDefinition } from "#shared/domain/greenhouse/catalogue.ts";
import { SOURCE_NAMES } from "#shared/domain/greenhouse/field-sources.ts";
import { FormProblem, type FormState } from "../../components/field.tsx";
import { Notes } from "./notes.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { asksJob, askedFields, nameOf, type FormGround } from "../../view-models/greenhouse-form.ts";
import type { Formats } from "../../view-models/formats.ts";
import { CustomField } from "./field-control.tsx";
import { DepartmentField, OfficesField, TeamField } from "./job-fields.tsx";
import { UserList } from "./user-list.tsx";

export type SyncFormView = {
  readonly ground: FormGround;
  readonly form: FormState;
  /** What has to be known beside the fields, e.g. a department that nothing is mapped to. */
  readonly notes: readonly string[];
  readonly connectionId: string;
  /** The template or job that was chosen. */
  readonly jobName: string | null;
  /** Where another one is chosen. */
  readonly otherJob: string;
  readonly formats: Formats;
};

export function SyncFormPage(props: { view: SyncFormView }) {
  const { view } = props;
  const { position, aim, setting } = view.ground;
  const to = `/positions/${position.id}`;
  return (
    <>
      <PageHead title={TITLES[aim.action]} back={{ href: to, label: position.title }}>
        {aim.action === "update"
          ? "Change what stands in Greenhouse. Only what differs is written, and you see it first."
          : "Everything that will stand in Greenhouse. Nothing is written before you have seen the preview."}
      </PageHead>
      <form class="form" method="post" action={`${to}/greenhouse/preview`} novalidate>
        <Aim view={view} />
        <FormProblem form={view.form} />
        <Notes notes={view.notes} connectionId={view.connectionId} />
        <Chosen view={view} />
        {asksJob(aim) ? (
          <Section title="Job">
            <div class="form">
              <div class="form-pair">
                <DepartmentField ground={view.ground} form={view.form} />
                <OfficesField ground={view.ground} form={view.form} />
              </div>
              {aim.action === "create" ? (
                <div class="form-pair">
                  <TeamField name="hiring_manager" label="Hiring managers" form={view.form} />
                  <TeamField name="recruiter" label="Recruiters" form={view.form} />
                </div>
              ) : null}
              <Fields view={view} on="job" />
            </div>
          </Section>
        ) : null}
        <Section title="Opening">
          <div class="form">
            <Fields view={view} on="opening" />
          </div>
        </Section>
        <UserList catalogue={setting.catalogue} />
        <div class="form-foot">
          <button class="button primary">Show the preview</button>
          <a class="button quiet" href={to}>
            Cancel
          </a>
        </div>
      </form>
    </>
  );
}

const TITLES = {
  create: "Create a Greenhouse job",
  open_on_job: "Open on a Greenhouse job",
  update: "Change it in Greenhouse",
} as const;

/** What the form is for, carried along. */
export function Aim(props: { view: Pick<SyncFormView, "ground" | "connectionId"> }) {
  const { aim } = props.view.ground;
  const jobId = aim.action === "create" ? aim.templateJobId : aim.action === "open_on_job" ? aim.jobId : "";
  return (
    <>
      <input type="hidden" name="connectionId" value={props.view.connectionId} />
      <input type="hidden" name="action" value={aim.action} />
      <input type="hidden" name="jobId" value={jobId} />
    </>
  );
}

/** What comes from the position itself and is changed there. */
function Chosen(props: { view: SyncFormView }) {
  const { view } = props;
  const { position, aim } = view.ground;
  const change = <a href={view.otherJob}>Choose another</a>;
  return (
    <Facts
      of={[
        [
          aim.action === "create" ? "Template" : "Job",
          aim.action === "update" ? (
            position.requisition?.name
          ) : (
            <span class="row">
              {view.jobName} {change}
            </span>
          ),
        ],
        ["Job name", asksJob(aim) ? position.title : undefined],
        ["Code", position.requisitionCode ?? "the next number"],
        ["Target start", position.targetStartOn ? view.formats.day(position.targetStartOn) : null],
        [
          "",
          <a class="small" href={`/positions/${position.id}/edit`}>
            Change these in the position
          </a>,
        ],
      ]}
    />
  );
}

/** Required ones and those with a value at once; the others, which may be hundreds, behind one line. */
function Fields(props: { view: SyncFormView; on: "job" | "opening" }) {
  const { view, on } = props;
  const fields = askedFields(view.ground).filter((field) => field.on === on);
  const isShown = (field: FieldDefinition) => field.isRequired || isTouched(field, view.form);
  const rest = fields.filter((field) => !isShown(field));
  if (fields.length === 0) return <p class="small soft">Greenhouse has no custom {on} fields to fill in.</p>;
  return (
    <>
      {fields.filter(isShown).map((field) => (
        <One view={view} field={field} />
      ))}
      {rest.length === 0 ? null : (
        <details class="more-fields" open={rest.length <= FEW}>
          <summary>
            {rest.length} other {on} {rest.length === 1 ? "field" : "fields"}, all optional
          </summary>
          <div class="form">
            {rest.map((field) => (
              <One view={view} field={field} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

const FEW = 6;

function isTouched(field: FieldDefinition, form: FormState): boolean {
  const name = nameOf(field);
  return [name, `${name}.amount`, `${name}.min`, `${name}.max`].some(
    (part) => (form.values[part] ?? "") !== "" || form.errors[part] !== undefined,
  );
}

function One(props: { view: SyncFormView; field: FieldDefinition }) {
  const { view, field } = props;
  const mapping = view.ground.setting.fields.find(({ on, key }) => on === field.on && key === field.key);
  return (
    <CustomField
      field={field}
      form={view.form}
      {...(mapping === undefined ? {} : { hint: `Filled by the mapping: ${SOURCE_NAMES[mapping.field]}.` })}
    />
  );
}
