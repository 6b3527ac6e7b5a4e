// What may be done with a match, each with what it will do said before: decide a proposal, undo an assignment, assign after all.
import type { Child } from "hono/jsx";
import type { MatchRow } from "#shared/db/matches.ts";
import type { MatchReview } from "../../operations/match-review.ts";
import { Act, Ask } from "../../components/action.tsx";
import { employeeName } from "../../components/person.tsx";
import type { Formats } from "../../view-models/formats.ts";

export function MatchChoices(props: { match: MatchReview; formats: Formats }) {
  const { match } = props;
  const to = `/matches/${match.id}`;
  if (match.status === "confirmed")
    return (
      <ul class="match-choices">
        {match.decidedBy === "rule" ? (
          <Choice button={<Act to={`${to}/confirm`} label="Confirm" />}>
            Makes it your word: Rolecall then leaves {employeeName(match.employee)}{" "}
            {match.position ? "on this seat" : "with this hire"}, whatever it learns.
          </Choice>
        ) : null}
        <Choice button={<UndoMatch match={match} />}>
          {employeeName(match.employee)}{" "}
          {match.position
            ? "leaves the seat, which then waits for its employee again."
            : "is nobody’s hire again. No seat changes: this hire fills no position."}{" "}
          Rolecall will not make this match by itself a second time.
        </Choice>
      </ul>
    );
  const isOpen = match.status === "proposed";
  const isStanding = match.hire.status === "hired"; // nobody is assigned through a hire that was undone
  if (!isOpen && !isStanding) return null;
  return (
    <ul class="match-choices">
      {isStanding ? (
        <Choice
          button={
            <Act
              to={`${to}/confirm`}
              label={isOpen ? "Confirm" : "Confirm after all"}
              class={isOpen && match.rank === 1 ? "primary" : ""}
            />
          }
        >
          <bdi>{employeeName(match.employee)}</bdi> takes {seatOf(match)}. {settledWith(props)}
        </Choice>
      ) : null}
      {isOpen ? (
        <Choice button={<Act to={`${to}/reject`} label="Not the same person" />}>
          This pair is not proposed again. The seat goes on waiting; {othersStay(props)}
        </Choice>
      ) : null}
    </ul>
  );
}

function Choice(props: { button: Child; children: Child }) {
  return (
    <li>
      {props.button}
      <span>{props.children}</span>
    </li>
  );
}

function seatOf({ position, hire }: Pick<MatchRow, "position" | "hire">): string {
  if (position === null) return "the seat of this hire";
  const code = position.requisitionCode ?? hire.requisitionCode;
  return `the seat “${position.title}”${code ? ` (${code})` : ""}`;
}

function settledWith({ match, formats }: { match: MatchReview; formats: Formats }): string {
  const settled = match.others.ofEmployee.length + match.others.ofHire.length;
  if (settled === 0) return "A person’s word is final: Rolecall never overrules it.";
  const are = settled === 1 ? "is" : "are";
  return `${formats.count(settled, "other proposal", "other proposals")} for either of them ${are} settled with it.`;
}

function othersStay({ match, formats }: { match: MatchReview; formats: Formats }): string {
  const rest = match.others.ofEmployee.length;
  if (rest === 0) return "Rolecall looks on for another pair.";
  return `${formats.count(rest, "other hire stays", "other hires stay")} proposed for ${employeeName(match.employee)}.`;
}

export function UndoMatch(props: { match: MatchRow; isSmall?: boolean }) {
  const { match } = props;
  return (
    <Ask
      id={`undo-${match.id}`}
      to={`/matches/${match.id}/undo`}
      label="Undo"
      class={props.isSmall ? "small quiet" : ""}
      {...(props.isSmall ? { about: employeeName(match.employee) } : {})}
      title="Undo this match?"
      confirm="Undo match"
    >
      <p>
        <bdi>{employeeName(match.employee)}</bdi>{" "}
        {match.position
          ? `no longer holds the seat “${match.position.title}”. The seat waits for its employee again, and`
          : "is nobody’s hire again, and no seat changes:"}{" "}
        Rolecall will not make this match by itself a second time.
      </p>
    </Ask>
  );
}
