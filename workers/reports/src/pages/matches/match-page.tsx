// One match: what was decided and why, what may be done now, both people fact by fact, the waterfall of evidence, and who else it could be.
import type { MatchReview } from "../../operations/match-review.ts";
import { Evidence } from "../../components/evidence.tsx";
import { MatchCompare } from "../../components/match-compare.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { employeeName } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import { Time } from "../../components/time.tsx";
import { WaterfallTable } from "../../components/waterfall.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { decisionReason } from "../../view-models/match-reasons.ts";
import { MATCH_WORDS } from "../../view-models/state-words.ts";
import { waterfallOf } from "../../view-models/waterfall.ts";
import { MatchChoices } from "./match-actions.tsx";
import { RunnersUp } from "./runners-up.tsx";

type Props = { readonly match: MatchReview; readonly formats: Formats };

export function MatchPage(props: Props) {
  const { match, formats } = props;
  return (
    <>
      <PageHead
        title={
          <>
            <bdi>{match.hire.candidateName || "(no name)"}</bdi> and <bdi>{employeeName(match.employee)}</bdi>
          </>
        }
        back={{ href: "/matches", label: "Matches" }}
      >
        <State of={MATCH_WORDS[match.status]} />
      </PageHead>
      <div class="card">
        <p>{decisionReason(match, formats.locale)}</p>
        {match.hire.status === "unhired" ? (
          <p>This hire was undone in the ATS. There is no seat to take through it.</p>
        ) : null}
        {match.employee.deactivatedAt ? (
          <p>
            <bdi>{employeeName(match.employee)}</bdi> is deactivated (
            <Time at={match.employee.deactivatedAt} formats={formats} />
            ). Whoever leaves keeps the seat that they were hired for.
          </p>
        ) : null}
        <MatchChoices match={match} formats={formats} />
      </div>
      <Section title="Side by side">
        <MatchCompare match={match} formats={formats} />
      </Section>
      <EvidenceSection {...props} />
      {match.p === null && match.others.ofEmployee.length + match.others.ofHire.length === 0 ? null : (
        <RunnersUp {...props} />
      )}
      <Section title="Decision">
        <Facts
          of={[
            ["Status", MATCH_WORDS[match.status].word],
            [match.status === "proposed" ? "Proposed by" : "Decided by", match.decidedByName],
            ["When", <Time at={match.decidedAt} formats={formats} />],
            ["Found", <Time at={match.createdAt} formats={formats} />],
            ["Gate", gateInWords(match)],
            ["Rules", <code>{match.ruleVersion}</code>],
          ]}
        />
      </Section>
    </>
  );
}

/** What must be there before Rolecall assigns anyone by itself, however likely. Null where nothing was weighed. */
function gateInWords({ gate, p }: MatchReview): string | null {
  if (gate === "mailbox") return "passed by the mailbox";
  if (gate === "name_and_job") return "passed by name and job";
  if (gate !== null) return "passed: an import says so";
  return p === null ? null : "not passed: a person decides";
}

function EvidenceSection({ match, formats }: Props) {
  const fall = waterfallOf(match.evidence);
  if (fall === null)
    return (
      <Section title="Why">
        <Evidence of={match.evidence} />
      </Section>
    );
  const notes = match.evidence.filter((line) => line.bits === undefined);
  return (
    <Section title="Why">
      <p class="soft measure">
        Every bit doubles the odds that both are one person, every bit less halves them. It begins with nobody: before
        looking, the employee is most likely none of the hires. At 0, the dashed line, it is as likely as not.
      </p>
      {notes.length === 0 ? null : <Evidence of={notes} />}
      <WaterfallTable of={fall} probability={match.p ?? 0} formats={formats} />
    </Section>
  );
}
