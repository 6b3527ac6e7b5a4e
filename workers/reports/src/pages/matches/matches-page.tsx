// Matches: the queue of proposals to decide, and the lists of what was decided, by whom, which can be undone.
import type { MatchDetail } from "../../operations/matches.ts";
import type { ReviewQueue } from "../../operations/match-review.ts";
import { Empty } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { Table } from "../../components/table.tsx";
import { Tabs } from "../../components/tabs.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { withQuery, type Query } from "../../view-models/query.ts";
import { MATCH_WORDS } from "../../view-models/state-words.ts";
import { decidedColumns } from "./decided-columns.tsx";
import { QueueCard } from "./queue.tsx";

export type MatchTab = "proposed" | "confirmed" | "rejected" | "undone";

export type MatchesView = {
  readonly tab: MatchTab;
  /** Of the first tab. */
  readonly queue: ReviewQueue | null;
  /** Of the others. */
  readonly rows: readonly MatchDetail[];
  readonly nextCursor: string | null;
  /** Employees who wait for a decision. */
  readonly waiting: number;
  readonly query: Query;
  readonly formats: Formats;
};

export const MATCHES_PATH = "/matches";
const TABS: readonly MatchTab[] = ["proposed", "confirmed", "rejected", "undone"];

export function MatchesPage(props: { view: MatchesView }) {
  const { view } = props;
  return (
    <>
      <PageHead
        title="Matches"
        actions={
          <>
            <a class="button" href={`${MATCHES_PATH}/months`}>
              Month by month
            </a>
            <a class="button" href={`${MATCHES_PATH}/rehearsals`}>
              What would today’s rules decide?
            </a>
          </>
        }
      >
        Which new employee is which hire. Rolecall decides by itself when it is sure; the rest waits here for you, what
        blocks a seat first.
      </PageHead>
      <div class="stack">
        <Tabs
          label="Match status"
          formats={view.formats}
          tabs={TABS.map((tab) => ({
            label: tab === "proposed" ? "To decide" : MATCH_WORDS[tab].word,
            href: withQuery(MATCHES_PATH, { status: tab === "proposed" ? undefined : tab }),
            isCurrent: view.tab === tab,
            ...(tab === "proposed" ? { count: view.waiting } : {}),
          }))}
        />
        {view.queue === null ? <Decided view={view} /> : <Queue view={view} queue={view.queue} />}
      </div>
    </>
  );
}

function Queue(props: { view: MatchesView; queue: ReviewQueue }) {
  const { view, queue } = props;
  const isSearched = view.query["q"] !== undefined;
  if (queue.items.length === 0 && !isSearched && view.query["cursor"] === undefined)
    return (
      <Empty
        icon="match"
        title="Nothing to decide"
        action={
          <a class="button" href={withQuery(MATCHES_PATH, { status: "confirmed" })}>
            See confirmed matches
          </a>
        }
      >
        When a new employee could be a hire but Rolecall is not sure, they show here with up to three hires and the
        reasons.
      </Empty>
    );
  return (
    <>
      <FilterBar path={MATCHES_PATH} query={{ q: view.query["q"] }} search="Search employee or candidate" />
      {queue.items.length === 0 ? (
        <NothingFits to={MATCHES_PATH} />
      ) : (
        queue.items.map((item) => (
          <QueueCard item={item} back={withQuery(MATCHES_PATH, view.query)} formats={view.formats} />
        ))
      )}
      <Pager
        path={MATCHES_PATH}
        query={view.query}
        nextCursor={queue.nextCursor}
        shown={queue.items.length}
        noun="employees"
        words={{ first: "First", next: "Next" }}
      />
    </>
  );
}

function Decided(props: { view: MatchesView }) {
  const { view } = props;
  const { rows, formats, tab, query } = view;
  const isNarrowed = query["q"] !== undefined || query["by"] !== undefined;
  if (rows.length === 0 && !isNarrowed)
    return (
      <Empty icon="match" title={`No ${MATCH_WORDS[tab].word.toLowerCase()} match`}>
        {tab === "confirmed"
          ? "Matches that Rolecall or a person confirmed show here, and can be undone."
          : "Nothing was decided this way yet."}
      </Empty>
    );
  return (
    <>
      <FilterBar
        path={MATCHES_PATH}
        query={{ q: query["q"], by: query["by"] }}
        keep={{ status: tab }}
        search="Search employee or candidate"
        filters={[
          {
            name: "by",
            label: "Who decided",
            any: "Decided by anyone",
            choices: [
              { value: "rule", label: "Automatically" },
              { value: "person", label: "By a person" },
            ],
          },
        ]}
      />
      {rows.length === 0 ? (
        <NothingFits to={withQuery(MATCHES_PATH, { status: tab })} />
      ) : (
        <Table caption="Decided matches" columns={decidedColumns(formats)} rows={rows} />
      )}
      <Pager path={MATCHES_PATH} query={query} nextCursor={view.nextCursor} shown={rows.length} noun="matches" />
    </>
  );
}

function NothingFits(props: { to: string }) {
  return (
    <Empty
      icon="search"
      title="No match here"
      action={
        <a class="button" href={props.to}>
          Clear the search
        </a>
      }
    >
      Nothing fits this search.
    </Empty>
  );
}
