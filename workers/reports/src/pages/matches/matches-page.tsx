// Matches: the queue of proposals to decide, and the list of what was decided, which can be undone.
import { Dash } from "../../components/dash.tsx";
import type { MatchRow } from "#shared/db/matches.ts";
import { Act } from "../../components/action.tsx";
import { Empty } from "../../components/empty.tsx";
import { MatchPair } from "../../components/match-pair.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { employeeName } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { withQuery, type Query } from "../../view-models/query.ts";
import { MATCH_WORDS } from "../../view-models/state-words.ts";
import { UndoMatch } from "./match-actions.tsx";

export type MatchTab = "proposed" | "confirmed" | "rejected" | "undone";

export type MatchesView = {
  readonly tab: MatchTab;
  readonly rows: readonly MatchRow[];
  readonly nextCursor: string | null;
  readonly proposedCount: number;
  readonly query: Query;
  readonly formats: Formats;
};

const PATH = "/matches";
const TABS: readonly MatchTab[] = ["proposed", "confirmed", "rejected", "undone"];

export function MatchesPage(props: { view: MatchesView }) {
  const { view } = props;
  return (
    <>
      <PageHead title="Matches">
        Which new employee is which hire. Rolecall decides by itself when it is sure; the rest waits here for you.
      </PageHead>
      <div class="stack">
        <Tabs
          label="Match status"
          formats={view.formats}
          tabs={TABS.map((tab) => ({
            label: tab === "proposed" ? "To decide" : MATCH_WORDS[tab].word,
            href: withQuery(PATH, { status: tab === "proposed" ? undefined : tab }),
            isCurrent: view.tab === tab,
            ...(tab === "proposed" ? { count: view.proposedCount } : {}),
          }))}
        />
        {view.tab === "proposed" ? <Queue view={view} /> : <Decided view={view} />}
        <Pager path={PATH} query={view.query} nextCursor={view.nextCursor} shown={view.rows.length} noun="matches" />
      </div>
    </>
  );
}

function Queue(props: { view: MatchesView }) {
  const { rows, formats } = props.view;
  if (rows.length === 0)
    return (
      <Empty
        icon="match"
        title="Nothing to decide"
        action={
          <a class="button" href="/matches?status=confirmed">
            See confirmed matches
          </a>
        }
      >
        When a new employee could be a hire but Rolecall is not sure, both show here side by side with the reasons.
      </Empty>
    );
  return (
    <>
      {rows.map((match) => (
        <article
          class="card"
          id={match.id}
          aria-label={`${match.hire.candidateName} and ${employeeName(match.employee)}`}
        >
          <MatchPair match={match} formats={formats} />
          <div class="row apart">
            <a class="small" href={`/matches/${match.id}`}>
              Details
            </a>
            <div class="actions">
              <Act to={`/matches/${match.id}/reject`} label="Not the same person" />
              <Act to={`/matches/${match.id}/confirm`} label="Confirm" class="primary" />
            </div>
          </div>
        </article>
      ))}
    </>
  );
}

function Decided(props: { view: MatchesView }) {
  const { rows, formats, tab } = props.view;
  if (rows.length === 0)
    return (
      <Empty icon="match" title={`No ${MATCH_WORDS[tab].word.toLowerCase()} match`}>
        {tab === "confirmed"
          ? "Matches that Rolecall or a person confirmed show here, and can be undone."
          : "Nothing was decided this way yet."}
      </Empty>
    );
  return <Table caption="Decided matches" columns={columnsFor(formats)} rows={rows} />;
}

function columnsFor(formats: Formats): Column<MatchRow>[] {
  return [
    {
      label: "Candidate",
      kind: "title",
      cell: (row) => (
        <a class="title-link" href={`/matches/${row.id}`}>
          {row.hire.candidateName}
        </a>
      ),
    },
    { label: "Employee", cell: (row) => <a href={`/employees/${row.employee.id}`}>{employeeName(row.employee)}</a> },
    {
      label: "Position",
      cell: (row) => (row.position ? <a href={`/positions/${row.position.id}`}>{row.position.title}</a> : <Dash />),
    },
    { label: "Status", cell: (row) => <State of={MATCH_WORDS[row.status]} /> },
    { label: "Decided by", cell: (row) => (row.decidedBy === "rule" ? "Rolecall" : "A person") },
    { label: "Decided", cell: (row) => <Time at={row.decidedAt} formats={formats} /> },
    {
      label: "Actions",
      kind: "does",
      cell: (row) => (row.status === "confirmed" ? <UndoMatch match={row} isSmall /> : null),
    },
  ];
}
