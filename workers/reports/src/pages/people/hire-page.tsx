// One hire: what the ATS says, what is wrong and what to do about it, and every match that was considered.
import { evidenceWords } from "#shared/domain/match/evidence-words.ts";
import type { HireDetail } from "../../operations/hires.ts";
import type { MatchDetail } from "../../operations/matches.ts";
import { Code } from "../../components/code.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { employeeName } from "../../components/person.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Day, Time } from "../../components/time.tsx";
import { candidateLabel, candidateNote } from "../../view-models/candidate-words.ts";
import type { Formats } from "../../view-models/formats.ts";
import { headlines, underStatus } from "../../view-models/match-words.ts";
import { HIRE_PROBLEMS, hireWord, MATCH_WORDS } from "../../view-models/state-words.ts";

export function HirePage(props: { hire: HireDetail; formats: Formats }) {
  const { hire, formats } = props;
  const trouble = hire.problem ? HIRE_PROBLEMS[hire.problem] : null;
  return (
    <>
      <PageHead title={candidateLabel(hire)} back={{ href: "/hires", label: "Hires" }}>
        <State of={hireWord(hire)} />
      </PageHead>
      {trouble ? (
        <Notice tone="warn">
          <strong>{trouble.title}.</strong> {trouble.advice}
        </Notice>
      ) : null}
      {candidateNote(hire) === null ? null : <Notice tone="info">This candidate is {candidateNote(hire)}.</Notice>}
      {hire.emails.length === 0 ? (
        <Notice tone="info">
          The ATS has no e-mail address of this person, so Rolecall can only go by the name and will ask you before it
          decides.
        </Notice>
      ) : null}
      <Facts
        of={[
          ["E-mail", hire.emails.length > 0 ? hire.emails.join(", ") : null],
          ["Position", hire.position ? <a href={`/positions/${hire.position.id}`}>{hire.position.title}</a> : null],
          ["Requisition", <Code text={hire.requisitionCode} />],
          ["Hired", <Time at={hire.hiredAt} formats={formats} />],
          ["Starts", hire.startsOn ? <Day on={hire.startsOn} formats={formats} /> : undefined],
          ["Undone", hire.unhiredAt ? <Time at={hire.unhiredAt} formats={formats} /> : undefined],
          ["Application", <Code text={hire.applicationId} />],
          ["Last read", <Time at={hire.readAt} formats={formats} />],
        ]}
      />
      <Section title="Matches">
        {hire.matches.length === 0 ? (
          <p class="all-well">
            No employee could be this person yet. When one arrives in the HRIS, Rolecall compares them.
          </p>
        ) : (
          <Table caption="Matches of this hire" columns={columnsFor(formats)} rows={hire.matches} />
        )}
      </Section>
    </>
  );
}

const A_FEW = 3; // reasons in a row; the match's page has all

function columnsFor(formats: Formats): Column<MatchDetail>[] {
  return [
    {
      label: "Employee",
      kind: "title",
      cell: (row) => (
        <a class="title-link" href={`/matches/${row.id}`}>
          {employeeName(row.employee)}
        </a>
      ),
    },
    {
      label: "Decision",
      cell: (row) => <State of={MATCH_WORDS[row.status]} reason={underStatus(row, formats.locale)} />,
    },
    { label: "When", cell: (row) => <Time at={row.decidedAt} formats={formats} /> },
    {
      label: "Why",
      cell: (row) => (
        <>
          {headlines(row.evidence, A_FEW).map((line) => (
            <div class="small">{evidenceWords(line)}</div>
          ))}
        </>
      ),
    },
  ];
}
