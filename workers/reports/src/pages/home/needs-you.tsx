// The list of things that only a person can settle, most blocking first, each with the button that settles it.
import { PROVIDER_NAMES } from "../settings/integrations-page.tsx";
import type { Child } from "hono/jsx";
import type { ReviewItem } from "#shared/db/review-queue.ts";
import type { Overview } from "../../operations/overview.ts";
import { Act } from "../../components/action.tsx";
import { employeeName } from "../../components/person.tsx";
import { ShapeMark } from "../../components/state.tsx";
import {
  POSITION_WORDS,
  MATCH_WORDS,
  SYNC_WORDS,
  EVENT_WORDS,
  CONNECTION_WORDS,
  type StateWord,
} from "../../view-models/state-words.ts";
import { isRetriable } from "../../operations/send-again.ts";
import type { Formats } from "../../view-models/formats.ts";
import { blocksInWords } from "../../view-models/queue-words.ts";
import { countPeopleNeeds, peopleNeeds } from "./people-needs.tsx";
import { RetryActions } from "../positions/position-actions.tsx";

export type Need = { readonly state: StateWord; readonly title: Child; readonly words: string; readonly action: Child };

export function NeedsYou(props: { needs: readonly Need[] }) {
  return (
    <ul class="todo">
      {props.needs.map((need) => (
        <li>
          <ShapeMark shape={need.state.shape} tone={need.state.tone} />
          <div>
            <div>
              <span class="visually-hidden">{need.state.word}: </span>
              {need.title}
            </div>
            <div class="small soft">{need.words}</div>
          </div>
          <div class="actions">{need.action}</div>
        </li>
      ))}
    </ul>
  );
}

/** All of them, also those that the list leaves to other pages. */
export function countNeeds(overview: Overview): number {
  const { badges, byStatus, bySyncStatus } = overview;
  const { connectionsNeedingAttention, proposedMatches, parkedEvents } = badges;
  const positions = bySyncStatus.failed + byStatus.requested;
  return connectionsNeedingAttention + positions + proposedMatches + countPeopleNeeds(overview) + parkedEvents;
}

const A_FEW = 3; // of each kind; the lists behind have them all

/** A dead connection stops everything behind it, so it comes first; events that can wait come last. */
export function needsOf(overview: Overview, formats: Formats): Need[] {
  return [
    ...overview.connectionsNeedingAttention.map(connectionNeed),
    ...overview.failedSyncs.map(failedNeed),
    ...more(
      overview.bySyncStatus.failed - overview.failedSyncs.length,
      "failed sync",
      "failed syncs",
      "/reports/ats?sync=failed",
    ),
    ...overview.proposals.slice(0, A_FEW).flatMap((item) => proposalNeed(item, formats)),
    ...more(overview.badges.proposedMatches - A_FEW, "match to decide", "matches to decide", "/matches"),
    ...overview.requestedPositions.slice(0, A_FEW).map(requestNeed),
    ...more(
      overview.byStatus.requested - A_FEW,
      "position to approve",
      "positions to approve",
      "/positions?status=requested",
    ),
    ...peopleNeeds(overview, formats),
    ...parkedNeed(overview),
  ];
}

function connectionNeed(connection: Overview["connectionsNeedingAttention"][number]): Need {
  return {
    state: CONNECTION_WORDS.needs_attention,
    title: (
      <strong>
        A {PROVIDER_NAMES[connection.provider]} connection needs attention; syncing through it has stopped
      </strong>
    ),
    words: connection.message,
    action: (
      <a class="button small primary" href={`/settings/integrations/${connection.id}`}>
        Mend it
      </a>
    ),
  };
}

function failedNeed(position: Overview["failedSyncs"][number]): Need {
  const code = position.requisitionCode ? ` (${position.requisitionCode})` : "";
  return {
    state: SYNC_WORDS.failed,
    title: (
      <>
        <a class="title-link" href={`/positions/${position.id}`}>
          {position.title}
          {code}
        </a>{" "}
        could not be synced
      </>
    ),
    words: position.syncMessage ?? "The ATS refused it.",
    action:
      position.status === "approved" || isRetriable(position) ? (
        <RetryActions position={position} back="/" isSmall />
      ) : (
        <a class="button small" href={`/positions/${position.id}`}>
          Look
        </a>
      ),
  };
}

function proposalNeed(item: ReviewItem, formats: Formats): Need[] {
  const [best, ...others] = item.proposals;
  if (best === undefined) return [];
  const who = (
    <strong>
      <bdi>{employeeName(best.employee)}</bdi>
    </strong>
  );
  const title =
    others.length > 0 ? (
      <>
        Which of {others.length + 1} hires is {who}?
      </>
    ) : (
      <>
        Is {who} the hired{" "}
        <strong>
          <bdi>{best.hire.candidateName}</bdi>
        </strong>
        ?
      </>
    );
  return [
    {
      state: MATCH_WORDS.proposed,
      title,
      words: `${blocksInWords(item.blocks, formats)}.`,
      action: (
        <a class="button small" href={others.length > 0 ? `/matches#${item.employeeId}` : `/matches/${best.id}`}>
          Decide
        </a>
      ),
    },
  ];
}

function requestNeed(position: Overview["requestedPositions"][number]): Need {
  return {
    state: POSITION_WORDS.requested,
    title: (
      <>
        <a class="title-link" href={`/positions/${position.id}`}>
          {position.title}
        </a>{" "}
        waits for approval
      </>
    ),
    words: [position.department, position.location].filter(Boolean).join(" · ") || "No department or location given",
    action: <Act to={`/positions/${position.id}/approve`} label="Approve" class="small" hidden={{ back: "/" }} />,
  };
}

function parkedNeed(overview: Overview): Need[] {
  const count = overview.badges.parkedEvents;
  if (count === 0) return [];
  return [
    {
      state: EVENT_WORDS.parked,
      title: <strong>{count === 1 ? "One event is parked" : `${count} events are parked`}</strong>,
      words: "Rolecall gave up on them after several tries. Look at why, then replay them.",
      action: (
        <a class="button small" href="/settings/events?status=parked">
          Look
        </a>
      ),
    },
  ];
}

function more(count: number, one: string, many: string, href: string): Need[] {
  if (count <= 0) return [];
  return [
    {
      state: { word: "More", shape: "minus", tone: "soft" },
      title: `${count} more ${count === 1 ? one : many}`,
      words: "",
      action: (
        <a class="button small quiet" href={href}>
          Show all
        </a>
      ),
    },
  ];
}
