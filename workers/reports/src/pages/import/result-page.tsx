// What an import did: its live bar, counts by outcome, each person with a retry where it failed, and the names that need a look.
import { ImportOutcome } from "#shared/domain/hris/import-job.ts";
import type { ImportItemFilter, ImportItemRow } from "#shared/db/import-reads.ts";
import { Act } from "../../components/action.tsx";
import { Dash } from "../../components/dash.tsx";
import { Empty } from "../../components/empty.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { isUnfinished, LiveRegion } from "../../components/progress.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Tabs, type Tab } from "../../components/tabs.tsx";
import { Time } from "../../components/time.tsx";
import type { ImportDetail } from "../../operations/imports.ts";
import type { Formats } from "../../view-models/formats.ts";
import { importReason, OUTCOME_WORDS, scopeWords } from "../../view-models/import-words.ts";
import { JOB_WORDS } from "../../view-models/state-words.ts";

export type ImportResultView = {
  readonly detail: ImportDetail;
  readonly filter: ImportItemFilter;
  readonly cursor: string | undefined;
  readonly formats: Formats;
};

export function ImportResultPage(props: { view: ImportResultView }) {
  const { detail } = props.view;
  return (
    <>
      <PageHead
        title="Import of hired people"
        back={{ href: `/settings/integrations/${detail.job.connectionId}/import`, label: "HRIS import" }}
        actions={
          <a class="button" href="/employees">
            Employees
          </a>
        }
      >
        {scopeWords(detail.job.importScope)}.
      </PageHead>
      <ImportResultBody view={props.view} />
    </>
  );
}

/** The live part: also what the fragment's URL answers. */
export function ImportResultBody(props: { view: ImportResultView }) {
  const { view } = props;
  const { job } = view.detail;
  const query = view.filter === null ? "" : `?show=${view.filter}`;
  return (
    <LiveRegion url={`/imports/${job.id}/live${query}`} isLive={isUnfinished(job)} class="stack wide">
      <Standing view={view} />
      <People view={view} />
    </LiveRegion>
  );
}

function Standing(props: { view: ImportResultView }) {
  const { formats } = props.view;
  const { job, counts } = props.view.detail;
  const reason = importReason(job.reason);
  return (
    <div class="stack" data-key="job">
      {isUnfinished(job) ? <Bar view={props.view} /> : <Outcome view={props.view} />}
      {reason === null ? null : (
        <Notice
          tone={job.status === "failed" ? "bad" : "warn"}
          action={
            <a class="button small" href={`/settings/integrations/${job.connectionId}`}>
              Open the connection
            </a>
          }
        >
          {reason}
        </Notice>
      )}
      {counts.failed > 0 && !isUnfinished(job) ? (
        <Notice tone="bad" action={<Act to={`/imports/${job.id}/retry`} label="Try all again" class="small" />}>
          {formats.count(counts.failed, "person", "people")} could not be imported. Each row says why.
        </Notice>
      ) : null}
      {counts.doubtful > 0 ? (
        <Notice
          tone="info"
          action={
            <a class="button small" href={`/imports/${job.id}?show=doubtful`}>
              Look at them
            </a>
          }
        >
          {counts.doubtful === 1
            ? "One name was split with a doubt. Open the person to correct it: a corrected name is kept."
            : `${formats.number(counts.doubtful)} names were split with a doubt. Open each to correct it: a corrected name is kept.`}
        </Notice>
      ) : null}
      <Facts
        of={[
          ["Status", <State of={JOB_WORDS[job.status]} />],
          ["Asked for by", job.requestedBy === "system" ? "the daily import" : job.requestedByName],
          ["Asked for", <Time at={job.createdAt} formats={formats} />],
          ["Finished", <Time at={job.finishedAt} formats={formats} none="not yet" />],
        ]}
      />
    </div>
  );
}

