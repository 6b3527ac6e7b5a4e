// Settings > Audit log: who did what to which object, newest first.
import type { AuditRow } from "#shared/db/audit-log.ts";
import { Empty } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { Person } from "../../components/person.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import { auditSentence } from "../../view-models/audit-sentence.ts";
import type { Formats } from "../../view-models/formats.ts";
import { isNarrowed, type Query } from "../../view-models/query.ts";

export type AuditView = {
  readonly rows: readonly AuditRow[];
  readonly nextCursor: string | null;
  readonly query: Query;
  readonly formats: Formats;
};

export const AUDIT_KINDS = [
  "position",
  "hire",
  "employee",
  "match",
  "match_rehearsal",
  "connection",
  "new_hire",
  "package",
  "role",
  "submission",
  "recruiter",
  "event",
  "member",
  "api_token",
  "tenant",
] as const;

const PATH = "/settings/audit";

const KIND_WORDS: Record<(typeof AUDIT_KINDS)[number], string> = {
  position: "Positions",
  hire: "Hires",
  employee: "Employees",
  match: "Matches",
  match_rehearsal: "Rehearsals of the match rules",
  connection: "Connections",
  new_hire: "New hires",
  package: "Packages",
  role: "Roles",
  submission: "Candidates",
  recruiter: "Recruiters",
  event: "Events",
  member: "Members",
  api_token: "API tokens",
  tenant: "Settings",
};

/** What one of a kind is called here, where that is not the kind's own name. */
const OBJECT_WORDS: Readonly<Record<string, string>> = {
  api_token: "API token",
  match_rehearsal: "rehearsal",
  submission: "candidate",
  tenant: "settings",
};

/** Where an entry's object can be looked at; members and settings have one page for all. */
const PAGES: Readonly<Record<string, string>> = {
  position: "/positions/",
  hire: "/hires/",
  employee: "/employees/",
  match: "/matches/",
  match_rehearsal: "/matches/rehearsals/",
  connection: "/settings/integrations/",
  new_hire: "/onboarding/new-hires/",
  role: "/roles/",
  submission: "/submissions/",
  recruiter: "/recruiters/",
  event: "/settings/events/",
};

export function AuditPage(props: { view: AuditView }) {
  const { view } = props;
  return (
    <>
      <PageHead title="Audit log">
        Every change, who made it and when. Entries cannot be changed or deleted here.
      </PageHead>
      <div class="stack">
        <FilterBar
          path={PATH}
          query={view.query}
          filters={[
            {
              name: "kind",
              label: "About",
              any: "About everything",
              choices: AUDIT_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] })),
            },
          ]}
        />
        {view.rows.length === 0 ? (
          <Empty
            icon="scroll"
            title={isNarrowed(view.query) ? "No entry about this" : "Nothing has happened yet"}
            {...(isNarrowed(view.query)
              ? {
                  action: (
                    <a class="button" href={PATH}>
                      Show all
                    </a>
                  ),
                }
              : {})}
          >
            Planning, approving, syncing, matching and every change of settings is written down here.
          </Empty>
        ) : (
          <Table caption="Audit log" columns={columnsFor(view.formats)} rows={view.rows} />
        )}
        <Pager path={PATH} query={view.query} nextCursor={view.nextCursor} shown={view.rows.length} noun="entries" />
      </div>
    </>
  );
}

function columnsFor(formats: Formats): Column<AuditRow>[] {
  return [
    { label: "Who", kind: "title", cell: (row) => <Person name={row.actorName} /> },
    { label: "What", cell: (row) => auditSentence(row) },
    {
      label: "Object",
      cell: (row) => {
        const page = PAGES[row.subjectKind];
        const words = OBJECT_WORDS[row.subjectKind] ?? row.subjectKind.replaceAll("_", " ");
        return page === undefined ? words : <a href={`${page}${row.subjectId}`}>{words}</a>;
      },
    },
    { label: "When", cell: (row) => <Time at={row.at} formats={formats} /> },
  ];
}
