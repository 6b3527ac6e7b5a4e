// Who else it could be: the next hire for the employee, the next employee for the hire, how far they are behind, and what else is proposed.
import type { MatchRow } from "#shared/db/matches.ts";
import type { MatchReview } from "../../operations/match-review.ts";
import { Section } from "../../components/page-head.tsx";
import { employeeName } from "../../components/person.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { marginInWords } from "../../view-models/match-reasons.ts";
import { chanceInWords } from "../../view-models/waterfall.ts";

export function RunnersUp(props: { match: MatchReview; formats: Formats }) {
  const { match, formats } = props;
  const { nextHire, nextEmployee, others } = match;
  const margin = (bits: number) => marginInWords(bits, formats.locale);
  return (
    <Section title="Who else">
      <dl class="facts">
        <dt>
          Next hire for <bdi>{employeeName(match.employee)}</bdi>
        </dt>
        <dd>
          {nextHire === null ? (
            "Nobody comes near."
          ) : (
            <>
              <a href={`/hires/${nextHire.id}`}>
                <bdi>{nextHire.candidateName || "(no name)"}</bdi>
              </a>
              , {margin(nextHire.margin)}
            </>
          )}
        </dd>
        <dt>
          Next employee for <bdi>{match.hire.candidateName || "(no name)"}</bdi>
        </dt>
        <dd>
          {nextEmployee === null ? (
            "Nobody comes near."
          ) : (
            <>
              <a href={`/employees/${nextEmployee.id}`}>
                <bdi>{nextEmployee.name}</bdi>
              </a>
              , {margin(nextEmployee.margin)}
            </>
          )}
        </dd>
        {others.ofEmployee.length + others.ofHire.length === 0 ? null : (
          <>
            <dt>Also proposed</dt>
            <dd>
              {[...others.ofEmployee, ...others.ofHire].map((other) => (
                <Other match={other} formats={formats} />
              ))}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

function Other(props: { match: MatchRow; formats: Formats }) {
  const { match, formats } = props;
  return (
    <div>
      <a href={`/matches/${match.id}`}>
        <bdi>{match.hire.candidateName || "(no name)"}</bdi> and <bdi>{employeeName(match.employee)}</bdi>
      </a>
      {match.p === null ? null : `, ${chanceInWords(match.p, formats.locale)} likely`}
    </div>
  );
}
