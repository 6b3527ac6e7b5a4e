// The company's outside recruiters, and inviting another one.
import type { RecruiterRow } from "#shared/db/recruiters.ts";
import { Field, FormProblem, type FormState } from "../../components/field.tsx";
import { PageHead, Section } from "../../components/page-head.tsx";
import { Person } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { RECRUITER_WORDS } from "../../view-models/submission-words.ts";

export type RecruitersView = {
  readonly rows: readonly RecruiterRow[];
  readonly form: FormState;
  readonly mayAdminister: boolean;
  readonly formats: Formats;
};

export function RecruitersPage(props: { view: RecruitersView }) {
  const { view } = props;
  return (
    <>
      <PageHead
        title="Recruiters"
        actions={
          <a class="button" href="/settings/marketplace">
            Rules and visibility
          </a>
        }
      >
        Outside recruiters see only the roles that you give to them, and only their own candidates.
      </PageHead>
      {view.rows.length === 0 ? (
        <p class="soft">Nobody yet. Invite the first one below; then give them roles.</p>
      ) : (
        <Table caption="Recruiters" columns={columnsFor(view.formats)} rows={view.rows} />
      )}
      {view.mayAdminister ? <Invite form={view.form} /> : null}
    </>
  );
}

function columnsFor(formats: Formats): Column<RecruiterRow>[] {
  return [
    {
      label: "Recruiter",
      kind: "title",
      cell: (row) => <Person name={row.name} href={`/recruiters/${row.id}`} under={row.email} />,
    },
    { label: "Agency", cell: (row) => row.agency },
    { label: "Status", cell: (row) => <State of={RECRUITER_WORDS[row.status]} /> },
    { label: "Roles", kind: "number", cell: (row) => formats.number(row.roleCount) },
    { label: "Candidates", kind: "number", cell: (row) => formats.number(row.submissionCount) },
    { label: "Hired", kind: "number", cell: (row) => formats.number(row.hireCount) },
    { label: "Since", cell: (row) => <Time at={row.createdAt} formats={formats} /> },
  ];
}

function Invite(props: { form: FormState }) {
  const { form } = props;
  return (
    <Section title="Invite a recruiter">
      <form class="card" method="post" action="/recruiters" novalidate>
        <FormProblem form={form} />
        <div class="form-pair">
          <Field form={form} name="name" label="Name" attributes={{ required: true, maxlength: 200 }} />
          <Field
            form={form}
            name="agency"
            label="Agency"
            hint="In your ATS this is the source of their candidates."
            attributes={{ required: true, maxlength: 100 }}
          />
        </div>
        <Field form={form} name="email" label="E-mail" type="email" attributes={{ required: true }} />
        <div class="actions">
          <button class="button primary">Invite by mail</button>
        </div>
      </form>
    </Section>
  );
}
