// Settings > Sync jobs: what was asked for, how far it is, and what it did for each position.
import type { SyncJobItem, SyncJobRow } from "#shared/db/sync-jobs.ts";
import type { SyncJobDetail } from "../../operations/sync-jobs.ts";
import { Code } from "../../components/code.tsx";
import { Empty } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { isUnfinished, LiveRegion, Progress } from "../../components/progress.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import { choicesOf } from "../../view-models/choices.ts";
import type { Formats } from "../../view-models/formats.ts";
import { isNarrowed, type Query } from "../../view-models/query.ts";
import { JOB_WORDS } from "../../view-models/state-words.ts";
import { shownJob } from "../ats/shown-jobs.ts";

export type SyncJobsView = {
  readonly rows: readonly SyncJobRow[];
  readonly nextCursor: string | null;
  readonly query: Query;
  readonly formats: Formats;
};

const PATH = "/settings/sync-jobs";

const KIND_WORDS: Record<SyncJobRow["kind"], string> = {
  positions: "Sync positions",
  look: "Look for hires",
  catalogue: "Read Greenhouse’s fields",
  import: "Import hired people",
  onboarding: "Read new hires",
  roles: "Read postings",
};

export function SyncJobsPage(props: { view: SyncJobsView }) {
  const { view } = props;
  const isBlank = view.rows.length === 0 && !isNarrowed(view.query);
  return (
    <>
      <PageHead title="Sync jobs">
        What people asked Rolecall to do at the ATS. Its own regular looks are on the connection’s page.
      </PageHead>
      {isBlank ? (
        <Empty
          icon="clock"
          title="No job yet"
          action={
            <a class="button" href="/reports/ats">
              Open the ATS report
            </a>
          }
        >
          A job starts when positions are synced with the ATS, or when someone asks for an import, a look, or a refresh.
        </Empty>
      ) : (
        <div class="stack">
          <FilterBar
            path={PATH}
            query={view.query}
            filters={[{ name: "status", label: "Status", any: "Any status", choices: choicesOf(JOB_WORDS) }]}
          />
          {view.rows.length === 0 ? (
            <Empty
              icon="clock"
              title="No job with this status"
              action={
                <a class="button" href={PATH}>
                  Show all
                </a>
              }
            >
              Nothing fits this filter.
            </Empty>
          ) : (
            <Table caption="Sync jobs" columns={columnsFor(view.formats)} rows={view.rows} />
          )}
          <Pager path={PATH} query={view.query} nextCursor={view.nextCursor} shown={view.rows.length} noun="jobs" />
        </div>
      )}
    </>
  );
}

function columnsFor(formats: Formats): Column<SyncJobRow>[] {
  return [
    {
      label: "Job",
      kind: "title",
      cell: (row) => (
        <a class="title-link" href={row.kind === "import" ? `/imports/${row.id}` : `${PATH}/${row.id}`}>
          {KIND_WORDS[row.kind]}
        </a>
      ),
    },
    { label: "Status", cell: (row) => <State of={JOB_WORDS[row.status]} reason={jobReason(row)} /> },
    {
      label: "Done",
      kind: "number",
      cell: (row) =>
        row.kind === "positions" || isUnfinished(row)
          ? `${formats.number(row.doneCount)} of ${formats.number(row.total)}`
          : `${formats.number(row.total)} read, ${formats.number(row.doneCount)} new`,
    },
    { label: "Failed", kind: "number", cell: (row) => formats.number(row.failedCount) },
    { label: "Asked for", cell: (row) => <Time at={row.createdAt} formats={formats} /> },
    { label: "Finished", cell: (row) => <Time at={row.finishedAt} formats={formats} none="not yet" /> },
  ];
}

/** What a job that reads counts: what it saw, and what of it was new. Positions have their own bar. */
const READ_WORDS: Record<Exclude<SyncJobRow["kind"], "positions">, readonly [string, string]> = {
  look: ["hire", "hires"],
  catalogue: ["entry", "entries"],
  roles: ["posting", "postings"],
  import: ["person", "people"],
  onboarding: ["new hire", "new hires"],
};

function outcomeWords(job: SyncJobRow, formats: Formats): string | undefined {
  if (job.kind === "positions") return undefined;
  const [one, many] = READ_WORDS[job.kind];
  const seen = formats.count(job.total, one, many);
  return `${seen} read, ${job.doneCount === 0 ? "nothing new" : `${formats.number(job.doneCount)} new or changed`}.`;
}

function jobReason(job: Pick<SyncJobRow, "reason">): string | null {
  return job.reason === null ? null : job.reason.replaceAll("_", " ");
}

export function SyncJobPage(props: { job: SyncJobDetail; formats: Formats }) {
  const { job } = props;
  return (
    <>
      <PageHead title={KIND_WORDS[job.kind]} back={{ href: PATH, label: "Sync jobs" }} />
      <SyncJobBody job={job} formats={props.formats} />
    </>
  );
}

/** The live part: also what the fragment's URL answers. */
export function SyncJobBody(props: { job: SyncJobDetail; formats: Formats }) {
  const { job, formats } = props;
  return (
    <LiveRegion url={`${PATH}/${job.id}/live`} isLive={isUnfinished(job)} class="stack wide">
      <div class="stack" data-key="job">
        {job.kind === "positions" ? <Progress job={shownJob(job)} formats={formats} label="Requisitions." /> : null}
        <Facts
          of={[
            ["Status", <State of={JOB_WORDS[job.status]} reason={jobReason(job)} />],
            ["What came of it", isUnfinished(job) ? undefined : outcomeWords(job, formats)],
            ["Postings read", job.kind === "roles" ? formats.number(job.progress?.done ?? job.total) : undefined],
            ["Asked for by", job.requestedByName],
            ["Asked for", <Time at={job.createdAt} formats={formats} />],
            ["Started", <Time at={job.startedAt} formats={formats} none="not yet" />],
            ["Finished", <Time at={job.finishedAt} formats={formats} none="not yet" />],
            [
              "Came in",
              job.kind === "onboarding" ? (
                <a href="/onboarding/new-hires">{formats.count(job.doneCount, "new hire", "new hires")}</a>
              ) : undefined,
            ],
            ["Connection", <a href={`/settings/integrations/${job.connectionId}`}>Open the connection</a>],
            ["Id", <Code text={job.id} />],
          ]}
        />
      </div>
      {job.items.length > 0 ? (
        <Section title="Positions">
          {job.items.length < job.total ? (
            <p class="small soft">
              The first {formats.number(job.items.length)} of {formats.number(job.total)}; those that failed stand
              first.
            </p>
          ) : null}
          <Table
            caption="What the job did for each position"
            columns={ITEM_COLUMNS}
            rows={job.items.map((item) => ({ ...item, id: item.positionId }))}
          />
        </Section>
      ) : null}
    </LiveRegion>
  );
}

const ITEM_COLUMNS: readonly Column<SyncJobItem & { readonly id: string }>[] = [
  {
    label: "Position",
    kind: "title",
    cell: (item) => (
      <a class="title-link" href={`/positions/${item.positionId}`}>
        {item.title}
      </a>
    ),
  },
  { label: "Status", cell: (item) => <State of={JOB_WORDS[item.status]} reason={item.message} /> },
  { label: "Requisition code", cell: (item) => <Code text={item.requisitionCode} /> },
];
