// Settings > Events: every webhook that came in, what became of it, its body, and replaying it.
import type { EventDetail, EventRow } from "#shared/db/events.ts";
import { Act } from "../../components/action.tsx";
import { Code } from "../../components/code.tsx";
import { Empty } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import { choicesOf } from "../../view-models/choices.ts";
import { eventOutcome, prettyBody } from "../../view-models/event-words.ts";
import type { Formats } from "../../view-models/formats.ts";
import { isNarrowed, type Query } from "../../view-models/query.ts";
import { EVENT_WORDS } from "../../view-models/state-words.ts";
import { PROVIDER_NAMES } from "./integrations-page.tsx";

export type EventsView = {
  readonly rows: readonly EventRow[];
  readonly nextCursor: string | null;
  readonly query: Query;
  readonly formats: Formats;
};

const PATH = "/settings/events";

export function EventsPage(props: { view: EventsView }) {
  const { view } = props;
  return (
    <>
      <PageHead title="Events">
        Webhooks from your ATS. Each only says where to look; what is true is read from the ATS itself, so a replay can
        do no harm.
      </PageHead>
      {view.rows.length === 0 && !isNarrowed(view.query) ? <NoEventYet /> : <EventList view={view} />}
    </>
  );
}

function EventList(props: { view: EventsView }) {
  const { view } = props;
  return (
    <div class="stack">
      <FilterBar
        path={PATH}
        query={view.query}
        keep={{ connectionId: view.query["connectionId"] }}
        filters={[{ name: "status", label: "Status", any: "Any status", choices: choicesOf(EVENT_WORDS) }]}
      />
      {view.rows.length === 0 ? (
        <Empty
          icon="bolt"
          title="No event with this status"
          action={
            <a class="button" href={PATH}>
              Show all
            </a>
          }
        >
          That is good news for parked ones.
        </Empty>
      ) : (
        <Table caption="Events" columns={columnsFor(view.formats)} rows={view.rows} />
      )}
      <Pager path={PATH} query={view.query} nextCursor={view.nextCursor} shown={view.rows.length} noun="events" />
    </div>
  );
}

function columnsFor(formats: Formats): Column<EventRow>[] {
  return [
    {
      label: "Event",
      kind: "title",
      cell: (row) => (
        <a class="title-link" href={`${PATH}/${row.id}`}>
          {row.kind}
        </a>
      ),
    },
    { label: "Status", cell: (row) => <State of={EVENT_WORDS[row.status]} reason={eventOutcome(row.outcome)} /> },
    { label: "Looks at", cell: (row) => <Code text={row.subjectId} /> },
    { label: "Tries", kind: "number", cell: (row) => formats.number(row.attempts) },
    { label: "Received", cell: (row) => <Time at={row.receivedAt} formats={formats} /> },
    {
      label: "Actions",
      kind: "does",
      cell: (row) =>
        row.status === "received" || row.subjectId === null ? null : (
          <Act to={`${PATH}/${row.id}/replay`} label="Replay" class="small quiet" hidden={{ back: PATH }} />
        ),
    },
  ];
}

export function EventPage(props: { event: EventDetail; formats: Formats }) {
  const { event, formats } = props;
  const canReplay = event.status !== "received" && event.subjectId !== null;
  return (
    <>
      <PageHead
        title={event.kind}
        back={{ href: PATH, label: "Events" }}
        actions={canReplay ? <Act to={`${PATH}/${event.id}/replay`} label="Replay" class="primary" /> : null}
      >
        <State of={EVENT_WORDS[event.status]} />
      </PageHead>
      <Facts
        of={[
          ["Outcome", eventOutcome(event.outcome)],
          ["Looks at", event.subjectId ? <Code text={event.subjectId} /> : null],
          ["Connection", <a href={`/settings/integrations/${event.connectionId}`}>{PROVIDER_NAMES[event.provider]}</a>],
          ["Tries", formats.number(event.attempts)],
          ["Received", <Time at={event.receivedAt} formats={formats} />],
          ["Finished", <Time at={event.processedAt} formats={formats} />],
          ["Id", <Code text={event.id} />],
        ]}
      />
      <Section title="Body">
        <pre tabindex={0}>{prettyBody(event.body)}</pre>
      </Section>
    </>
  );
}

function NoEventYet() {
  return (
    <Empty
      icon="bolt"
      title="No event has come in"
      action={
        <a class="button" href="/settings/integrations">
          Set up webhooks
        </a>
      }
    >
      Webhooks are optional: Rolecall finds hires by looking every few minutes. Set them up on the connection’s page to
      see hires within a second.
    </Empty>
  );
}
