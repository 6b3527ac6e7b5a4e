// Onboarding > View new hires for onboarding: who came in, in which period, and who is invited.
import type { NewHireOrder, NewHireRow } from "#shared/db/new-hires.ts";
import { BULK_FORM, BulkBar, Selectable } from "../../components/bulk-bar.tsx";
import { Empty, NothingMatches } from "../../components/empty.tsx";
import { Icon } from "../../components/icon.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Dash } from "../../components/dash.tsx";
import { Person } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Day, Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { nextSort, orderOf, PERIODS } from "../../view-models/onboarding-query.ts";
import { missingWords, newHireWord } from "../../view-models/onboarding-words.ts";
import { isNarrowed, withQuery, type Query } from "../../view-models/query.ts";

export type NewHiresView = {
  readonly rows: readonly NewHireRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly query: Query;
  readonly formats: Formats;
  /** Connections used for onboarding, for the empty state. */
  readonly connections: readonly { readonly id: string; readonly isSetUp: boolean }[];
};

const PATH = "/onboarding/new-hires";

export function NewHiresPage(props: { view: NewHiresView }) {
  const { view } = props;
  const isBlank = view.total === 0 && !isNarrowed(view.query);
  const quick = (
    <a class="button primary" href="/onboarding/quick-invite">
      <Icon name="mail" /> Quick invite
    </a>
  );
  return (
    <>
      <PageHead title="View new hires for onboarding" actions={isBlank ? null : quick}>
        People who reached the stage you chose in your ATS. Select somebody to invite them to their welcome page.
      </PageHead>
      {isBlank ? <NobodyYet view={view} /> : <Grid view={view} />}
    </>
  );
}

function Grid(props: { view: NewHiresView }) {
  const { view } = props;
  const { query, formats } = view;
  return (
    <div class="stack">
      <GridFilters view={view} />
      {view.rows.length === 0 ? (
        <NothingMatches path={PATH} title="No new hire matches">
          Nobody came in under this search. Choose a longer period, or fewer words.
        </NothingMatches>
      ) : (
        <Selectable action={PATH} query={{}}>
          <Table
            caption="New hires"
            columns={columnsFor(query, formats)}
            rows={view.rows}
            picking={{ name: (row) => row.name || "this person", isPickable: (row) => row.withdrawnAt === null }}
          />
          <BulkBar matching={view.rows.length} onPage={view.rows.length} formats={formats}>
            <button class="button small primary" form={BULK_FORM} formmethod="post" formaction={`${PATH}/invite`}>
              Invite
            </button>
          </BulkBar>
        </Selectable>
      )}
      <Pages view={view} />
    </div>
  );
}

function GridFilters(props: { view: NewHiresView }) {
  const { query, formats, total } = props.view;
  const chosen = (name: string, value: string) => query[name] === value;
  return (
    <form class="filters" method="get" action={PATH} data-autosubmit role="search">
      {query["sort"] ? <input type="hidden" name="sort" value={query["sort"]} /> : null}
      <span class="search">
        <Icon name="search" />
        <input
          class="input"
          type="search"
          name="q"
          value={query["q"] ?? ""}
          placeholder="Search name, e-mail, job"
          aria-label="Search name, e-mail, job"
          maxlength={200}
        />
      </span>
      <select class={query["period"] ? "input set" : "input"} name="period" aria-label="Uploaded period">
        <option value="">Uploaded at any time</option>
        {PERIODS.map(({ value, label }) => (
          <option value={value} selected={chosen("period", value)}>
            {label}
          </option>
        ))}
      </select>
      <span class="from-to">
        <label for="uploaded-from">from</label>
        <input class="input" type="date" id="uploaded-from" name="uploadedFrom" value={query["uploadedFrom"] ?? ""} />
        <label for="uploaded-to">to</label>
        <input class="input" type="date" id="uploaded-to" name="uploadedTo" value={query["uploadedTo"] ?? ""} />
      </span>
      <select class={query["invited"] ? "input set" : "input"} name="invited" aria-label="Invitation">
        <option value="">Invited or not</option>
        <option value="no" selected={chosen("invited", "no")}>
          Not invited yet
        </option>
        <option value="yes" selected={chosen("invited", "yes")}>
          Invited
        </option>
      </select>
      <label class="from-to">
        <input type="checkbox" name="all" value="yes" checked={chosen("all", "yes")} /> also withdrawn
      </label>
      <button class="button when-unscripted">Apply</button>
      {isNarrowed(query) ? (
        <a class="button quiet" href={PATH}>
          Clear
        </a>
      ) : null}
      <span class="note count number">{formats.count(total, "new hire", "new hires")}</span>
    </form>
  );
}

