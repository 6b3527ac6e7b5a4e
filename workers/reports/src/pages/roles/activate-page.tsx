// Choosing a posting: to make a role of it, or to link a role to it.
import type { PostingChoice } from "#shared/db/role-parts.ts";
import type { Child } from "hono/jsx";
import { Code } from "../../components/code.tsx";
import { Dash } from "../../components/dash.tsx";
import { Empty } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { isNarrowed, withQuery, type Query } from "../../view-models/query.ts";
import { placeWords } from "../../view-models/role-words.ts";

export type ChoiceView = {
  readonly title: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly intro: Child;
  /** Where this list is, and where a chosen posting leads to, with `connection` and `posting` in the query. */
  readonly path: string;
  readonly postings: readonly PostingChoice[];
  readonly query: Query;
  readonly isConnected: boolean;
};

/** One posting in a list of at most 200. */
export function PostingChoicePage(props: { view: ChoiceView }) {
  const { view } = props;
  return (
    <>
      <PageHead title={view.title} back={view.back}>
        {view.intro}
      </PageHead>
      {view.postings.length === 0 && !isNarrowed(view.query) ? (
        <NoPostings isConnected={view.isConnected} />
      ) : (
        <div class="stack">
          <FilterBar path={view.path} query={view.query} search="Search postings" />
          {view.postings.length === 0 ? (
            <Empty
              icon="search"
              title="No posting matches"
              action={
                <a class="button" href={view.path}>
                  Clear the search
                </a>
              }
            >
              Search by title, department, team, location or requisition code. A posting that was published a moment ago
              comes with the next refresh.
            </Empty>
          ) : (
            <Table
              caption="Postings"
              columns={columnsFor(view.path)}
              rows={view.postings.map((posting) => ({ ...posting, id: posting.postingId }))}
            />
          )}
          {view.postings.length >= 200 ? <p class="note">The first 200 are shown. Search to narrow them.</p> : null}
        </div>
      )}
    </>
  );
}

function columnsFor(path: string): Column<PostingChoice & { readonly id: string }>[] {
  return [
    {
      label: "Posting",
      kind: "title",
      cell: (row) => (
        <>
          {row.title}
          <span class="under">{[row.department, row.team].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    { label: "Location", cell: (row) => placeWords(row) ?? <Dash /> },
    {
      label: "Requisition",
      cell: (row) => row.requisitionCodes.map((code) => <Code text={code} />),
    },
    { label: "Shown to", cell: (row) => (row.isConfidential ? "Confidential" : "Everybody") },
    {
      label: "Actions",
      kind: "does",
      cell: (row) =>
        row.roleId === null ? (
          <a
            class="button small"
            href={withQuery(path, { connection: row.connectionId, posting: row.postingId })}
            aria-label={`Choose ${row.title}`}
          >
            Choose
          </a>
        ) : (
          <a class="button quiet small" href={`/roles/${row.roleId}`} aria-label={`Open the role of ${row.title}`}>
            Has a role
          </a>
        ),
    },
  ];
}

function NoPostings(props: { isConnected: boolean }) {
  return (
    <Empty
      icon="briefcase"
      title="No posting takes candidates"
      action={
        <a class="button primary" href="/settings/integrations">
          {props.isConnected ? "Open Integrations" : "Connect Lever"}
        </a>
      }
    >
      {props.isConnected
        ? "Publish a posting in Lever, then press Refresh roles on the Lever connection. It comes by itself within minutes."
        : "Connect Lever for the marketplace first. Its postings then come in by themselves."}
    </Empty>
  );
}
