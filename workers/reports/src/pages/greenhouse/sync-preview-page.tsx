// The preview of one position's sync with Greenhouse: every field that will be written, in words; of an edit old beside new.
import type { PositionPreview } from "../../operations/sync-preview.ts";
import { Notice } from "../../components/notice.tsx";
import { PageHead, Section } from "../../components/page-head.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import { Notes } from "./notes.tsx";
import type { Formats } from "../../view-models/formats.ts";

export type SyncPreviewView = {
  readonly preview: PositionPreview;
  readonly isUpdate: boolean;
  /** Everything that was typed and chosen, so that it can be sent, or changed once more. */
  readonly texts: Readonly<Record<string, string>>;
  readonly failure: string | null;
  readonly formats: Formats;
};

type Line = PositionPreview["lines"][number] & { readonly id: string };

export function SyncPreviewPage(props: { view: SyncPreviewView }) {
  const { preview, isUpdate, failure, formats } = props.view;
  const { position, lines, notes, refusal } = preview;
  const to = `/positions/${position.id}`;
  const readAt = position.requisition?.readAt;
  return (
    <>
      <PageHead
        title={isUpdate ? "Write the changes to Greenhouse" : "Sync with ATS"}
        back={{ href: to, label: position.title }}
      >
        {isUpdate
          ? "Only what differs is written; the rest of the job and its opening stays as it is."
          : "This will stand in Greenhouse, exactly as below. Nothing is written until you confirm."}
      </PageHead>
      {failure === null ? null : (
        <Notice tone="bad" isAlert>
          {failure}
        </Notice>
      )}
      {refusal === null || failure !== null ? null : (
        <Notice tone={refusal.reason === "nothing_to_write" ? "info" : "bad"}>{refusal.message}</Notice>
      )}
      <Notes notes={notes} connectionId={null} />
      {lines.length === 0 ? null : (
        <Section
          title={isUpdate ? `What changes (${formats.number(lines.length)})` : "What will be written"}
          {...(isUpdate && readAt
            ? {
                aside: (
                  <span class="note">
                    Greenhouse as read <Time at={readAt} formats={formats} />
                  </span>
                ),
              }
            : {})}
        >
          <Table
            caption={isUpdate ? "What changes in Greenhouse" : "What will be written to Greenhouse"}
            columns={isUpdate ? CHANGES : LINES}
            rows={lines.map((line) => ({ ...line, id: `line-${line.field}` }))}
          />
        </Section>
      )}
      <Confirm view={props.view} />
    </>
  );
}

const NAME: Column<Line> = {
  label: "Field in Greenhouse",
  kind: "title",
  cell: (line) => (
    <>
      {line.label}
      <span class="field-name">{line.field}</span>
    </>
  ),
};
const LINES: readonly Column<Line>[] = [NAME, { label: "Value", cell: (line) => <Value of={line} /> }];
const CHANGES: readonly Column<Line>[] = [
  NAME,
  {
    label: "Now",
    cell: (line) => (line.from ? <span class="was">{line.from}</span> : <span class="none">empty</span>),
  },
  { label: "Becomes", cell: (line) => <Value of={line} /> },
];

function Value(props: { of: Line }) {
  const { field, value } = props.of;
  if (value === "") return <span class="none">empty</span>;
  if (field === "opening_id" || field === "requisition_id") return <code>{value}</code>;
  return <strong>{value}</strong>;
}

/** "Change" posts the same texts back to the form, so that nothing typed is lost. */
function Confirm(props: { view: SyncPreviewView }) {
  const { preview, texts } = props.view;
  const to = `/positions/${preview.position.id}`;
  const canGo = preview.refusal === null;
  return (
    <form method="post" action={`${to}/greenhouse/sync`}>
      <input type="hidden" name="seen" value={preview.position.updatedAt} />
      {preview.lines.map(({ field }) => (
        <input type="hidden" name="shown" value={field} />
      ))}
      {Object.entries(texts).map(([name, value]) => (
        <textarea name={name} hidden readonly aria-label={name}>
          {value}
        </textarea>
      ))}
      <div class="form-foot">
        {canGo ? <button class="button primary">Sync with ATS</button> : null}
        <button class="button" formaction={`${to}/greenhouse/form`}>
          Change
        </button>
        <a class="button quiet" href={to}>
          Cancel
        </a>
      </div>
    </form>
  );
}
