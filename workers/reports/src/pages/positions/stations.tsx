// The stations of a seat's road, made from a position: what is done, what is next, what is stuck and why.
import type { PositionDetail } from "../../operations/positions.ts";
import { Code } from "../../components/code.tsx";
import { Evidence } from "../../components/evidence.tsx";
import { employeeName, Person } from "../../components/person.tsx";
import type { Station } from "../../components/road.tsx";
import { State } from "../../components/state.tsx";
import { Time } from "../../components/time.tsx";
import { candidateLabel, candidateNote } from "../../view-models/candidate-words.ts";
import type { Formats } from "../../view-models/formats.ts";
import { decisionWords, headlines } from "../../view-models/match-words.ts";
import { MATCH_WORDS, openingWord } from "../../view-models/state-words.ts";

export function stationsOf(position: PositionDetail, formats: Formats): Station[] {
  return [
    {
      title: "Planned",
      state: "done",
      body: (
        <p class="small soft">
          <Time at={position.createdAt} formats={formats} />
        </p>
      ),
    },
    approval(position, formats),
    requisition(position, formats),
    hire(position, formats),
    employee(position),
  ];
}

function approval(position: PositionDetail, formats: Formats): Station {
  const title = "Approved";
  if (position.approvedAt !== null)
    return {
      title,
      state: "done",
      body: (
        <p class="small soft">
          by {position.approvedByName ?? "Rolecall"}, <Time at={position.approvedAt} formats={formats} />
        </p>
      ),
    };
  if (position.status === "closed") return { title, state: "later", body: <Words>The position is closed.</Words> };
  if (position.status === "requested")
    return { title, state: "now", body: <Words>Waits for someone to approve it or send it back.</Words> };
  return {
    title,
    state: "now",
    body: position.sentBackNote ? (
      <Words>Sent back: “{position.sentBackNote}”. Edit the plan, then request approval again.</Words>
    ) : (
      <Words>Request approval when the plan is complete.</Words>
    ),
  };
}

function requisition(position: PositionDetail, formats: Formats): Station {
  const title = "Requisition in the ATS";
  const found = position.requisition;
  if (position.syncStatus === "failed")
    return {
      title,
      state: "failed",
      body: <p class="small">{position.syncMessage ?? "The ATS refused it. Try again."}</p>,
    };
  if (position.syncStatus === "pending")
    return {
      title,
      state: "waiting",
      body: (
        <Words>
          <Code text={position.requisitionCode} /> is being written.{" "}
          {position.syncMessage ? `${position.syncMessage} ` : ""}
        </Words>
      ),
    };
  if (found === null) {
    const isNext = position.status === "approved";
    return {
      title,
      state: isNext ? "now" : "later",
      body: isNext ? <Words>Sync with your ATS to open it there.</Words> : null,
    };
  }
  const word = openingWord(found);
  return {
    title,
    state: "done",
    body: (
      <div class="row small">
        <Code text={found.code} />
        {word ? <State of={word} /> : null}
        <span class="soft">
          read <Time at={found.readAt} formats={formats} />
        </span>
      </div>
    ),
  };
}

function hire(position: PositionDetail, formats: Formats): Station {
  const title = "Hired";
  if (position.hire === null) {
    const isNext = position.status === "open";
    return {
      title,
      state: isNext ? "now" : "later",
      body: isNext ? <Words>Hire someone on this requisition in your ATS. Rolecall sees it by itself.</Words> : null,
    };
  }
  return {
    title,
    state: "done",
    body: (
      <div class="row small">
        <Person
          name={candidateLabel(position.hire)}
          href={`/hires/${position.hire.id}`}
          under={candidateNote(position.hire)}
        />
        <span class="soft">
          <Time at={position.hire.hiredAt} formats={formats} />
        </span>
      </div>
    ),
  };
}

function employee(position: PositionDetail): Station {
  const title = "Employee";
  const { match } = position;
  if (position.employee !== null)
    return {
      title,
      state: "done",
      body: (
        <>
          <div class="row small">
            <Person name={employeeName(position.employee)} href={`/employees/${position.employee.id}`} />
            {match ? <a href={`/matches/${match.id}`}>{decisionWords(match)}: why</a> : null}
          </div>
          {match ? <Evidence of={headlines(match.evidence, A_FEW)} /> : null}
        </>
      ),
    };
  if (match?.status === "proposed")
    return {
      title,
      state: "now",
      body: (
        <div class="row small">
          <State of={MATCH_WORDS.proposed} />
          {employeeName(match.employee)} <a href={`/matches/${match.id}`}>Decide</a>
        </div>
      ),
    };
  const isNext = position.hire !== null;
  return {
    title,
    state: isNext ? "now" : "later",
    body: isNext ? <Words>Waits for the new employee to arrive in the HRIS.</Words> : null,
  };
}

const A_FEW = 3; // reasons: a road has room for the heaviest, the match's page has all

function Words(props: { children: unknown }) {
  return <p class="small soft">{props.children}</p>;
}