/** The end is known once everybody is listed, which takes seconds; until then the bar has none. */
function Bar(props: { view: ImportResultView }) {
  const { formats } = props.view;
  const { job, counts } = props.view.detail;
  const isListing = job.progress?.total === null || job.total === 0;
  const done = job.doneCount + job.failedCount;
  const words = isListing
    ? `${formats.number(job.total)} found so far`
    : `${formats.number(done)} of ${formats.number(job.total)}${counts.failed > 0 ? `, ${formats.number(counts.failed)} failed` : ""}`;
  return (
    <div class="card">
      <div class="progress">
        <div class="row apart small">
          <span role="status">
            <strong>{isListing ? "Listing hired people." : "Reading people."}</strong>{" "}
            <span class="number">{words}</span>
          </span>
          <span class="note">You can leave this page; the work goes on.</span>
        </div>
        {isListing ? (
          <progress aria-label="Listing hired people"></progress>
        ) : (
          <progress value={done} max={job.total} aria-label="Reading people"></progress>
        )}
      </div>
    </div>
  );
}

function Outcome(props: { view: ImportResultView }) {
  const { formats } = props.view;
  const { job, counts } = props.view.detail;
  if (job.status === "failed") return null;
  if (job.total === 0 && counts.created + counts.updated === 0)
    return <Notice tone="good">Nothing is new: every hired person is here already, as Lever tells them.</Notice>;
  const words = ImportOutcome.options
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${formats.number(counts[outcome])} ${OUTCOME_WORDS[outcome].word.toLowerCase()}`);
  return (
    <Notice tone={counts.failed === 0 ? "good" : "warn"}>
      <span role="status">
        {formats.count(job.total, "person", "people")} read: {words.join(", ")}.
      </span>
    </Notice>
  );
}

function People(props: { view: ImportResultView }) {
  const { view } = props;
  const { job, counts, items, nextCursor } = view.detail;
  const path = `/imports/${job.id}`;
  const shown = [...ImportOutcome.options, "doubtful" as const].filter((one) => counts[one] > 0);
  const all = ImportOutcome.options.reduce((sum, outcome) => sum + counts[outcome], 0);
  if (all === 0) return null;
  const tab = (label: string, filter: ImportItemFilter, count: number): Tab => ({
    label,
    href: filter === null ? path : `${path}?show=${filter}`,
    isCurrent: view.filter === filter,
    count,
  });
  return (
    <Section title="People">
      <div class="stack">
        <Tabs
          label="What came of them"
          formats={view.formats}
          tabs={[
            tab("All", null, all),
            ...shown.map((one) =>
              tab(one === "doubtful" ? "Names to check" : OUTCOME_WORDS[one].word, one, counts[one]),
            ),
          ]}
        />
        {items.length === 0 ? (
          <Empty icon="people" title="Nobody here">
            Nobody of this import has this outcome.
          </Empty>
        ) : (
          <Table
            caption="What came of each person"
            columns={columnsFor(job.id, isUnfinished(job))}
            rows={items.map((item) => ({ ...item, id: item.applicationId }))}
          />
        )}
        <Pager
          path={path}
          query={{ show: view.filter ?? undefined, cursor: view.cursor }}
          nextCursor={nextCursor}
          shown={items.length}
          noun="people"
        />
      </div>
    </Section>
  );
}

function columnsFor(jobId: string, isRunning: boolean): Column<ImportItemRow & { readonly id: string }>[] {
  return [
    {
      label: "Person",
      kind: "title",
      cell: (item) =>
        item.employeeId === null ? (
          item.name || "No name"
        ) : (
          <a class="title-link" href={`/employees/${item.employeeId}`}>
            {item.name || "Open the employee"}
          </a>
        ),
    },
    { label: "Outcome", cell: (item) => <State of={OUTCOME_WORDS[item.outcome]} reason={item.message} /> },
    {
      label: "Split into",
      under: "first · middle · last name",
      cell: (item) => (
        <>
          {item.split === null ? (
            <Dash />
          ) : (
            [item.split.first, item.split.middle, item.split.last].map((part) => part || "–").join(" · ")
          )}
          {item.nameDoubt === null ? null : <span class="reason">{item.nameDoubt}</span>}
        </>
      ),
    },
    {
      label: "Actions",
      kind: "does",
      cell: (item) => (
        <>
          {item.nameDoubt !== null && item.employeeId !== null ? (
            <a class="button quiet small" href={`/employees/${item.employeeId}/edit`} data-drawer>
              Correct the name
            </a>
          ) : null}
          {item.outcome === "failed" && !isRunning ? (
            <Act
              to={`/imports/${jobId}/retry`}
              label="Try again"
              class="small"
              hidden={{ person: item.applicationId }}
              ariaLabel={`Try ${item.name || "this person"} again`}
            />
          ) : null}
        </>
      ),
    },
  ];
}
