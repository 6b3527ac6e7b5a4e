// The preview of a sync: exactly what will be written, field by field, and what is left out and why. Confirming writes it.
import type { PreviewLine } from "#shared/domain/write-plan.ts";
import type { ConnectionRow } from "#shared/db/connection-health.ts";
import type { PositionPreview, SyncPreview } from "../../operations/sync-preview.ts";
import { Empty } from "../../components/empty.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { withQuery } from "../../view-models/query.ts";
import type { GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import { Table, type Column } from "../../components/table.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { SYNC_WORDS } from "../../view-models/state-words.ts";

export type PreviewView = {
  readonly preview: SyncPreview;
  /** Where it will be written to; null when no ATS is connected or all need attention. */
  readonly connection: Connection | null;
  /** Where else it could be. */
  readonly others: readonly (Connection & { readonly href: string })[];
  /** Greenhouse: the template or job that was chosen for all. */
  readonly choices: GreenhouseSyncRequest | null;
  /** Nothing was picked, so the preview is of everything that is ready. */
  readonly isEverything: boolean;
  readonly back: string;
  readonly formats: Formats;
};

type Connection = Pick<ConnectionRow, "id" | "provider" | "installedByName">;

type Line = { readonly id: string; readonly preview: PositionPreview };

export function PreviewPage(props: { view: PreviewView }) {
  const { preview, formats, back, isEverything } = props.view;
  const lines = preview.positions.map((one) => ({ id: one.position.id, preview: one }));
  const ready = lines.filter((line) => line.preview.refusal === null);
  const leftOut = lines.filter((line) => line.preview.refusal !== null);
  const isGreenhouse = props.view.connection?.provider === "greenhouse";
  const count = isGreenhouse
    ? formats.count(ready.length, "opening", "openings")
    : formats.count(ready.length, "requisition", "requisitions");
  return (
    <>
      <PageHead title="Sync with ATS" back={{ href: back, label: "ATS" }}>
        {ready.length === 0
          ? "Nothing will be written."
          : `${count} will be opened in ${isGreenhouse ? "Greenhouse" : "Lever"}, exactly as below. ${
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
          <Table
            caption="What will be written"
            columns={isGreenhouse ? AT_GREENHOUSE : columnsOf(ready)}
            rows={ready}
          />
        </Section>
      )}
      {leftOut.length === 0 || isEverything ? null : (
        <Section title={`Left out (${formats.number(leftOut.length)})`}>
          <Table caption="Positions that are left out" columns={leftOutColumns(props.view)} rows={leftOut} />
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

/** An account may have many fields: they stand below each other. */
const AT_GREENHOUSE: readonly Column<Line>[] = [
  {
    label: "Position",
    kind: "title",
    cell: ({ preview }) => <strong>{preview.position.title}</strong>,
  },
  {
    label: "What will be written",
    cell: ({ preview }) => <Facts of={preview.lines.map(({ label, value }) => [label, value])} />,
  },
];

/** What only wants an answer can be given it: the form says which field. */
function leftOutColumns({ connection, choices }: PreviewView): Column<Line>[] {
  const job =
    choices?.action === "create" ? choices.templateJobId : choices?.action === "open_on_job" ? choices.jobId : "";
  const formOf = (id: string) =>
    withQuery(`/positions/${id}/greenhouse/form`, {
      connectionId: connection?.id,
      action: choices?.action,
      jobId: job,
    });
  return [
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
    {
      label: "Actions",
      kind: "does",
      cell: ({ preview }) =>
        preview.refusal?.reason === "plan_incomplete" ? (
          <a class="button small" href={formOf(preview.position.id)} aria-label={`Fill in ${preview.position.title}`}>
            Fill in
          </a>
        ) : null,
    },
  ];
}

function Confirm(props: { view: PreviewView; ready: readonly Line[] }) {
  const { connection, others, choices, back, formats } = props.view;
  if (connection === null)
    return (
      <Notice
        tone="warn"
        action={
          <a class="button small" href="/settings/integrations">
            Open Integrations
          </a>
        }
      >
        No working connection to an ATS. Connect one, or mend the connection that needs attention; then come back here.
      </Notice>
    );
  const name = NAMES[connection.provider];
  return (
    <form class="card" method="post" action="/reports/ats/sync">
      {props.ready.map((line) => (
        <input type="hidden" name="id" value={line.id} />
      ))}
      <input type="hidden" name="connectionId" value={connection.id} />
      {choices?.action === "create" ? <Chosen action="create" jobId={choices.templateJobId} /> : null}
      {choices?.action === "open_on_job" ? <Chosen action="open_on_job" jobId={choices.jobId} /> : null}
      {others.length === 0 ? null : (
        <p class="row small">
          They go to {name} ({connection.installedByName ?? connection.id}).
          {others.map((other) => (
            <a href={other.href}>
              Open them in {NAMES[other.provider]} ({other.installedByName ?? other.id}) instead
            </a>
          ))}
        </p>
      )}
      <div class="row apart">
        <p class="small soft measure">
          Codes that are not given yet are numbered in this order when you confirm. Each code is looked for in {name}{" "}
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

const NAMES: Record<Connection["provider"], string> = { lever: "Lever", greenhouse: "Greenhouse", scim: "SCIM" };

function Chosen(props: { action: "create" | "open_on_job"; jobId: string }) {
  return (
    <>
      <input type="hidden" name="action" value={props.action} />
      <input type="hidden" name="jobId" value={props.jobId} />
    </>
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
