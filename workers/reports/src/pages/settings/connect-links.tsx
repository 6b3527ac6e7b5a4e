// Settings > Integrations: one-time links to connect an ATS, those that wait and those by which something has arrived lately.
import type { ConnectLinkRow } from "#shared/db/members.ts";
import { Act } from "../../components/action.tsx";
import { Section } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";

const WAITS = { word: "Waits", shape: "half", tone: "wait" } as const;
const ARRIVED = { word: "Arrived", shape: "disc", tone: "good" } as const;

export function ConnectLinks(props: { links: readonly ConnectLinkRow[]; mayAdminister: boolean; formats: Formats }) {
  if (props.links.length === 0) return null;
  return (
    <Section title="Links that were sent">
      <Table
        caption="Links to connect an ATS"
        columns={columnsFor(props.mayAdminister, props.formats)}
        rows={props.links}
      />
    </Section>
  );
}

function columnsFor(mayAdminister: boolean, formats: Formats): Column<ConnectLinkRow>[] {
  return [
    { label: "For", kind: "title", cell: (row) => row.label || "Somebody" },
    { label: "To connect", cell: (row) => (row.provider === "greenhouse" ? "Greenhouse" : "Lever") },
    { label: "State", cell: (row) => <State of={row.usedAt === null ? WAITS : ARRIVED} /> },
    {
      label: "When",
      cell: (row) =>
        row.usedAt === null ? (
          <>
            ends <Time at={row.expiresAt} formats={formats} />
          </>
        ) : (
          <Time at={row.usedAt} formats={formats} />
        ),
    },
    {
      label: "Entered by",
      cell: (row) =>
        row.usedBy === null ? null : (
          <>
            <a class="title-link" href={`/settings/integrations/${row.usedBy}`}>
              {row.enteredByName ?? "Open the connection"}
            </a>
            {row.enteredByEmail ? <span class="under">{row.enteredByEmail}</span> : null}
          </>
        ),
    },
    {
      label: "Actions",
      kind: "does",
      cell: (row) =>
        mayAdminister && row.usedAt === null ? (
          <Act to={`/settings/integrations/links/${row.id}/revoke`} label="Take back" class="small quiet" />
        ) : null,
    },
  ];
}
