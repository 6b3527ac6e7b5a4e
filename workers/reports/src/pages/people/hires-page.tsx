// People > Hires: everyone whom the ATS says was hired on a requisition of ours, and what is wrong where something is.
import { candidateLabel } from "../../view-models/candidate-words.ts";
import type { HireRow } from "#shared/db/hires.ts";
import { Code } from "../../components/code.tsx";
import { Empty, NothingMatches } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { employeeName, Person } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import { choicesOf } from "../../view-models/choices.ts";
import type { Formats } from "../../view-models/formats.ts";
import { isNarrowed, type Query } from "../../view-models/query.ts";
import { HIRE_PROBLEMS, HIRE_WORDS, hireWord } from "../../view-models/state-words.ts";

export type HiresView = {
  readonly rows: readonly HireRow[];
  readonly nextCursor: string | null;
  readonly query: Query;
  readonly formats: Formats;
};

const PATH = "/hires";

export function HiresPage(props: { view: HiresView }) {
  const { view } = props;
  return (
    <>
      <PageHead title="Hires">
        People whom your ATS says were hired: on a requisition of a position, or brought in by the import.
      </PageHead>
      {view.rows.length === 0 && !isNarrowed(view.query) ? <NoHireYet /> : <HireList view={view} />}
    </>
  );
}

function HireList(props: { view: HiresView }) {
  const { view } = props;
  return (
    <div class="stack">
      <FilterBar
        path={PATH}
        query={view.query}
        search="Search candidate, code, position"
        filters={[
          { name: "status", label: "Status", any: "Any status", choices: choicesOf(HIRE_WORDS) },
          {
            name: "problem",
            label: "Problems",
            any: "With and without problems",
            choices: [{ value: "yes", label: "Only with a problem" }],
          },
        ]}
      />
      {view.rows.length === 0 ? (
        <NothingMatches path={PATH} title="No hire matches">
          Nothing fits this search.
        </NothingMatches>
      ) : (
        <Table caption="Hires" columns={columnsFor(view.formats)} rows={view.rows} />
      )}
      <Pager path={PATH} query={view.query} nextCursor={view.nextCursor} shown={view.rows.length} noun="hires" />
    </div>
  );
}

function columnsFor(formats: Formats): Column<HireRow>[] {
  return [
    {
      label: "Candidate",
      kind: "title",
      cell: (row) => (
        <Person name={candidateLabel(row)} href={`/hires/${row.id}`} under={row.emails[0] ?? "no e-mail"} />
      ),
    },
    {
      label: "Status",
      cell: (row) => <State of={hireWord(row)} reason={row.problem ? HIRE_PROBLEMS[row.problem].title : null} />,
    },
    { label: "Requisition", cell: (row) => <Code text={row.requisitionCode} /> },
    {
      label: "Position",
      cell: (row) =>
        row.position ? (
          <a href={`/positions/${row.position.id}`}>{row.position.title}</a>
        ) : (
          <span class="none">none</span>
        ),
    },
    {
      label: "Employee",
      cell: (row) =>
        row.employee ? (
          <Person name={employeeName(row.employee)} href={`/employees/${row.employee.id}`} />
        ) : (
          <span class="none">not matched</span>
        ),
    },
    { label: "Hired", cell: (row) => <Time at={row.hiredAt} formats={formats} /> },
  ];
}

function NoHireYet() {
  return (
    <Empty
      icon="hire"
      title="No hire yet"
      action={
        <a class="button" href="/settings/integrations">
          See when Rolecall looks next
        </a>
      }
    >
      Hire someone in your ATS on a requisition that Rolecall opened. The hire shows here within minutes, or at once
      where webhooks are set up.
    </Empty>
  );
}