function columnsFor(query: Query, formats: Formats): Column<NewHireRow>[] {
  const now = orderOf(query);
  const sort = (order: NewHireOrder) => ({
    href: withQuery(PATH, { ...query, sort: nextSort(query, order), page: undefined }),
    now: now.order === order ? (now.isDescending ? ("descending" as const) : ("ascending" as const)) : null,
  });
  return [
    {
      label: "New hire",
      kind: "title",
      sort: sort("name"),
      cell: (row) => (
        <Person name={row.name || "(no name)"} href={`${PATH}/${row.id}`} under={row.email ?? "no e-mail"} />
      ),
    },
    {
      label: "Job",
      sort: sort("postingTitle"),
      cell: (row) => (
        <>
          {row.designation ?? <Dash />}
          <span class="under">{row.location}</span>
        </>
      ),
    },
    { label: "Starts", sort: sort("startDate"), cell: (row) => <Day on={row.startDate} formats={formats} /> },
    { label: "Manager", cell: (row) => row.managerName ?? row.hiringManagerName ?? <Dash /> },
    {
      label: "Package",
      cell: (row) =>
        row.packageName ??
        (row.packageCode === null ? <Dash /> : <span class="tone-wait">unknown code {row.packageCode}</span>),
    },
    {
      label: "Invitation",
      cell: (row) => <State of={newHireWord(row, formats.now)} reason={missingWords(row)} />,
    },
    { label: "Uploaded", sort: sort("uploadedAt"), cell: (row) => <Time at={row.uploadedAt} formats={formats} /> },
    {
      label: "Actions",
      kind: "does",
      cell: (row) =>
        row.withdrawnAt === null ? (
          <a
            class="button small"
            href={`${PATH}/${row.id}/invite`}
            data-drawer
            aria-label={`Select ${row.name || "this person"}`}
          >
            Select
          </a>
        ) : null,
    },
  ];
}

function Pages(props: { view: NewHiresView }) {
  const { page, pages, query } = props.view;
  if (pages <= 1) return null;
  const to = (number: number) => withQuery(PATH, { ...query, page: number === 1 ? undefined : String(number) });
  return (
    <nav class="pager" aria-label="Pages">
      <span class="note number">
        Page {page} of {pages}
      </span>
      <span class="actions">
        {page > 1 ? (
          <a class="button small" rel="prev" href={to(page - 1)}>
            <Icon name="back" /> Before
          </a>
        ) : null}
        {page < pages ? (
          <a class="button small" rel="next" href={to(page + 1)}>
            Next <Icon name="next" />
          </a>
        ) : null}
      </span>
    </nav>
  );
}

function NobodyYet(props: { view: NewHiresView }) {
  const [first] = props.view.connections;
  const waiting = props.view.connections.find(({ isSetUp }) => !isSetUp);
  if (first === undefined)
    return (
      <Empty
        icon="newcomer"
        title="Connect Lever for onboarding"
        action={
          <a class="button primary" href="/settings/integrations">
            Open Integrations
          </a>
        }
      >
        Add the module Onboarding to a Lever connection. New hires then come in by themselves, with their offer, manager
        and files.
      </Empty>
    );
  if (waiting !== undefined)
    return (
      <Empty
        icon="newcomer"
        title="Choose a stage and a start date"
        action={
          <a class="button primary" href={`/settings/integrations/${waiting.id}/onboarding`}>
            Choose them
          </a>
        }
      >
        Rolecall must know which stage of Lever makes a candidate a new hire, and since when. Nothing runs before.
      </Empty>
    );
  return (
    <Empty
      icon="newcomer"
      title="Nobody has come in yet"
      action={
        <a class="button" href={`/settings/integrations/${first.id}/onboarding`}>
          Look now
        </a>
      }
    >
      Rolecall looks every four hours for candidates who reached the stage you chose. You can also let it look now.
    </Empty>
  );
}
