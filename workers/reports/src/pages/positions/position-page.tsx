// One position: the road of its seat from plan to employee, the plan itself, what may be done now, and what happened.
import type { PositionDetail } from "../../operations/positions.ts";
import type { AtGreenhouse } from "../../operations/at-greenhouse.ts";
import { Code } from "../../components/code.tsx";
import { History } from "../../components/history.tsx";
import { Notice } from "../../components/notice.tsx";
import { openingFacts } from "../../components/opening-facts.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { Road } from "../../components/road.tsx";
import { State } from "../../components/state.tsx";
import { Day } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { POSITION_WORDS } from "../../view-models/state-words.ts";
import { PositionActions } from "./position-actions.tsx";
import { stationsOf } from "./stations.tsx";

export type PositionView = {
  readonly position: PositionDetail;
  /** Null when it has no opening at Greenhouse that can be changed now. */
  readonly atGreenhouse: AtGreenhouse | null;
  readonly formats: Formats;
};

export function PositionPage(props: { view: PositionView }) {
  const { position, atGreenhouse, formats } = props.view;
  const unwritten = atGreenhouse?.unwrittenCount ?? 0;
  const atAts = openingFacts(position, formats);
  return (
    <>
      <PageHead
        title={position.title}
        back={{ href: "/positions", label: "Positions" }}
        actions={<PositionActions position={position} atGreenhouse={atGreenhouse} />}
      >
        <span class="row">
          <State of={POSITION_WORDS[position.status]} />
          {position.requisitionCode ? <Code text={position.requisitionCode} /> : null}
        </span>
      </PageHead>
      {unwritten === 0 ? null : (
        <Notice
          tone="info"
          action={
            <a class="button small" href={`/positions/${position.id}/greenhouse/update`}>
              Review
            </a>
          }
        >
          The plan was edited: {formats.count(unwritten, "field", "fields")} in Greenhouse still{" "}
          {unwritten === 1 ? "says" : "say"} what was written before.
        </Notice>
      )}
      <div class="columns">
        <Section title="The road of this seat">
          <Road stations={stationsOf(position, formats)} />
        </Section>
        <div class="stack wide">
          <Section title="Plan">
            <Facts
              of={[
                ["Department", position.department],
                ["Location", position.location],
                ["Employment type", position.employmentType],
                ["Compensation", position.compensation ? formats.band(position.compensation) : null],
                ["Hiring manager", position.hiringManager],
                ["Recruiter", position.recruiter],
                ["Target start", position.targetStartOn ? <Day on={position.targetStartOn} formats={formats} /> : null],
              ]}
            />
          </Section>
          {atAts.length === 0 ? null : (
            <Section title="In the ATS">
              <Facts of={atAts} />
            </Section>
          )}
          <Section title="History">
            <History entries={position.audit} formats={formats} />
          </Section>
        </div>
      </div>
    </>
  );
}
