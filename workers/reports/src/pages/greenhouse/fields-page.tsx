// Settings > Integrations > Greenhouse > Fields: what fills Greenhouse's custom fields, and what our words mean there.
import { SOURCE_NAMES } from "#shared/domain/greenhouse/field-sources.ts";
import type { SyncJobRow } from "#shared/db/sync-jobs.ts";
import type { Mappings } from "../../operations/field-mappings.ts";
import { Empty } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { FormProblem, type FormState } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Tabs } from "../../components/tabs.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { ALL } from "../../view-models/mapping-form.ts";
import {
  choicesFor,
  cut,
  fieldRows,
  goneRows,
  isFieldPart,
  narrowed,
  partOf,
  wordRows,
  wordsOf,
  type Cut,
  type Part,
} from "../../view-models/mapping-rows.ts";
import { isNarrowed, withQuery, type Query } from "../../view-models/query.ts";
import { CatalogueStatus } from "./catalogue-status.tsx";
import { UserList } from "./user-list.tsx";
import { FieldList } from "./field-list.tsx";
import { WordList } from "./word-list.tsx";

export type FieldsView = {
  readonly mappings: Mappings;
  readonly query: Query;
  readonly form: FormState;
  /** A reading of the catalogue that is under way. */
  readonly job: SyncJobRow | null;
  readonly mayChange: boolean;
  readonly formats: Formats;
};

export const PART_NAMES: Record<Part, string> = {
  job: "Job fields",
  opening: "Opening fields",
  department: "Departments",
  office: "Offices",
  hiring_manager: "Hiring managers",
  recruiter: "Recruiters",
};

export function FieldsPage(props: { view: FieldsView }) {
  const { view } = props;
  const { connection, catalogue } = view.mappings;
  const path = pathOf(view);
  const isUnread = catalogue.length === 0;
  return (
    <>
      <PageHead title="Fields" back={{ href: `/settings/integrations/${connection.id}`, label: "Greenhouse" }}>
        What fills Greenhouse’s custom fields when a position is sent. What nothing fills is asked for in the form.
      </PageHead>
      <CatalogueStatus
        view={{
          connection,
          job: view.job,
          shownReadAt: connection.look?.catalogueReadAt ?? null,
          href: withQuery(path, view.query),
          formats: view.formats,
        }}
      />
      {isUnread ? <NotRead view={view} /> : <Mapping view={view} path={path} />}
    </>
  );
}

function NotRead(props: { view: FieldsView }) {
  const isActive = props.view.mappings.connection.status === "active";
  return (
    <Empty icon="clock" title="Greenhouse’s fields are not here yet">
      {isActive
        ? "Rolecall reads fields, jobs, departments, offices and people right after connecting. That takes a minute or two in a large account; this page shows when they are there."
        : "This connection does not work now, so they cannot be read. Mend it on its page first."}
    </Empty>
  );
}

function Mapping(props: { view: FieldsView; path: string }) {
  const { view, path } = props;
  const part = partOf(view.query);
  return (
    <div class="stack">
      <Tabs
        label="What is mapped"
        formats={view.formats}
        tabs={Object.entries(PART_NAMES).map(([value, label]) => ({
          label,
          href: withQuery(path, { part: value }),
          isCurrent: value === part,
          count: countOf(view.mappings, value as Part), // PART_NAMES has exactly the parts as keys
        }))}
      />
      {view.mayChange ? null : <Notice tone="info">Only an owner or an admin can change what is mapped.</Notice>}
      {isFieldPart(part) ? <Fields view={view} path={path} on={part} /> : <Words view={view} path={path} kind={part} />}
    </div>
  );
}

function countOf(mappings: Mappings, part: Part): number {
  return isFieldPart(part) ? fieldRows(mappings, part).length : wordsOf(mappings, part).length;
}

