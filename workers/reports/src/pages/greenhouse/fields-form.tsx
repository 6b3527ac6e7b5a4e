// The forms of the mapping screen: the fields of jobs or openings with search and pages, and the words of one kind.
import { SOURCE_NAMES } from "#shared/domain/greenhouse/field-sources.ts";
import { Empty } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { FormProblem } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { ALL } from "../../view-models/mapping-form.ts";
import {
  choicesFor,
  cut,
  fieldRows,
  goneRows,
  narrowed,
  wordRows,
  type Cut,
  type Part,
} from "../../view-models/mapping-rows.ts";
import { isNarrowed, withQuery, type Query } from "../../view-models/query.ts";
import { FieldList } from "./field-list.tsx";
import type { FieldsView } from "./fields-page.tsx";
import { UserList } from "./user-list.tsx";
import { WordList } from "./word-list.tsx";

export function Fields(props: { view: FieldsView; path: string; on: "job" | "opening" }) {
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

export function Words(props: { view: FieldsView; path: string; kind: Exclude<Part, "job" | "opening"> }) {
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
