// Candidates whom recruiters submitted: a board by stage, of one role or of all; a list when one searches or opens a column.
import type { Column } from "#shared/db/board.ts";
import { rulingForCompany } from "#shared/domain/marketplace/ruling-words.ts";
import type { Page } from "#shared/db/paging.ts";
import type { SubmissionRole } from "#shared/db/submission-roles.ts";
import type { CompanyCard, SubmissionRow } from "#shared/db/submissions.ts";
import { feeOf } from "#shared/domain/marketplace/fee-state.ts";
import { Board } from "../../components/board.tsx";
import { Empty } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Pager } from "../../components/pager.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column as TableColumn } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import { RoleTabs } from "../roles/role-tabs.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { withQuery, type Query } from "../../view-models/query.ts";
import { companyWaitWords, FEE_WORDS, placeWord } from "../../view-models/submission-words.ts";

export type SubmissionsView = {
  /** Null: of all roles. */
  readonly role: SubmissionRole | null;
  readonly columns: readonly Column<CompanyCard>[];
  /** How many there are in all. */
  readonly total: number;
  /** Set: a list instead of the board. */
  readonly page: Page<SubmissionRow> | null;
  readonly query: Query;
  /** YYYY-MM-DD at the company. */
  readonly today: string;
  readonly formats: Formats;
};

export function SubmissionsPage(props: { view: SubmissionsView }) {
  const { view } = props;
  const { role, page, query } = view;
  const path = role === null ? "/submissions" : `/roles/${role.roleId}/submissions`;
  return (
    <>
      <PageHead
        title={role === null ? "Candidates" : role.title}
        {...(role === null ? {} : { back: { href: "/roles", label: "Roles" } })}
      >
        {role === null
          ? "Everybody whom your recruiters have submitted, where they stand in your ATS."
          : `Everybody submitted for ${role.title}, where they stand in your ATS.`}
      </PageHead>
      {role === null ? null : (
        <RoleTabs role={{ id: role.roleId, submissionCount: view.total }} current="candidates" formats={view.formats} />
      )}
      {page === null && view.columns.length === 0 ? (
        <Nobody role={role} />
      ) : (
        <div class="stack">
          <FilterBar path={path} query={query} search="Search candidates" keep={{ place: query["place"] }} />
          {page === null ? (
            <Board
              label="Candidates by stage"
              columns={view.columns}
              card={(card) => <Card card={card} view={view} />}
              all={(place) => withQuery(path, { place })}
              formats={view.formats}
            />
          ) : (
            <List view={view} path={path} page={page} />
          )}
        </div>
      )}
    </>
  );
}

function Card(props: { card: CompanyCard; view: SubmissionsView }) {
  const { card, view } = props;
  const fee = feeOf(card, view.today);
  return (
    <>
      <a class="title-link" href={`/submissions/${card.id}`}>
        {card.candidateName}
      </a>
      <span class="note">
        {card.recruiterName}, {card.agency}
      </span>
      <span class="note">
        <Time at={card.createdAt} formats={view.formats} />
      </span>
      <Why card={card} />
      {fee.state === "none" ? null : (
        <span class="small">
          <State of={FEE_WORDS[fee.state]} />
        </span>
      )}
    </>
  );
}

/** Why it waits, was not sent, or was refused. */
function Why(props: { card: CompanyCard }) {
  const { place, reason, rulingReason } = props.card;
  const isStuck = place === "waiting" || place === "not_sent";
  const wait = isStuck ? companyWaitWords(reason) : null;
  const words = rulingReason === null ? wait : rulingForCompany({ reason: rulingReason });
  return words === null ? null : <span class="note">{words}</span>;
}

function List(props: { view: SubmissionsView; path: string; page: Page<SubmissionRow> }) {
  const { view, path, page } = props;
  if (page.data.length === 0)
    return (
      <Empty
        icon="search"
        title="No candidate matches"
        action={
          <a class="button" href={path}>
            Back to the board
          </a>
        }
      >
        Search by name or e-mail address.
      </Empty>
    );
  return (
    <>
      <Table caption="Candidates" columns={columnsFor(view)} rows={page.data} />
      <Pager path={path} query={view.query} nextCursor={page.nextCursor} shown={page.data.length} noun="candidates" />
    </>
  );
}

function columnsFor(view: SubmissionsView): TableColumn<SubmissionRow>[] {
  return [
    {
      label: "Candidate",
      kind: "title",
      cell: (row) => (
        <>
          <a class="title-link" href={`/submissions/${row.id}`}>
            {row.candidateName}
          </a>
          <span class="under">{row.candidateEmail}</span>
        </>
      ),
    },
    { label: "Status", cell: (row) => <State of={placeWord(row.place, row.stageName)} /> },
    { label: "Role", cell: (row) => <a href={`/roles/${row.role.id}`}>{row.role.title}</a> },
    { label: "Recruiter", cell: (row) => `${row.recruiter.name}, ${row.recruiter.agency}` },
    { label: "Submitted", cell: (row) => <Time at={row.createdAt} formats={view.formats} /> },
  ];
}

function Nobody(props: { role: SubmissionRole | null }) {
  return (
    <Empty
      icon="people"
      title="No candidates yet"
      action={
        <a class="button primary" href={props.role === null ? "/roles" : `/roles/${props.role.roleId}`}>
          {props.role === null ? "Open Roles" : "Open the role"}
        </a>
      }
    >
      Give a role to recruiters. Whom they submit goes straight into your ATS and shows here.
    </Empty>
  );
}
