// The preview of a sync: exactly what will be written, field by field, and what is left out and why. Confirming writes it.
import type { PreviewLine } from "#shared/domain/write-plan.ts";
import type { ConnectionRow } from "#shared/db/connection-health.ts";
import type { PositionPreview, SyncPreview } from "../../operations/sync-preview.ts";
import { Empty } from "../../components/empty.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHead, Section } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { SYNC_WORDS } from "../../view-models/state-words.ts";

export type PreviewView = {
  readonly preview: SyncPreview;
  /** Where it can be written to; empty when no ATS is connected or all need attention. */
  readonly connections: readonly Pick<ConnectionRow, "id" | "provider" | "installedByName">[];
  /** Nothing was picked, so the preview is of everything that is ready. */
  readonly isEverything: boolean;
  readonly back: string;
  readonly formats: Formats;
};

type Line = { readonly id: string; readonly preview: PositionPreview };

export function PreviewPage(props: { view: PreviewView }) {
  const { preview, formats, back, isEverything } = props.view;
  const lines = preview.positions.map((one) => ({ id: one.position.id, preview: one }));
  const ready = lines.filter((line) => line.preview.refusal === null);
  const leftOut = lines.filter((line) => line.preview.refusal !== null);
  const count = formats.count(ready.length, "requisition", "requisitions");
  return (
    <>
      <PageHead title="Sync with ATS" back={{ href: back, label: "ATS" }}>
        {ready.length === 0
          ? "Nothing will be written."
          : `${count} will be opened in Lever, exactly as below. ${
              isEverything ? "Nothing was picked, so this is everything that is ready. " : ""
            }Nothing is written until you confirm.`}
      </PageHead>
      {ready.length === 0 ? (
        <NothingReady hasRefused={leftOut.length > 0} back={back} />
      ) : (
        <Confirm view={props.view} ready={ready} />
      )}
      {ready.length === 0 ? null : (
        <Section title="What will be written">
          <Table caption="What will be written" columns={columnsOf(ready)} rows={ready} />
        </Section>
      )}
      {leftOut.length === 0 || isEverything ? null : (
        <Section title={`Left out (${formats.number(leftOut.length)})`}>
          <Table caption="Positions that are left out" columns={LEFT_OUT} rows={leftOut} />
        </Section>
      )}
    </>
  );
}

/** One column for each field that any of the requisitions has, in the order of the plan. */
function columnsOf(lines: readonly Line[]): Column<Line>[] {
  const fields = new Map<string, PreviewLine>();
  for (const { preview } of lines) for (const line of preview.lines) fields.set(line.field, line);
  const [name, ...others] = [...fields.values()];
  return [name, ...others].flatMap((field): Column<Line>[] => {
    if (field === undefined) return [];
    return [
      {
        label: field.label,
        under: field.field,
        ...(field.field === "name" ? { kind: "title" } : {}),
        cell: ({ preview }) => {
          const value = preview.lines.find((line) => line.field === field.field)?.value;
          if (value === undefined) return <span class="none">not sent</span>;
          if (field.field === "requisitionCode") return <code>{value}</code>;
          return field.field === "name" ? <strong>{value}</strong> : value;
        },
      },
    ];
  });
}

const LEFT_OUT: Column<Line>[] = [
  {
    label: "Position",
    kind: "title",
    cell: ({ preview }) => (
      <a class="title-link" href={`/positions/${preview.position.id}`}>
        {preview.position.title}
      </a>
    ),
  },
  { label: "ATS", cell: ({ preview }) => <State of={SYNC_WORDS[preview.position.syncStatus]} /> },
  { label: "Why", cell: ({ preview }) => preview.refusal?.message ?? "" },
];

function Confirm(props: { view: PreviewView; ready: readonly Line[] }) {
  const { connections, back, formats } = props.view;
  const [only] = connections;
  if (only === undefined)
    return (
      <Notice
        tone="warn"
        action={
          <a class="button small" href="/settings/integrations">
            Open Integrations
          </a>
        }
      >
        No working connection to an ATS. Connect Lever, or mend the connection that needs attention; then come back
        here.
      </Notice>
    );
  return (
    <form class="card" method="post" action="/reports/ats/sync">
      {props.ready.map((line) => (
        <input type="hidden" name="id" value={line.id} />
      ))}
      {connections.length === 1 ? (
        <input type="hidden" name="connectionId" value={only.id} />
      ) : (
        <fieldset class="stack tight">
          <legend class="legend">Open them in</legend>
          {connections.map((connection, index) => (
            <label class="row">
              <input type="radio" name="connectionId" value={connection.id} checked={index === 0} />
              {connection.provider === "lever" ? "Lever" : "Greenhouse"}
              <span class="note">{connection.installedByName ?? connection.id}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div class="row apart">
        <p class="small soft measure">
          Codes that are not given yet are numbered in this order when you confirm. Each code is looked for in Lever
          before anything is created.
        </p>
        <div class="actions">
          <a class="button" href={back}>
            Cancel
          </a>
          <button class="button primary">Sync {formats.count(props.ready.length, "position", "positions")}</button>
        </div>
      </div>
    </form>
  );
}

function NothingReady(props: { hasRefused: boolean; back: string }) {
  return (
    <Empty
      icon="report"
      title="Nothing is ready to sync"
      action={
        <a class="button" href={props.back}>
          Back to the report
        </a>
      }
    >
      {props.hasRefused
        ? "None of these positions can be written now; below is why."
        : "Approved positions that are not in the ATS yet can be synced. Approve one, or plan a new one."}
    </Empty>
  );
}
