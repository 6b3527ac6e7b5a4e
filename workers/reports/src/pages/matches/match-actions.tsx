// What may be done with a match: decide a proposed one, undo a confirmed one, confirm a rejected or undone one after all.
import type { MatchRow } from "#shared/db/matches.ts";
import { Act, Ask } from "../../components/action.tsx";
import { employeeName } from "../../components/person.tsx";

export function MatchActions(props: { match: MatchRow }) {
  const { match } = props;
  const to = `/matches/${match.id}`;
  if (match.status === "confirmed") return <UndoMatch match={match} />;
  if (match.status === "proposed")
    return (
      <>
        <Act to={`${to}/reject`} label="Not the same person" />
        <Act to={`${to}/confirm`} label="Confirm" class="primary" />
      </>
    );
  return <Act to={`${to}/confirm`} label="Confirm after all" />;
}

export function UndoMatch(props: { match: MatchRow; isSmall?: boolean }) {
  const { match } = props;
  return (
    <Ask
      id={`undo-${match.id}`}
      to={`/matches/${match.id}/undo`}
      label="Undo"
      class={props.isSmall ? "small quiet" : ""}
      title="Undo this match?"
      confirm="Undo match"
    >
      <p>
        {employeeName(match.employee)} no longer holds{" "}
        {match.position ? `the seat “${match.position.title}”` : "this hire"}. The seat waits for its employee again,
        and Rolecall will not make this match by itself a second time.
      </p>
    </Ask>
  );
}
