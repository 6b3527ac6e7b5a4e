// Onboarding > Packages: what each kind of new hire gets to read and to do, and the form for one.
import type { PackageRow } from "#shared/db/welcome.ts";
import { Ask } from "../../components/action.tsx";
import { Code } from "../../components/code.tsx";
import { Empty } from "../../components/empty.tsx";
import { Field, FormProblem, TextArea, type FormState } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Table, type Column } from "../../components/table.tsx";
import type { Formats } from "../../view-models/formats.ts";

export type PackagesView = {
  readonly rows: readonly PackageRow[];
  /** Codes of offers that no package has, with how many new hires bear each. */
  readonly unknown: readonly { readonly code: string; readonly count: number }[];
  readonly mayAdminister: boolean;
  readonly formats: Formats;
};

const PATH = "/onboarding/packages";

export function PackagesPage(props: { view: PackagesView }) {
  const { rows, unknown, mayAdminister, formats } = props.view;
  const add = mayAdminister ? (
    <a class="button primary" href={`${PATH}/new`} data-drawer>
      <Icon name="plus" /> Add package
    </a>
  ) : null;
  return (
    <>
      <PageHead title="Packages" actions={rows.length === 0 ? null : add}>
        The code in an offer (custom_emp_job_type) leads to a package: its words stand in the mail, its tasks on the
        welcome page.
      </PageHead>
      {unknown.length === 0 ? null : (
        <Notice tone="warn">
          Offers carry codes that no package has:{" "}
          {unknown.map(({ code, count }, index) => (
            <>
              {index > 0 ? ", " : ""}
              {mayAdminister ? (
                <a href={`${PATH}/new?code=${encodeURIComponent(code)}`} data-drawer>
                  {code}
                </a>
              ) : (
                code
              )}{" "}
              ({formats.count(count, "new hire", "new hires")})
            </>
          ))}
          .
        </Notice>
      )}
      {rows.length === 0 ? (
        <Empty icon="box" title="No package yet" action={add}>
          Make one for each kind of new hire, such as office, field or intern. Without a package, an invitation leads to
          job, start and manager only.
        </Empty>
      ) : (
        <Table caption="Packages" columns={columnsFor(mayAdminister, formats)} rows={rows} />
      )}
    </>
  );
}

function columnsFor(mayAdminister: boolean, formats: Formats): Column<PackageRow>[] {
  return [
    {
      label: "Package",
      kind: "title",
      cell: (row) =>
        mayAdminister ? (
          <a class="title-link" href={`${PATH}/${row.id}/edit`} data-drawer>
            {row.name}
          </a>
        ) : (
          row.name
        ),
    },
    { label: "Code", cell: (row) => <Code text={row.code} /> },
    { label: "Tasks", cell: (row) => formats.count(row.tasks.length, "task", "tasks") },
    {
      label: "Mail text",
      cell: (row) =>
        row.mailText === "" ? (
          <span class="none">none</span>
        ) : (
          `${row.mailText.slice(0, 80)}${row.mailText.length > 80 ? "…" : ""}`
        ),
    },
  ];
}

export type PackageFormView = {
  readonly form: FormState;
  readonly editing: { readonly id: string; readonly name: string } | null;
};

export function PackageForm(props: { view: PackageFormView }) {
  const { form, editing } = props.view;
  return (
    <>
      <PageHead title={editing ? "Edit package" : "Add package"} back={{ href: PATH, label: "Packages" }}>
        The same for everybody who gets it: nothing personal belongs here.
      </PageHead>
      <form class="form" method="post" action={editing ? `${PATH}/${editing.id}` : PATH} novalidate>
        <FormProblem form={form} />
        <div class="form-pair">
          <Field
            form={form}
            name="code"
            label="Code"
            hint="As it stands in the offer’s field custom_emp_job_type."
            attributes={{ maxlength: 60 }}
          />
          <Field form={form} name="name" label="Name" attributes={{ maxlength: 120 }} />
        </div>
        <TextArea
          form={form}
          name="mailText"
          label="Mail text"
          isOptional
          hint="Stands in the invitation’s mail. An empty line begins a new paragraph."
          attributes={{ rows: 5, maxlength: 2000 }}
        />
        <TextArea
          form={form}
          name="tasks"
          label="Tasks"
          isOptional
          hint="One a line. They stand on the welcome page."
          attributes={{ rows: 6 }}
        />
        <div class="form-foot">
          <button class="button primary">{editing ? "Save changes" : "Add package"}</button>
          <a class="button quiet" href={PATH} data-close>
            Cancel
          </a>
        </div>
      </form>
      {editing ? (
        <div class="actions">
          <Ask
            id="remove-package"
            to={`${PATH}/${editing.id}/remove`}
            label="Remove this package"
            class="small quiet bad"
            title={`Remove ${editing.name}?`}
            confirm="Remove"
          >
            <p>New hires with its code are flagged from then on, and their welcome page no longer shows its tasks.</p>
          </Ask>
        </div>
      ) : null}
    </>
  );
}
