// One employee: what the HRIS told, and the seat this person holds with the reasons.
import type { EmployeeRow } from "#shared/db/employees.ts";
import type { MatchDetail } from "../../operations/matches.ts";
import { Dash } from "../../components/dash.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { employeeName } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time, Day } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { decisionWords, underStatus } from "../../view-models/match-words.ts";
import { DEACTIVATED, MATCH_WORDS } from "../../view-models/state-words.ts";

const SOURCE_WORDS: Record<EmployeeRow["source"], string> = {
  form: "Added by hand",
  csv: "CSV import",
  api: "API",
  scim: "SCIM",
  import: "Import from the ATS",
};

export function EmployeePage(props: { employee: EmployeeRow; matches: readonly MatchDetail[]; formats: Formats }) {
  const { employee, matches, formats } = props;
  const confirmed = matches.find((match) => match.status === "confirmed");
  const proposed = matches.filter((match) => match.status === "proposed").toSorted((a, b) => a.rank - b.rank);
  const { manager } = employee;
  return (
    <>
      <PageHead
        title={employeeName(employee)}
        back={{ href: "/employees", label: "Employees" }}
        actions={
          <a class="button" href={`/employees/${employee.id}/edit`} data-drawer>
            Edit
          </a>
        }
      >
        {employee.deactivatedAt === null ? null : <State of={DEACTIVATED} />}
      </PageHead>
      <Section title="Seat">
        {employee.position ? (
          <p>
            Holds <a href={`/positions/${employee.position.id}`}>{employee.position.title}</a>
            {confirmed ? (
              <>
                {" · "}
                <a href={`/matches/${confirmed.id}`}>{decisionWords(confirmed)}: why</a>
              </>
            ) : null}
          </p>
        ) : proposed.length > 0 ? (
          <p>
            Holds no seat yet. {formats.count(proposed.length, "hire is", "hires are")} proposed:{" "}
            <a href={`/matches/${proposed[0]?.id ?? ""}`}>decide</a>
          </p>
        ) : confirmed?.position === null ? (
          <p>
            Holds no seat: the hire fills no position{" · "}
            <a href={`/matches/${confirmed.id}`}>{decisionWords(confirmed)}: why</a>
          </p>
        ) : (
          <p class="all-well">
            Holds no seat. Rolecall compares this person with every hire that waits for an employee.
          </p>
        )}
      </Section>
      {matches.length === 0 ? null : (
        <Section title="Matches">
          <Table caption="Matches of this employee" columns={columnsFor(formats)} rows={matches} />
        </Section>
      )}
      <Section title="What is known">
        <Facts
          of={[
            ["Full name", [employee.firstName, employee.middleName, employee.lastName].filter(Boolean).join(" ")],
            ["Employee number", employee.employeeNumber],
            ["Work e-mail", employee.workEmail],
            ["Personal e-mail", employee.personalEmail],
            ["Title", employee.title],
            ["Department", employee.department],
            ["Location", employee.location],
            ["Employment type", employee.employmentType],
            ["Manager", manager ? [manager.name, manager.email].filter(Boolean).join(" · ") : null],
            ["Start date", employee.startDate ? <Day on={employee.startDate} formats={formats} /> : null],
            ["Came by", SOURCE_WORDS[employee.source]],
            [
              "Hire",
              employee.importedFromHireId ? (
                <a href={`/hires/${employee.importedFromHireId}`}>the hire it was made from</a>
              ) : undefined,
            ],
            ["Hire undone", employee.hireUndoneAt ? <Time at={employee.hireUndoneAt} formats={formats} /> : undefined],
            [
              "Deactivated",
              employee.deactivatedAt ? <Time at={employee.deactivatedAt} formats={formats} /> : undefined,
            ],
            ["Added", <Time at={employee.createdAt} formats={formats} />],
            ["Changed", <Time at={employee.updatedAt} formats={formats} />],
          ]}
        />
      </Section>
    </>
  );
}

function columnsFor(formats: Formats): Column<MatchDetail>[] {
  return [
    {
      label: "Candidate",
      kind: "title",
      cell: (row) => (
        <a class="title-link" href={`/matches/${row.id}`}>
          <bdi>{row.hire.candidateName || "(no name)"}</bdi>
        </a>
      ),
    },
    {
      label: "Position",
      cell: (row) => (row.position ? <a href={`/positions/${row.position.id}`}>{row.position.title}</a> : <Dash />),
    },
    {
      label: "Decision",
      cell: (row) => <State of={MATCH_WORDS[row.status]} reason={underStatus(row, formats.locale)} />,
    },
    { label: "When", cell: (row) => <Time at={row.decidedAt} formats={formats} /> },
  ];
}
