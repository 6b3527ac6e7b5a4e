// Settings > Integrations > Greenhouse > Fields: what fills Greenhouse's custom fields, and what our words mean there.
import type { SyncJobRow } from "#shared/db/sync-jobs.ts";
import type { Mappings } from "../../operations/field-mappings.ts";
import { Empty } from "../../components/empty.tsx";
import type { FormState } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Tabs } from "../../components/tabs.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { fieldRows, isFieldPart, PARTS, partOf, wordsOf, type Part } from "../../view-models/mapping-rows.ts";
import { withQuery, type Query } from "../../view-models/query.ts";
import { CatalogueStatus } from "./catalogue-status.tsx";
import { Fields, Words } from "./fields-form.tsx";

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
        tabs={PARTS.map((value) => ({
          label: PART_NAMES[value],
          href: withQuery(path, { part: value }),
          isCurrent: value === part,
          count: countOf(view.mappings, value),
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

export function pathOf(view: { readonly mappings: Pick<Mappings, "connection"> }): string {
  return `/settings/integrations/${view.mappings.connection.id}/fields`;
}
