// A position's opening as the ATS has it: status, what became of it and why, what awaits approval. For the report and the position's page.
import type { PositionRow } from "#shared/db/positions.ts";
import { candidateLabel, candidateNote } from "../view-models/candidate-words.ts";
import type { Formats } from "../view-models/formats.ts";
import { awaitingWords, openingOutcome } from "../view-models/opening-outcome.ts";
import { openingWord } from "../view-models/state-words.ts";
import { Dash } from "./dash.tsx";
import { State } from "./state.tsx";
import { Day, Time } from "./time.tsx";

export function OpeningState(props: { position: Pick<PositionRow, "requisition" | "opening" | "hire"> }) {
  const { requisition } = props.position;
  const word = openingWord(requisition);
  if (word === null) return <Dash />;
  const awaiting = awaitingWords(requisition);
  return (
    <>
      <State of={word} reason={openingOutcome(props.position)} />
      {awaiting === null ? null : <span class="reason">{awaiting}</span>}
    </>
  );
}

/** Who was hired, since when, and from which day on they work. */
export function HiredCandidate(props: { hire: PositionRow["hire"]; formats: Formats }) {
  const { hire, formats } = props;
  if (hire === null) return <Dash />;
  const note = candidateNote(hire);
  return (
    <>
      <a class="title-link" href={`/hires/${hire.id}`}>
        {candidateLabel(hire)}
      </a>
      <span class="under">
        hired <Time at={hire.hiredAt} formats={formats} />
        {hire.startsOn === null ? null : (
          <>
            , starts <Day on={hire.startsOn} formats={formats} />
          </>
        )}
      </span>
      {note === null ? null : <span class="under">{note}</span>}
    </>
  );
}

/** The same as label and value pairs, for `Facts`; an entry that does not apply is left out. */
export function openingFacts(position: Pick<PositionRow, "requisition" | "opening" | "hire">, formats: Formats) {
  const { requisition, opening, hire } = position;
  if (requisition === null) return [];
  const startsOn = hire?.startsOn ?? null;
  return [
    ["Opening", <OpeningState position={position} />],
    ["Close reason", opening?.closeReason ?? undefined],
    ["Candidate", hire === null ? undefined : <HiredCandidate hire={hire} formats={formats} />],
    ["Start date", startsOn === null ? undefined : <Day on={startsOn} formats={formats} />],
    [
      "Planned start there",
      startsOn !== null || requisition.targetStartOn === null ? undefined : (
        <Day on={requisition.targetStartOn} formats={formats} />
      ),
    ],
  ] as const;
}
