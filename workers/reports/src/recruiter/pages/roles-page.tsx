// A recruiter's roles: open ones first, each with what it pays and how many of their candidates are in it.
import type { VisibleRole } from "#shared/db/recruiter-view.ts";
import { Empty } from "../../components/empty.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { feeWords, openWord } from "./role-words.ts";

export type RolesView = {
  readonly rows: readonly VisibleRole[];
  readonly companyName: string;
  readonly formats: Formats;
};

export function RolesPage(props: { view: RolesView }) {
  const { rows, companyName, formats } = props.view;
  return (
    <>
      <PageHead title="Roles">{companyName} has given you these roles.</PageHead>
      {rows.length === 0 ? (
        <Empty icon="briefcase" title="No role yet">
          {companyName} has not given you a role. You hear of it by mail as soon as they do.
        </Empty>
      ) : (
        <Table caption="Roles" columns={columnsFor(formats)} rows={rows} />
      )}
    </>
  );
}

function columnsFor(formats: Formats): Column<VisibleRole>[] {
  return [
    {
      label: "Role",
      kind: "title",
      cell: (row) => (
        <>
          <a class="title-link" href={`/recruiter/roles/${row.id}`}>
            {row.title}
          </a>
          <span class="under">{[row.department, row.location].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    { label: "Status", cell: (row) => <State of={openWord(row.isOpen)} /> },
    { label: "Fee", cell: (row) => feeWords(row.fee, formats) },
    { label: "To hire", kind: "number", cell: (row) => formats.number(row.hiresWanted) },
    { label: "Your candidates", kind: "number", cell: (row) => formats.number(row.submissionCount) },
    {
      label: "Actions",
      kind: "does",
      cell: (row) =>
        row.isOpen ? (
          <a
            class="button small"
            href={`/recruiter/roles/${row.id}/submit`}
            aria-label={`Submit a candidate for ${row.title}`}
          >
            Submit a candidate
          </a>
        ) : null,
    },
  ];
}
