// What would today's rules decide? Where a rehearsal is started, and the last few that were.
import type { RehearsalRow } from "#shared/db/rehearsals.ts";
import { Act } from "../../components/action.tsx";
import { Empty } from "../../components/empty.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { rehearsalProgress, rehearsalResult } from "../../view-models/rehearsal-words.ts";
import { JOB_WORDS } from "../../view-models/state-words.ts";
import { MATCHES_PATH } from "./matches-page.tsx";

export const REHEARSALS_PATH = `${MATCHES_PATH}/rehearsals`;
export const REHEARSAL_TITLE = "What would today’s rules decide?";

export function RehearsalsPage(props: { rows: readonly RehearsalRow[]; formats: Formats }) {
  const { rows, formats } = props;
  const running = rows.find((row) => row.status === "running");
  return (
    <>
      <PageHead
        title={REHEARSAL_TITLE}
        back={{ href: MATCHES_PATH, label: "Matches" }}
        actions={
          running ? (
            <a class="button primary" href={`${REHEARSALS_PATH}/${running.id}`}>
              See the one that runs
            </a>
          ) : (
            <Act to={REHEARSALS_PATH} label="Start a rehearsal" class="primary" />
          )
        }
      >
        Decides on every employee once more, by the rules of today and by what is known today, and lists where that
        differs from what stands.
      </PageHead>
      <Notice tone="info">
        A rehearsal changes nothing: no match, no seat, no proposal. It is done as if no person had decided yet, so that
        it also shows where people and rules disagree.
      </Notice>
      {rows.length === 0 ? (
        <Empty icon="match" title="No rehearsal yet">
          Start one after an update of Rolecall, or when you wonder whether an old decision would be made again.
        </Empty>
      ) : (
        <Table caption="Rehearsals" columns={columnsFor(formats)} rows={rows} />
      )}
    </>
  );
}

function columnsFor(formats: Formats): Column<RehearsalRow>[] {
  return [
    {
      label: "Rehearsal",
      kind: "title",
      cell: (row) => (
        <a class="title-link" href={`${REHEARSALS_PATH}/${row.id}`}>
          <Time at={row.createdAt} formats={formats} />
        </a>
      ),
    },
    { label: "Status", cell: (row) => <State of={JOB_WORDS[row.status]} /> },
    {
      label: "Result",
      cell: (row) => (row.status === "running" ? rehearsalProgress(row, formats) : rehearsalResult(row, formats)),
    },
    { label: "Rules", cell: (row) => (row.ruleVersion === null ? null : <code>{row.ruleVersion}</code>) },
  ];
}
