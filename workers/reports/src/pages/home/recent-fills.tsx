// The seats that were filled last: position, candidate, employee.
import { candidateLabel } from "../../view-models/candidate-words.ts";
import { Dash } from "../../components/dash.tsx";
import type { PositionRow } from "#shared/db/positions.ts";
import { Code } from "../../components/code.tsx";
import { Section } from "../../components/page-head.tsx";
import { employeeName, Person } from "../../components/person.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";

export function RecentFills(props: { positions: readonly PositionRow[]; formats: Formats }) {
  return (
    <Section title="Recently filled">
      {props.positions.length === 0 ? (
        <p class="all-well">No seat is filled yet. The first one shows here, with the candidate and the employee.</p>
      ) : (
        <Table caption="Recently filled positions" columns={columnsFor(props.formats)} rows={props.positions} />
      )}
    </Section>
  );
}

function columnsFor(formats: Formats): Column<PositionRow>[] {
  return [
    {
      label: "Position",
      kind: "title",
      cell: (row) => (
        <a class="title-link" href={`/positions/${row.id}`}>
          {row.title}
        </a>
      ),
    },
    { label: "Requisition", cell: (row) => <Code text={row.requisitionCode} /> },
    { label: "Candidate", cell: (row) => (row.hire ? candidateLabel(row.hire) : <Dash />) },
    {
      label: "Employee",
      cell: (row) =>
        row.employee ? (
          <Person name={employeeName(row.employee)} href={`/employees/${row.employee.id}`} />
        ) : (
          <span class="none">not arrived yet</span>
        ),
    },
    { label: "Hired", cell: (row) => <Time at={row.hire?.hiredAt} formats={formats} /> },
  ];
}
