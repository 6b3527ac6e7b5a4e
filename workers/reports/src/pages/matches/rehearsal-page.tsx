// One rehearsal: how far it is, live, and every employee on whom today's rules would decide otherwise, with why.
import type { RehearsalDetail } from "../../operations/rehearsals.ts";
import type { NamedDifference } from "../../operations/match-review.ts";
import { Act } from "../../components/action.tsx";
import { Empty } from "../../components/empty.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { LiveRegion } from "../../components/progress.tsx";
import { Table } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import type { Query } from "../../view-models/query.ts";
import { rehearsalProgress, rehearsalResult } from "../../view-models/rehearsal-words.ts";
import { differenceColumns } from "./difference-columns.tsx";
import { REHEARSAL_TITLE, REHEARSALS_PATH } from "./rehearsals-page.tsx";

export type RehearsalView = {
  readonly rehearsal: RehearsalDetail;
  readonly differences: readonly NamedDifference[];
  readonly nextCursor: string | null;
  readonly query: Query;
  readonly formats: Formats;
};

export function RehearsalPage(props: { view: RehearsalView }) {
  const { rehearsal, formats } = props.view;
  return (
    <>
      <PageHead title={REHEARSAL_TITLE} back={{ href: REHEARSALS_PATH, label: "Rehearsals" }}>
        Asked by {rehearsal.requestedByName}, <Time at={rehearsal.createdAt} formats={formats} />
        {rehearsal.ruleVersion === null ? null : (
          <>
            {" "}
            · rules <code>{rehearsal.ruleVersion}</code>
          </>
        )}
      </PageHead>
      <RehearsalBody view={props.view} />
    </>
  );
}

/** The live part: also what the fragment's URL answers. */
export function RehearsalBody(props: { view: RehearsalView }) {
  const { rehearsal, differences, formats, query, nextCursor } = props.view;
  const isRunning = rehearsal.status === "running";
  const path = `${REHEARSALS_PATH}/${rehearsal.id}`;
  return (
    <LiveRegion url={`${path}/live`} isLive={isRunning} class="stack wide">
      <div data-key={rehearsal.status}>{isRunning ? <Running {...props} /> : <Result {...props} />}</div>
      {differences.length > 0 ? (
        <Table
          caption="Employees on whom today’s rules would decide otherwise"
          columns={differenceColumns(formats)}
          rows={differences.map((difference) => ({ ...difference, id: difference.employee.id }))}
        />
      ) : null}
      {differences.length === 0 && !isRunning ? (
        <Empty
          icon="check"
          title="No difference"
          action={
            <a class="button" href="/matches">
              Back to matches
            </a>
          }
        >
          Everything that stands would be decided the same way again.
        </Empty>
      ) : null}
      {isRunning ? null : (
        <Pager
          path={path}
          query={query}
          nextCursor={nextCursor}
          shown={differences.length}
          noun="differences"
          words={{ first: "First", next: "Next" }}
        />
      )}
    </LiveRegion>
  );
}

function Running({ view: { rehearsal, formats } }: { view: RehearsalView }) {
  const label = "Rehearsing.";
  return (
    <div class="card">
      <div class="progress">
        <div class="row apart small">
          <span role="status">
            <strong>{label}</strong> <span class="number">{rehearsalProgress(rehearsal, formats)}</span>
          </span>
          <span class="note">Nothing is changed. You can leave this page; the work goes on.</span>
        </div>
        <progress value={rehearsal.doneCount} max={Math.max(rehearsal.total ?? 1, 1)} aria-label={label}></progress>
      </div>
    </div>
  );
}

function Result({ view: { rehearsal, formats } }: { view: RehearsalView }) {
  return (
    <Notice
      tone={rehearsal.differenceCount === 0 ? "good" : "info"}
      action={<Act to={REHEARSALS_PATH} label="Rehearse again" class="small" />}
    >
      <span role="status">{rehearsalResult(rehearsal, formats)} Nothing was changed.</span>
    </Notice>
  );
}
