// Home: what needs me, what is waiting, what is done; and the first steps until they are done.
import type { Overview } from "../../operations/overview.ts";
import { Icon } from "../../components/icon.tsx";
import { PageHead, Section } from "../../components/page-head.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { FirstSteps } from "./first-steps.tsx";
import { NeedsYou, countNeeds, needsOf } from "./needs-you.tsx";
import { RecentFills } from "./recent-fills.tsx";
import { Seats } from "./seats.tsx";
import { Waiting } from "./waiting.tsx";

export type HomeView = { readonly overview: Overview; readonly firstName: string; readonly formats: Formats };

export function HomePage(props: { view: HomeView }) {
  const { overview, formats, firstName } = props.view;
  const { has } = overview;
  const needs = needsOf(overview, formats);
  const isNew = !has.connection || !has.position || !has.syncedPosition;
  return (
    <>
      <PageHead title={`Hello, ${firstName}`}>{summary(countNeeds(overview), isNew)}</PageHead>
      {isNew ? <FirstSteps has={has} /> : null}
      {has.position ? <Seats byStatus={overview.byStatus} formats={formats} /> : null}
      {needs.length > 0 || !isNew ? (
        <Section title="Needs you">{needs.length > 0 ? <NeedsYou needs={needs} /> : <AllWell />}</Section>
      ) : null}
      <Waiting overview={overview} formats={formats} />
      {has.position ? <RecentFills positions={overview.recentlyFilled} formats={formats} /> : null}
    </>
  );
}

function summary(needs: number, isNew: boolean): string {
  if (needs === 1) return "One thing needs you.";
  if (needs > 1) return `${needs} things need you.`;
  return isNew ? "Three steps, and Rolecall fills seats by itself." : "Nothing needs you right now.";
}

function AllWell() {
  return (
    <div class="all-well">
      <Icon name="check" class="tone-good" />
      All clear. Failed syncs, matches to decide, requests to approve and new hires to invite will show here.
    </div>
  );
}
