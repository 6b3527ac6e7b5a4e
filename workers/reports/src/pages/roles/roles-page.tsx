// Roles: everything that is, was or will be offered to recruiters.
import type { RoleRow } from "#shared/db/roles.ts";
import { RoleSource } from "#shared/domain/marketplace/words.ts";
import { Dash } from "../../components/dash.tsx";
import { Empty, NothingMatches } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { Icon } from "../../components/icon.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import { choicesOf, sameChoices } from "../../view-models/choices.ts";
import type { Formats } from "../../view-models/formats.ts";
import { isNarrowed, type Query } from "../../view-models/query.ts";
import { closedWords, feeWords, placeWords, ROLE_WORDS, SOURCE_WORDS } from "../../view-models/role-words.ts";

export type RolesView = {
  readonly rows: readonly RoleRow[];
  readonly nextCursor: string | null;
  readonly query: Query;
  readonly departments: readonly string[];
  readonly locations: readonly string[];
  readonly recruiters: readonly { readonly id: string; readonly name: string }[];
  /** Whether a Lever account is connected for the marketplace. */
  readonly isConnected: boolean;
  readonly formats: Formats;
};

const PATH = "/roles";

export function RolesPage(props: { view: RolesView }) {
  const { view } = props;
  const isBlank = view.rows.length === 0 && !isNarrowed(view.query);
  return (
    <>
      <PageHead title="Roles" actions={isBlank ? null : <AddRole isConnected={view.isConnected} />}>
        What you offer to outside recruiters. A role from Lever follows its posting by itself.
      </PageHead>
      {isBlank ? <FirstRole isConnected={view.isConnected} /> : <RoleList view={view} />}
    </>
  );
}

function RoleList(props: { view: RolesView }) {
  const { view } = props;
  return (
    <div class="stack">
      <FilterBar
        path={PATH}
        query={view.query}
        search="Search roles"
        filters={[
          { name: "status", label: "State", any: "Any state", choices: choicesOf(ROLE_WORDS) },
          {
            name: "source",
            label: "Source",
            any: "Any source",
            choices: RoleSource.options.map((value) => ({ value, label: SOURCE_WORDS[value] })),
          },
          { name: "department", label: "Department", any: "All departments", choices: sameChoices(view.departments) },
          { name: "location", label: "Location", any: "All locations", choices: sameChoices(view.locations) },
          {
            name: "recruiter",
            label: "Recruiter",
            any: "All recruiters",
            choices: view.recruiters.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
      />
      {view.rows.length === 0 ? (
        <NothingMatches path={PATH} title="No role matches">
          Nothing fits this search. Try fewer words, or clear the filters.
        </NothingMatches>
      ) : (
        <Table caption="Roles" columns={columnsFor(view.formats)} rows={view.rows} />
      )}
      <Pager path={PATH} query={view.query} nextCursor={view.nextCursor} shown={view.rows.length} noun="roles" />
    </div>
  );
}

function columnsFor(formats: Formats): Column<RoleRow>[] {
  return [
    {
      label: "Role",
      kind: "title",
      cell: (row) => (
        <>
          <a class="title-link" href={`/roles/${row.id}`}>
            {row.title}
          </a>
          <span class="under">{[row.department, placeWords(row)].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    { label: "State", cell: (row) => <State of={ROLE_WORDS[row.state]} reason={closedWords(row)} /> },
    {
      label: "Source",
      cell: (row) => (
        <>
          {SOURCE_WORDS[row.source]}
          {row.link === null && row.source === "lever" ? <span class="under">not linked</span> : null}
          {row.link !== null && row.source === "hand" ? <span class="under">linked to Lever</span> : null}
          {row.isConfidential ? <span class="under">Confidential</span> : null}
        </>
      ),
    },
    { label: "Fee", cell: (row) => feeWords(row.fee, formats.locale) ?? <Dash /> },
    { label: "Hires wanted", kind: "number", cell: (row) => formats.number(row.hiresWanted) },
    { label: "Recruiters", kind: "number", cell: (row) => formats.number(row.recruiterCount) },
    { label: "Added", cell: (row) => <Time at={row.createdAt} formats={formats} /> },
  ];
}

function AddRole(props: { isConnected: boolean }) {
  return (
    <>
      <a class="button" href="/roles/new">
        Add by hand
      </a>
      {props.isConnected ? (
        <a class="button primary" href="/roles/activate">
          <Icon name="plus" /> Activate role
        </a>
      ) : null}
    </>
  );
}

function FirstRole(props: { isConnected: boolean }) {
  if (props.isConnected)
    return (
      <Empty icon="briefcase" title="Offer your first role" action={<AddRole isConnected />}>
        Choose a posting from Lever, say what you pay for a hire, and pick the recruiters who work on it.
      </Empty>
    );
  return (
    <Empty
      icon="briefcase"
      title="Bring your roles from Lever"
      action={
        <>
          <a class="button primary" href="/settings/integrations">
            Connect Lever
          </a>
          <a class="button" href="/roles/new">
            Add by hand
          </a>
        </>
      }
    >
      Connect Lever for the marketplace under Settings, Integrations. Its postings then come in by themselves, and
      recruiters can submit candidates to them.
    </Empty>
  );
}
