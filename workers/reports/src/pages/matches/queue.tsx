// The queue: an employee a card, with up to three hires to choose from, what blocks a seat first and why it does.
import type { Child } from "hono/jsx";
import type { MatchRow } from "#shared/db/matches.ts";
import type { ReviewItem } from "#shared/db/review-queue.ts";
import { Act } from "../../components/action.tsx";
import { Code } from "../../components/code.tsx";
import { Evidence } from "../../components/evidence.tsx";
import { ShapeMark } from "../../components/state.tsx";
import { employeeName, Person } from "../../components/person.tsx";
import { Day, Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { headlines } from "../../view-models/match-words.ts";
import { blocksInWords, isOverdue } from "../../view-models/queue-words.ts";
import { chanceInWords } from "../../view-models/waterfall.ts";

/** Where the buttons return to: the queue as it was. */
type Props = { readonly item: ReviewItem; readonly back: string; readonly formats: Formats };

export function QueueCard(props: Props) {
  const { item, back, formats } = props;
  const [best] = item.proposals;
  if (best === undefined) return null;
  const name = employeeName(best.employee);
  const ids = item.proposals.map((match) => match.id);
  return (
    <article class="card queue-card" id={item.employeeId} aria-label={name}>
      <header class="queue-head">
        <Person name={name} href={`/employees/${item.employeeId}`} under={employeeFacts(best, formats)} />
        <Blocks item={item} formats={formats} />
      </header>
      <ol class="options" aria-label={`Hires who could be ${name}`}>
        {item.proposals.map((match, index) => (
          <Option match={match} isBest={index === 0} isOnly={item.proposals.length === 1} {...props} />
        ))}
      </ol>
      {item.proposals.length === 1 ? null : (
        <div class="actions">
          <Act
            to="/matches/none"
            label="None of these"
            about={`for ${name}`}
            hidden={{ employee: item.employeeId, ids: ids.join(), back }}
          />
          <span class="note">None of these pairs is proposed again; the seats go on waiting.</span>
        </div>
      )}
    </article>
  );
}

function Blocks({ item, formats }: Pick<Props, "item" | "formats">) {
  const isLate = isOverdue(item.blocks, formats);
  return (
    <span class={isLate ? "blocks late" : "blocks"}>
      <ShapeMark shape={isLate ? "triangle" : "ring"} tone={isLate ? "wait" : "soft"} />
      {item.blocks === null ? (
        blocksInWords(null, formats)
      ) : (
        <a href={`/positions/${item.blocks.positionId}`}>{blocksInWords(item.blocks, formats)}</a>
      )}
    </span>
  );
}

function Option(props: Props & { readonly match: MatchRow; readonly isBest: boolean; readonly isOnly: boolean }) {
  const { match, formats, isOnly, back } = props;
  const { hire, position } = match;
  const candidate = hire.candidateName || "(no name)";
  const to = `/matches/${match.id}`;
  return (
    <li class="option" id={match.id}>
      <div class="option-who">
        <a class="title-link" href={`/hires/${hire.id}`}>
          <bdi>{candidate}</bdi>
        </a>
        <span class="under">
          hired <Time at={hire.hiredAt} formats={formats} />
          {position ? (
            <>
              {" for "}
              <a href={`/positions/${position.id}`}>{position.title}</a>
            </>
          ) : null}
        </span>
        {hire.requisitionCode ? <Code text={hire.requisitionCode} /> : null}
      </div>
      <div class="option-why">
        {match.p === null ? null : <strong>{chanceInWords(match.p, formats.locale)} likely</strong>}
        <Evidence of={headlines(match.evidence, REASONS)} />
        <a class="small" href={to} aria-label={`All reasons for ${candidate}`}>
          All reasons
        </a>
      </div>
      <div class="option-does">
        <Act
          to={`${to}/confirm`}
          label="Confirm"
          about={candidate}
          class={props.isBest ? "primary" : ""}
          hidden={{ back }}
        />
        <Act
          to={`${to}/reject`}
          label={isOnly ? "Not the same person" : "Not this one"}
          about={candidate}
          class="quiet"
          hidden={{ back }}
        />
      </div>
    </li>
  );
}

const REASONS = 3; // on a card; the match's page has all of them

function employeeFacts({ employee }: MatchRow, formats: Formats) {
  const { title, location, startDate, personalEmail, workEmail, managerName, deactivatedAt } = employee;
  const facts: Child[] = [
    deactivatedAt ? <strong>deactivated</strong> : null,
    ...[title, location, managerName ? `manager ${managerName}` : null, personalEmail ?? workEmail].map((fact) =>
      fact ? <bdi>{fact}</bdi> : null,
    ),
    startDate ? (
      <>
        starts <Day on={startDate} formats={formats} />
      </>
    ) : null,
  ];
  return facts
    .filter((fact) => fact !== null)
    .map((fact, index) => (
      <>
        {index === 0 ? "" : " · "}
        {fact}
      </>
    ));
}
