// The columns of the ATS report.
import { Dash } from "../../components/dash.tsx";
import type { PositionRow } from "#shared/db/positions.ts";
import { Code } from "../../components/code.tsx";
import { MatchMention } from "../../components/match-mention.tsx";
import { employeeName, Person } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import type { Column } from "../../components/table.tsx";
import type { NamedSeatMatch } from "../../operations/seat-matches.ts";
import { HiredCandidate, OpeningState } from "../../components/opening-facts.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { SYNC_WORDS } from "../../view-models/state-words.ts";
import { isRetriable } from "../../operations/send-again.ts";
import { RetryActions } from "../positions/position-actions.tsx";

/**
 * @param matches by the id of the hire
 * @param back where a row's button returns to
 */
export function atsColumns(
  formats: Formats,
  matches: ReadonlyMap<string, NamedSeatMatch>,
  back: string,
): Column<PositionRow>[] {
  const matchOf = (row: PositionRow) => matches.get(row.hire?.id ?? "");
  return [
    {
      label: "Position",
      kind: "title",
      cell: (row) => (
        <>
          <a class="title-link" href={`/positions/${row.id}`}>
            {row.title}
          </a>
          <span class="under">{[row.department, row.location].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    { label: "Status", cell: (row) => <State of={SYNC_WORDS[row.syncStatus]} reason={reasonOf(row)} /> },
    { label: "Requisition code", cell: (row) => <Code text={row.requisitionCode} /> },
    { label: "Opening", cell: (row) => <OpeningState position={row} /> },
    { label: "Candidate", cell: (row) => <HiredCandidate hire={row.hire} formats={formats} /> },
    {
      label: "Employee",
      cell: (row) =>
        row.employee === null && matchOf(row) === undefined ? (
          <Dash />
        ) : (
          <>
            {row.employee === null ? null : (
              <Person name={employeeName(row.employee)} href={`/employees/${row.employee.id}`} />
            )}
            <MatchMention of={matchOf(row)} />
          </>
        ),
    },
    {
      label: "Actions",
      kind: "does",
      cell: (row) =>
        row.syncStatus === "failed" && (row.status === "approved" || isRetriable(row)) ? (
          <RetryActions position={row} back={back} isSmall />
        ) : null,
    },
  ];
}

/** Why it failed, what a pending one waits for, or what has to happen before a sync. */
function reasonOf(row: PositionRow): string | null {
  if (row.syncStatus === "failed" || row.syncStatus === "pending") return row.syncMessage;
  if (row.syncStatus === "synced") return null;
  if (row.status === "draft") return "Draft: not requested yet";
  if (row.status === "requested") return "Waits for approval";
  if (row.status === "closed") return "Closed";
  return null;
}
