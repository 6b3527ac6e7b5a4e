// A person's documents: what each is, and the link that fetches it from the ATS.
import type { DocumentRow } from "#shared/db/new-hires.ts";
import { Dash } from "../../components/dash.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import { fileNameOf } from "../../document-answer.ts";
import type { Formats } from "../../view-models/formats.ts";
import { documentKind, sizeWords } from "../../view-models/onboarding-words.ts";

export function DocumentList(props: { personId: string; documents: readonly DocumentRow[]; formats: Formats }) {
  const { personId, documents, formats } = props;
  if (documents.length === 0) return <p class="all-well">No résumé and no file in the ATS yet.</p>;
  const rows = documents.map((document) => ({ ...document, id: document.providerId }));
  return <Table caption="Documents" columns={columnsFor(personId, formats)} rows={rows} />;
}

function columnsFor(personId: string, formats: Formats): Column<DocumentRow & { readonly id: string }>[] {
  return [
    {
      label: "File",
      kind: "title",
      cell: (row) => (
        <>
          <a
            class="title-link"
            href={`/onboarding/documents/${personId}/${encodeURIComponent(row.providerId)}/content`}
          >
            {fileNameOf(row)}
          </a>
          {row.isUnprocessable ? <span class="under">the ATS could not process it</span> : null}
        </>
      ),
    },
    { label: "Kind", cell: documentKind },
    { label: "Size", kind: "number", cell: (row) => sizeWords(row.size, formats.locale) ?? <Dash /> },
    { label: "Uploaded", cell: (row) => <Time at={row.uploadedAt} formats={formats} /> },
  ];
}
