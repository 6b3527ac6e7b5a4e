// One match: who, why, who decided, and what may be done now.
import type { MatchDetail } from "../../operations/matches.ts";
import { MatchPair } from "../../components/match-pair.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { employeeName } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { MATCH_WORDS } from "../../view-models/state-words.ts";
import { MatchActions } from "./match-actions.tsx";

export function MatchPage(props: { match: MatchDetail; formats: Formats }) {
  const { match, formats } = props;
  return (
    <>
      <PageHead
        title={`${match.hire.candidateName} and ${employeeName(match.employee)}`}
        back={{ href: "/matches", label: "Matches" }}
        actions={<MatchActions match={match} />}
      >
        <State of={MATCH_WORDS[match.status]} />
      </PageHead>
      <div class="card">
        <MatchPair match={match} formats={formats} />
      </div>
      <Section title="Decision">
        <Facts
          of={[
            ["Status", MATCH_WORDS[match.status].word],
            [match.status === "proposed" ? "Proposed by" : "Decided by", match.decidedByName],
            ["When", <Time at={match.decidedAt} formats={formats} />],
            ["Found", <Time at={match.createdAt} formats={formats} />],
            ["Rules", <code>{match.ruleVersion}</code>],
          ]}
        />
      </Section>
    </>
  );
}
