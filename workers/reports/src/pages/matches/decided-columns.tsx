// The columns of decided matches: who is whom, which seat, how sure, who decided.
import type { MatchDetail } from "../../operations/matches.ts";
import { Dash } from "../../components/dash.tsx";
import { employeeName } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import type { Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { underStatus } from "../../view-models/match-words.ts";
import { MATCH_WORDS } from "../../view-models/state-words.ts";
import { chanceInWords } from "../../view-models/waterfall.ts";
import { UndoMatch } from "./match-actions.tsx";

export function decidedColumns(formats: Formats): Column<MatchDetail>[] {
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
      label: "Employee",
      cell: (row) => (
        <a href={`/employees/${row.employee.id}`}>
          <bdi>{employeeName(row.employee)}</bdi>
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
    {
      label: "Likely",
      kind: "number",
      cell: (row) => (row.p === null ? <Dash /> : chanceInWords(row.p, formats.locale)),
    },
    { label: "Decided", cell: (row) => <Time at={row.decidedAt} formats={formats} /> },
    {
      label: "Actions",
      kind: "does",
      cell: (row) => (row.status === "confirmed" ? <UndoMatch match={row} isSmall /> : null),
    },
  ];
}
