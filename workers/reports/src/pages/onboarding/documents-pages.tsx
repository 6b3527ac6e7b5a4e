// Onboarding > Document center: find a person, see their files, and what is told when a file cannot be had.
import type { NewHireRow } from "#shared/db/new-hires.ts";
import { Empty } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { Person } from "../../components/person.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Day, Time } from "../../components/time.tsx";
import type { OpenReason } from "../../operations/onboarding/documents.ts";
import type { NewHireDetail } from "../../operations/onboarding/new-hires.ts";
import type { Formats } from "../../view-models/formats.ts";
import { isNarrowed, type Query } from "../../view-models/query.ts";
import { DocumentList } from "./document-list.tsx";

export type CenterView = {
  readonly rows: readonly NewHireRow[];
  readonly nextCursor: string | null;
  readonly query: Query;
  readonly formats: Formats;
};

const PATH = "/onboarding/documents";

export function DocumentCenterPage(props: { view: CenterView }) {
  const { rows, nextCursor, query, formats } = props.view;
  const isBlank = rows.length === 0 && !isNarrowed(query);
  return (
    <>
      <PageHead title="Document center">
        Résumés, cover letters and other files of your new hires. They stay in your ATS: a click fetches one, and is
        written into the audit log.
      </PageHead>
      {isBlank ? (
        <Empty
          icon="file"
          title="No documents yet"
          action={
            <a class="button" href="/onboarding/new-hires">
              View new hires
            </a>
          }
        >
          When new hires come in, their files are listed here.
        </Empty>
      ) : (
        <div class="stack">
          <FilterBar path={PATH} query={query} search="Search name, e-mail, job" />
          {rows.length === 0 ? (
            <Empty icon="search" title="Nobody by that name">
              Try fewer letters, or an e-mail address.
            </Empty>
          ) : (
            <Table caption="People with documents" columns={columnsFor(formats)} rows={rows} />
          )}
          <Pager path={PATH} query={query} nextCursor={nextCursor} shown={rows.length} noun="people" />
        </div>
      )}
    </>
  );
}

function columnsFor(formats: Formats): Column<NewHireRow>[] {
  return [
    {
      label: "Person",
      kind: "title",
      cell: (row) => <Person name={row.name || "(no name)"} href={`${PATH}/${row.id}`} under={row.email} />,
    },
    { label: "Job", cell: (row) => row.designation ?? "" },
    { label: "Starts", cell: (row) => <Day on={row.startDate} formats={formats} /> },
    { label: "Last read", cell: (row) => <Time at={row.readAt} formats={formats} /> },
  ];
}

export function PersonDocumentsPage(props: { hire: NewHireDetail; formats: Formats }) {
  const { hire, formats } = props;
  return (
    <>
      <PageHead title={`Documents of ${hire.name || "this person"}`} back={{ href: PATH, label: "Document center" }}>
        Read from your ATS <Time at={hire.readAt} formats={formats} />.
      </PageHead>
      <DocumentList personId={hire.id} documents={hire.documents} formats={formats} />
      <p>
        <a href={`/onboarding/new-hires/${hire.id}`}>Everything about {hire.name || "this person"}</a>
      </p>
    </>
  );
}

const TROUBLE: Record<Exclude<OpenReason, "not_found">, { readonly title: string; readonly advice: string }> = {
  document_gone: {
    title: "This file is gone",
    advice: "Somebody deleted it in your ATS. It leaves this list with the next look, within four hours.",
  },
  document_unprocessable: {
    title: "Your ATS cannot read this file",
    advice:
      "It was uploaded damaged or in a format that your ATS does not take. Ask the person for another copy and upload it there.",
  },
  connection_not_active: {
    title: "The connection to your ATS does not work",
    advice:
      "Somebody revoked Rolecall’s access, or disconnected it. An owner or admin reconnects it under Settings > Integrations.",
  },
  permission_missing: {
    title: "Rolecall may not read files",
    advice: "The grant or key does not include files and résumés. A Super Admin of your ATS allows it, then try again.",
  },
  unavailable: {
    title: "The file cannot be had right now",
    advice: "Your ATS does not answer, or is busy. Nothing is wrong with the file: try again in a minute.",
  },
};

export function DocumentTroublePage(props: { reason: keyof typeof TROUBLE; personId: string; again: string }) {
  const { title, advice } = TROUBLE[props.reason];
  const mayHelp = props.reason === "unavailable";
  const back = { href: `${PATH}/${props.personId}`, label: "Documents" };
  return (
    <>
      <PageHead title="Document" back={back} />
      <Empty
        icon="file"
        title={title}
        action={
          <>
            {mayHelp ? (
              <a class="button primary" href={props.again}>
                Try again
              </a>
            ) : null}
            {props.reason === "connection_not_active" ? (
              <a class="button primary" href="/settings/integrations">
                Open Integrations
              </a>
            ) : null}
            <a class="button" href={`${PATH}/${props.personId}`}>
              Back to the documents
            </a>
          </>
        }
      >
        {advice}
      </Empty>
    </>
  );
}
