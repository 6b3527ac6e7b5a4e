// Headcount > Positions: every planned seat, with its plan, its approval and where it stands.
import { Dash } from "../../components/dash.tsx";
import type { PositionRow } from "#shared/db/positions.ts";
import { Act } from "../../components/action.tsx";
import { BULK_FORM, BulkBar, Selectable } from "../../components/bulk-bar.tsx";
import { Code } from "../../components/code.tsx";
import { Empty, NothingMatches } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { Icon } from "../../components/icon.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Day } from "../../components/time.tsx";
import { choicesOf, sameChoices } from "../../view-models/choices.ts";
import { INTERVAL_WORDS, type Formats } from "../../view-models/formats.ts";
import { isNarrowed, type Query } from "../../view-models/query.ts";
import { POSITION_WORDS, SYNC_WORDS } from "../../view-models/state-words.ts";

export type PositionsView = {
  readonly rows: readonly PositionRow[];
  readonly nextCursor: string | null;
  /** How many positions the filter selects over all pages. */
  readonly matching: number;
  readonly query: Query;
  readonly departments: readonly string[];
  readonly locations: readonly string[];
  readonly formats: Formats;
};

const PATH = "/positions";

export function PositionsPage(props: { view: PositionsView }) {
  const { view } = props;
  const isBlank = view.rows.length === 0 && !isNarrowed(view.query);
  return (
    <>
      <PageHead title="Positions" actions={isBlank ? null : <AddPosition />}>
        The seats you plan. An approved one can be opened in your ATS, and is filled when the new employee arrives.
      </PageHead>
      {isBlank ? <FirstPosition /> : <PositionList view={view} />}
    </>
  );
}

function PositionList(props: { view: PositionsView }) {
  const { view } = props;
  return (
    <div class="stack">
      <FilterBar
        path={PATH}
        query={view.query}
        search="Search positions"
        count={view.formats.count(view.matching, "position", "positions")}
        filters={[
          { name: "status", label: "Status", any: "Any status", choices: choicesOf(POSITION_WORDS) },
          { name: "sync", label: "ATS", any: "Any sync", choices: choicesOf(SYNC_WORDS) },
          { name: "department", label: "Department", any: "All departments", choices: sameChoices(view.departments) },
          { name: "location", label: "Location", any: "All locations", choices: sameChoices(view.locations) },
        ]}
      />
      {view.rows.length === 0 ? (
        <NothingMatches path={PATH} title="No position matches">
          Nothing fits this search. Try fewer words, or clear the filters.
        </NothingMatches>
      ) : (
        <Selectable action="/reports/ats/preview" query={view.query}>
          <Table
            caption="Positions"
            columns={columnsFor(view.formats)}
            rows={view.rows}
            picking={{ name: (row) => row.title }}
          />
          <BulkBar matching={view.matching} onPage={view.rows.length} formats={view.formats}>
            <button class="button small" form={BULK_FORM} formmethod="post" formaction="/positions/approve">
              Approve
            </button>
            <button class="button small primary" form={BULK_FORM}>
              Sync with ATS
            </button>
          </BulkBar>
        </Selectable>
      )}
      <Pager path={PATH} query={view.query} nextCursor={view.nextCursor} shown={view.rows.length} noun="positions" />
    </div>
  );
}

function columnsFor(formats: Formats): Column<PositionRow>[] {
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
    {
      label: "Status",
      cell: (row) => (
        <State of={POSITION_WORDS[row.status]} reason={row.sentBackNote ? `Sent back: ${row.sentBackNote}` : null} />
      ),
    },
    {
      label: "ATS",
      cell: (row) => <State of={SYNC_WORDS[row.syncStatus]} />,
    },
    { label: "Requisition", cell: (row) => <Code text={row.requisitionCode} /> },
    { label: "Hiring manager", cell: (row) => row.hiringManager ?? <Dash /> },
    {
      label: "Compensation",
      kind: "number",
      cell: (row) => <Band of={row.compensation} formats={formats} />,
    },
    { label: "Target start", cell: (row) => <Day on={row.targetStartOn} formats={formats} /> },
    { label: "Actions", kind: "does", cell: (row) => <RowActions row={row} /> },
  ];
}

function Band(props: { of: PositionRow["compensation"]; formats: Formats }) {
  if (props.of === null) return <Dash />;
  return (
    <>
      {props.formats.range(props.of)}
      <span class="under">{INTERVAL_WORDS[props.of.interval]}</span>
    </>
  );
}

function RowActions(props: { row: PositionRow }) {
  const { row } = props;
  return (
    <>
      {row.status === "draft" ? (
        <Act to={`/positions/${row.id}/request`} label="Request approval" class="small" hidden={{ back: PATH }} />
      ) : null}
      {row.status === "requested" ? (
        <Act to={`/positions/${row.id}/approve`} label="Approve" class="small" hidden={{ back: PATH }} />
      ) : null}
      {row.syncStatus === "pending" ? null : (
        <a class="button quiet small" href={`/positions/${row.id}/edit`} data-drawer aria-label={`Edit ${row.title}`}>
          Edit
        </a>
      )}
    </>
  );
}

export function AddPosition() {
  return (
    <a class="button primary" href="/positions/new" data-drawer>
      <Icon name="plus" /> Add position
    </a>
  );
}

function FirstPosition() {
  return (
    <Empty icon="seats" title="Plan your first seat" action={<AddPosition />}>
      A position is one seat: a title, a place, a manager and when the person should start. Once it is approved, one
      click opens its requisition in your ATS.
    </Empty>
  );
}
