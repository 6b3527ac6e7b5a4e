// Reports > ATS: every position with what became of it at the ATS; live while something is being written.
import type { PositionRow } from "#shared/db/positions.ts";
import type { SyncStatus } from "#shared/domain/words.ts";
import { BULK_FORM, BulkBar, Selectable } from "../../components/bulk-bar.tsx";
import { Empty } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { Icon } from "../../components/icon.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { LiveRegion } from "../../components/progress.tsx";
import { Table } from "../../components/table.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { sameChoices } from "../../view-models/choices.ts";
import type { Formats } from "../../view-models/formats.ts";
import { isNarrowed, withQuery, type Query } from "../../view-models/query.ts";
import { SYNC_WORDS } from "../../view-models/state-words.ts";
import type { NamedSeatMatch } from "../../operations/seat-matches.ts";
import { AddPosition } from "../positions/positions-page.tsx";
import { atsColumns } from "./ats-columns.tsx";
import { JobPanel, type ShownJob } from "./job-panel.tsx";

export type AtsView = {
  readonly rows: readonly PositionRow[];
  readonly nextCursor: string | null;
  /** Who decided about the employees of these rows, by the id of the hire. */
  readonly matches: ReadonlyMap<string, NamedSeatMatch>;
  /** How many positions each tab holds under the rest of the filter. */
  readonly counts: Record<SyncStatus, number>;
  readonly query: Query;
  readonly departments: readonly string[];
  readonly locations: readonly string[];
  /** Sync jobs to show progress of. */
  readonly jobs: readonly ShownJob[];
  /** Whether something changes by itself right now. */
  readonly isLive: boolean;
  readonly hasConnection: boolean;
  readonly formats: Formats;
};

export const ATS_PATH = "/reports/ats";

export function AtsPage(props: { view: AtsView }) {
  const { view } = props;
  const isBlank = view.rows.length === 0 && !isNarrowed({ ...view.query, job: undefined });
  return (
    <>
      <PageHead title="ATS" actions={isBlank ? null : <SyncButton />}>
        What became of each position in your applicant tracking system. Pick rows, or none for everything that is ready;
        nothing is written before you have seen the preview.
      </PageHead>
      {view.hasConnection ? null : <ConnectFirst />}
      {isBlank ? <NothingPlanned /> : <AtsReport view={view} />}
    </>
  );
}

/** The live part: also what the fragment's URL answers. */
export function AtsReport(props: { view: AtsView }) {
  const { view } = props;
  const tab = view.query["sync"] as SyncStatus | undefined; // checked when the view was made
  const total = Object.values(view.counts).reduce((sum, count) => sum + count, 0);
  const matching = tab === undefined ? total : view.counts[tab];
  return (
    <LiveRegion url={withQuery("/reports/ats/live", view.query)} isLive={view.isLive}>
      {view.jobs.map((job) => (
        <JobPanel job={job} formats={view.formats} />
      ))}
      <Tabs
        label="Sync status"
        tabs={[
          { label: "All", href: hrefOf(view.query, undefined), count: total, isCurrent: tab === undefined },
          ...Object.entries(SYNC_WORDS).map(([status, state]) => ({
            label: state.word,
            href: hrefOf(view.query, status),
            count: view.counts[status as SyncStatus], // SYNC_WORDS has exactly the sync statuses as keys
            isCurrent: tab === status,
          })),
        ]}
        formats={view.formats}
      />
      <AtsFilters view={view} />
      <AtsTable view={view} matching={matching} />
      <Pager
        path={ATS_PATH}
        query={view.query}
        nextCursor={view.nextCursor}
        shown={view.rows.length}
        noun="positions"
      />
    </LiveRegion>
  );
}

function AtsFilters(props: { view: AtsView }) {
  const { view } = props;
  const { sync, job, ...narrowing } = view.query;
  return (
    <FilterBar
      path={ATS_PATH}
      query={narrowing}
      keep={{ sync, job }}
      search="Search title, code, candidate, employee"
      filters={[
        { name: "department", label: "Department", any: "All departments", choices: sameChoices(view.departments) },
        { name: "location", label: "Location", any: "All locations", choices: sameChoices(view.locations) },
      ]}
    />
  );
}

function AtsTable(props: { view: AtsView; matching: number }) {
  const { view, matching } = props;
  if (view.rows.length === 0)
    return (
      <Empty
        icon="search"
        title="No position here"
        action={
          <a class="button" href={ATS_PATH}>
            Show all
          </a>
        }
      >
        Nothing fits this tab and search.
      </Empty>
    );
  return (
    <Selectable action="/reports/ats/preview" query={{ ...view.query, job: undefined }}>
      <Table
        caption="Positions and their requisitions"
        columns={atsColumns(view.formats, view.matches, withQuery(ATS_PATH, view.query))}
        rows={view.rows}
        picking={{ name: (row) => row.title }}
      />
      <BulkBar matching={matching} onPage={view.rows.length} formats={view.formats}>
        <button class="button small primary" form={BULK_FORM}>
          Sync with ATS
        </button>
      </BulkBar>
    </Selectable>
  );
}

function hrefOf(query: Query, sync: string | undefined): string {
  return withQuery(ATS_PATH, { ...query, sync, cursor: undefined });
}

function SyncButton() {
  return (
    <button class="button primary" form={BULK_FORM}>
      <Icon name="arrow" /> Sync with ATS
    </button>
  );
}

function ConnectFirst() {
  return (
    <Notice
      tone="info"
      action={
        <a class="button small" href="/settings/integrations">
          Connect your ATS
        </a>
      }
    >
      No ATS is connected yet. Positions can be planned and approved already; syncing starts once Lever or Greenhouse is
      connected.
    </Notice>
  );
}

function NothingPlanned() {
  return (
    <Empty icon="report" title="No positions yet" action={<AddPosition />}>
      Plan a position first. Once it is approved, it shows here with its requisition, the candidate who was hired and
      the employee who arrived.
    </Empty>
  );
}