function Fields(props: { view: FieldsView; path: string; on: "job" | "opening" }) {
  const { view, path, on } = props;
  const rows = fieldRows(view.mappings, on);
  const found = narrowed(rows, view.query);
  const shown = cut(found, view.query);
  const { part, q, show } = view.query;
  return (
    <>
      <FilterBar
        path={path}
        query={{ q, show }}
        keep={{ part }}
        search="Search name or key"
        count={view.formats.count(found.length, "field", "fields")}
        filters={[
          {
            name: "show",
            label: "Which fields",
            any: "All fields",
            choices: [
              { value: "problems", label: "Want a look" },
              { value: "required", label: "Required" },
              { value: "suggested", label: "With a suggestion" },
              { value: "unmapped", label: "Filled by nothing" },
              { value: "mapped", label: "Filled by the position" },
            ],
          },
        ]}
      />
      <form class="stack" method="post" action={path}>
        <Kept query={view.query} />
        <FormProblem form={view.form} />
        <Gone view={view} on={on} />
        <AcceptAll count={rows.filter(({ suggestion }) => suggestion !== null).length} view={view} />
        {found.length === 0 ? (
          <Empty
            icon="search"
            title={isNarrowed({ q, show }) ? "No field fits" : `Greenhouse has no custom ${on} fields`}
          >
            {isNarrowed({ q, show })
              ? "Try another search, or show all fields."
              : "Positions are sent with title, code, department, office and target start."}
          </Empty>
        ) : (
          <FieldList rows={shown.rows} form={view.form} mayChange={view.mayChange} />
        )}
        <Foot view={view} path={path} shown={shown} />
      </form>
      <UserList catalogue={view.mappings.catalogue} />
    </>
  );
}

/** Where the form returns to: the same part, search and page. */
function Kept(props: { query: Query }) {
  return (
    <>
      {["part", "q", "show", "from"].map((name) => (
        <input type="hidden" name={name} value={props.query[name] ?? ""} />
      ))}
    </>
  );
}

function Gone(props: { view: FieldsView; on: "job" | "opening" }) {
  const gone = goneRows(props.view.mappings, props.on);
  return (
    <>
      {gone.map((problem) => {
        const mapping = props.view.mappings.fields.find(({ on, key }) => on === problem.on && key === problem.key);
        return (
          <Notice
            tone="bad"
            action={
              props.view.mayChange ? (
                <button class="button small" name="gone" value={problem.key}>
                  Take the mapping away
                </button>
              ) : null
            }
          >
            {problem.message}{" "}
            <span class="soft">It was filled by {mapping ? SOURCE_NAMES[mapping.field] : "a field"}.</span>
          </Notice>
        );
      })}
    </>
  );
}

function AcceptAll(props: { count: number; view: FieldsView }) {
  const { count, view } = props;
  if (count === 0 || !view.mayChange) return null;
  return (
    <Notice
      tone="info"
      action={
        <button class="button small" name="accept" value={ALL}>
          Use {count === 1 ? "it" : `all ${view.formats.number(count)}`}
        </button>
      }
    >
      {count === 1 ? "One suggestion" : `${view.formats.number(count)} suggestions`} by name. Nothing is mapped before
      you say so.
    </Notice>
  );
}

function Words(props: { view: FieldsView; path: string; kind: Exclude<Part, "job" | "opening"> }) {
  const { view, path, kind } = props;
  const rows = wordRows(view.mappings, kind);
  const suggestions = rows.filter(({ suggestion }) => suggestion !== null).length;
  return (
    <form class="stack" method="post" action={path}>
      <Kept query={view.query} />
      <FormProblem form={view.form} />
      <AcceptAll count={suggestions} view={view} />
      <WordList
        view={{
          kind,
          rows,
          choices: choicesFor(view.mappings, kind),
          form: view.form,
          mayChange: view.mayChange,
        }}
      />
      {rows.length === 0 || !view.mayChange ? null : (
        <div class="save-bar">
          <button class="button primary">Save</button>
        </div>
      )}
    </form>
  );
}

function Foot(props: { view: FieldsView; path: string; shown: Cut<unknown> }) {
  const { view, path, shown } = props;
  const { number } = view.formats;
  const page = (from: number | null, label: string) =>
    from === null ? null : (
      <a class="button small" href={withQuery(path, { ...view.query, from: String(from) })}>
        {label}
      </a>
    );
  return (
    <div class="save-bar">
      {view.mayChange && shown.rows.length > 0 ? <button class="button primary">Save</button> : null}
      {shown.previous === null && shown.next === null ? null : (
        <span class="row small">
          <span class="note number">
            {number(shown.from + 1)}–{number(shown.from + shown.rows.length)} of {number(shown.total)}
          </span>
          {page(shown.previous, "Back")}
          {page(shown.next, "Further")}
        </span>
      )}
    </div>
  );
}

export function pathOf(view: { readonly mappings: Pick<Mappings, "connection"> }): string {
  return `/settings/integrations/${view.mappings.connection.id}/fields`;
}
