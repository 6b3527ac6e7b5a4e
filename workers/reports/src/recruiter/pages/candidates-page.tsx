// A recruiter's candidates over all their roles, as a board by stage.
import type { Column } from "#shared/db/board.ts";
import type { RecruiterCard } from "#shared/db/recruiter-view.ts";
import { Board } from "../../components/board.tsx";
import { Empty } from "../../components/empty.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";

export type CandidatesView = { readonly columns: readonly Column<RecruiterCard>[]; readonly formats: Formats };

export function CandidatesPage(props: { view: CandidatesView }) {
  const { columns, formats } = props.view;
  return (
    <>
      <PageHead title="Your candidates">Everybody whom you have submitted, where they stand now.</PageHead>
      {columns.length === 0 ? (
        <Empty
          icon="people"
          title="Nobody yet"
          action={
            <a class="button primary" href="/recruiter">
              Open your roles
            </a>
          }
        >
          Open a role and submit a candidate. From then on you can follow them here.
        </Empty>
      ) : (
        <Board
          label="Your candidates by stage"
          columns={columns}
          card={(card) => <CandidateCard card={card} hasRole formats={formats} />}
          formats={formats}
        />
      )}
    </>
  );
}

export function CandidateCard(props: { card: RecruiterCard; hasRole: boolean; formats: Formats }) {
  const { card, hasRole, formats } = props;
  return (
    <>
      <a class="title-link" href={`/recruiter/submissions/${card.id}`}>
        {card.candidateName}
      </a>
      {hasRole ? <span class="note">{card.roleTitle ?? "A role that is no longer yours"}</span> : null}
      <span class="note">
        Submitted <Time at={card.createdAt} formats={formats} />
      </span>
    </>
  );
}
