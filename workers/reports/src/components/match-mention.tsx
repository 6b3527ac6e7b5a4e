// A match where it is only mentioned: how it was decided, as the way to the reasons.
import { decisionWords, type DecidedMatch } from "../view-models/match-words.ts";

export function MatchMention(props: { of: (DecidedMatch & { readonly id: string }) | undefined }) {
  const { of: match } = props;
  if (match === undefined) return null;
  return (
    <a class="under" href={`/matches/${match.id}`}>
      {match.status === "proposed" ? "proposed: decide" : decisionWords(match)}
    </a>
  );
}
