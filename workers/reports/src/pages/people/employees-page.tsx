// People > Employees: everyone whom the HRIS knows, and the seat that each holds.
import { Dash } from "../../components/dash.tsx";
import type { EmployeeRow } from "#shared/db/employees.ts";
import { Act } from "../../components/action.tsx";
import { Empty, NothingMatches } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { Icon } from "../../components/icon.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { employeeName, Person } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Day } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { isNarrowed, type Query } from "../../view-models/query.ts";
import { DEACTIVATED } from "../../view-models/state-words.ts";

export type EmployeesView = {
  readonly rows: readonly EmployeeRow[];
  readonly nextCursor: string | null;
  readonly query: Query;
  /** Whether an active connection is used for the import of hired people. */
  readonly mayImport: boolean;
  readonly formats: Formats;
};

const PATH = "/employees";

export function EmployeesPage(props: { view: EmployeesView }) {
  const { view } = props;
  const isBlank = view.rows.length === 0 && !isNarrowed(view.query);
  return (
    <>
      <PageHead title="Employees" actions={isBlank ? null : <Adding mayImport={view.mayImport} />}>
        People in your HRIS. Each new one is compared with the hires that wait for an employee.
      </PageHead>
      {isBlank ? <NoEmployeeYet mayImport={view.mayImport} /> : <EmployeeList view={view} />}
    </>
  );
}

function EmployeeList(props: { view: EmployeesView }) {
  const { view } = props;
  return (
    <div class="stack">
      <FilterBar
        path={PATH}
        query={view.query}
        search="Search name, number, e-mail, title"
        filters={[
          {
            name: "seat",
            label: "Seat",
            any: "With and without a seat",
            choices: [
              { value: "yes", label: "Holds a seat" },
              { value: "no", label: "Holds no seat" },
            ],
          },
          {
            name: "working",
            label: "Active or deactivated",
            any: "Active and deactivated",
            choices: [
              { value: "yes", label: "Active" },
              { value: "no", label: "Deactivated" },
            ],
          },
        ]}
      />
      {view.rows.length === 0 ? (
        <NothingMatches path={PATH} title="No employee matches">
          Nothing fits this search.
        </NothingMatches>
      ) : (
        <Table caption="Employees" columns={columnsFor(view.formats)} rows={view.rows} />
      )}
      <Pager path={PATH} query={view.query} nextCursor={view.nextCursor} shown={view.rows.length} noun="employees" />
    </div>
  );
}

function columnsFor(formats: Formats): Column<EmployeeRow>[] {
  return [
    {
      label: "Name",
      kind: "title",
      cell: (row) => (
        <>
          <Person name={employeeName(row)} href={`/employees/${row.id}`} under={row.workEmail ?? row.personalEmail} />
          {row.deactivatedAt === null ? null : <State of={DEACTIVATED} />}
        </>
      ),
    },
    { label: "Number", cell: (row) => row.employeeNumber ?? <Dash /> },
    {
      label: "Title",
      cell: (row) => (
        <>
          {row.title ?? <Dash />}
          <span class="under">{[row.department, row.location].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    { label: "Starts", cell: (row) => <Day on={row.startDate} formats={formats} /> },
    {
      label: "Seat",
      cell: (row) =>
        row.position ? (
          <a href={`/positions/${row.position.id}`}>{row.position.title}</a>
        ) : (
          <span class="none">none</span>
        ),
    },
    {
      label: "Actions",
      kind: "does",
      cell: (row) => (
        <a
          class="button quiet small"
          href={`/employees/${row.id}/edit`}
          data-drawer
          aria-label={`Edit ${employeeName(row)}`}
        >
          Edit
        </a>
      ),
    },
  ];
}

function Adding(props: { mayImport: boolean }) {
  return (
    <>
      {props.mayImport ? <Act to="/employees/import-hires" label="Import" icon="hire" /> : null}
      <a class="button" href="/employees/import">
        <Icon name="upload" /> Import CSV
      </a>
      <a class="button primary" href="/employees/new" data-drawer>
        <Icon name="plus" /> Add employee
      </a>
    </>
  );
}

function NoEmployeeYet(props: { mayImport: boolean }) {
  return (
    <Empty icon="people" title="No employee yet" action={<Adding mayImport={props.mayImport} />}>
      Import the list from your HRIS, add people one by one, or let your HRIS send them through the API. Whoever is a
      hire is assigned to the seat by itself.
    </Empty>
  );
}
