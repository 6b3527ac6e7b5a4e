// Onboarding > Quick invite: find a new hire by name as you type, or in the search dialog, and go on to the form.
import type { NewHireRow } from "#shared/db/new-hires.ts";
import { Empty } from "../../components/empty.tsx";
import { Icon } from "../../components/icon.tsx";
import { PageHead, Section } from "../../components/page-head.tsx";
import { Person } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Day } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { newHireWord } from "../../view-models/onboarding-words.ts";

export type FindView = {
  readonly q: string;
  /** Null: nobody was searched for yet. */
  readonly found: readonly NewHireRow[] | null;
  /** More fit than are listed. */
  readonly isMore: boolean;
  readonly soon: readonly NewHireRow[];
  readonly formats: Formats;
};

const PATH = "/onboarding/quick-invite";

export function QuickInvitePage(props: { view: FindView }) {
  const { view } = props;
  return (
    <>
      <PageHead title="Quick invite">Find a new hire by name, check what is filled in, and invite them.</PageHead>
      <form class="filters" method="get" action={PATH} role="search">
        <span class="search">
          <Icon name="search" />
          <input
            class="input"
            type="search"
            name="q"
            value={view.q}
            placeholder="Name or e-mail"
            aria-label="Name or e-mail of the new hire"
            autocomplete="off"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded="false"
            aria-controls="new-hire-names"
            data-suggest={`${PATH}/names`}
            maxlength={200}
            {...(view.found === null ? { autofocus: true } : {})}
          />
          <div class="suggestions" id="new-hire-names" role="listbox" aria-label="New hires" hidden />
        </span>
        <button class="button primary">Find</button>
        <button type="button" class="button" commandfor="find-new-hire" command="show-modal">
          Search…
        </button>
      </form>
      <SearchDialog />
      {view.found === null ? (
        <Soon view={view} />
      ) : (
        <Found rows={view.found} isMore={view.isMore} formats={view.formats} />
      )}
    </>
  );
}

/** Opened by the browser itself; the search is a page of its own, so that it works without a script too. */
function SearchDialog() {
  return (
    <dialog class="ask" id="find-new-hire" aria-labelledby="find-new-hire-title" closedby="any">
      <form class="ask-body" method="get" action="/onboarding/new-hires">
        <h2 id="find-new-hire-title">Search new hires</h2>
        <div class="stack">
          <label class="field">
            Name, e-mail or job
            <input class="input" type="search" name="q" maxlength={200} aria-label="Name, e-mail or job" />
          </label>
          <div class="form-pair">
            <label class="field">
              Uploaded from
              <input class="input" type="date" name="uploadedFrom" aria-label="Uploaded from" />
            </label>
            <label class="field">
              Uploaded to
              <input class="input" type="date" name="uploadedTo" aria-label="Uploaded to" />
            </label>
          </div>
        </div>
        <div class="actions">
          <button type="button" class="button" commandfor="find-new-hire" command="close">
            Cancel
          </button>
          <button class="button primary">Search</button>
        </div>
      </form>
    </dialog>
  );
}

function Soon(props: { view: FindView }) {
  const { soon, formats } = props.view;
  if (soon.length === 0)
    return (
      <Empty
        icon="mail"
        title="Nobody waits for an invitation"
        action={
          <a class="button" href="/onboarding/new-hires">
            View new hires
          </a>
        }
      >
        Everybody who has come in is invited, or nobody has come in yet. You can still find somebody and invite them
        again.
      </Empty>
    );
  return (
    <Section title="Not invited yet, starting soonest">
      <Table caption="New hires who are not invited yet" columns={columnsFor(formats)} rows={soon} />
    </Section>
  );
}

function Found(props: { rows: readonly NewHireRow[]; isMore: boolean; formats: Formats }) {
  if (props.rows.length === 0)
    return (
      <Empty
        icon="search"
        title="Nobody by that name"
        action={
          <a class="button" href="/onboarding/new-hires">
            View all new hires
          </a>
        }
      >
        Only people who reached the chosen stage in your ATS are here. Try fewer letters, or an e-mail address.
      </Empty>
    );
  return (
    <>
      <Table caption="New hires found" columns={columnsFor(props.formats)} rows={props.rows} />
      {props.isMore ? <p class="note">There are more. Type more of the name, or of the e-mail address.</p> : null}
    </>
  );
}

function columnsFor(formats: Formats): Column<NewHireRow>[] {
  return [
    {
      label: "New hire",
      kind: "title",
      cell: (row) => <Person name={row.name || "(no name)"} under={row.email ?? "no e-mail"} />,
    },
    { label: "Job", cell: (row) => row.designation ?? "" },
    { label: "Starts", cell: (row) => <Day on={row.startDate} formats={formats} /> },
    { label: "Invitation", cell: (row) => <State of={newHireWord(row, formats.now)} /> },
    {
      label: "Actions",
      kind: "does",
      cell: (row) => (
        <a
          class="button small"
          href={`/onboarding/new-hires/${row.id}/invite`}
          data-drawer
          aria-label={`Select ${row.name || "this person"}`}
        >
          Select
        </a>
      ),
    },
  ];
}
