// A hire and an employee side by side, with what speaks for and against that they are the same person.
import type { MatchRow } from "#shared/db/matches.ts";
import type { Formats } from "../view-models/formats.ts";
import { Code } from "./code.tsx";
import { Evidence } from "./evidence.tsx";
import { Icon } from "./icon.tsx";
import { Facts } from "./page-head.tsx";
import { employeeName, Person } from "./person.tsx";
import { Day, Time } from "./time.tsx";

export function MatchPair(props: { match: MatchRow; formats: Formats }) {
  const { match, formats } = props;
  return (
    <>
      <div class="pair">
        <HireSide match={match} formats={formats} />
        <span class="pair-link" title="the same person?">
          <Icon name="match" size={20} />
        </span>
        <EmployeeSide match={match} formats={formats} />
      </div>
      <div class="stack tight">
        <h3>Why</h3>
        <Evidence of={match.evidence} />
      </div>
    </>
  );
}

function HireSide(props: { match: MatchRow; formats: Formats }) {
  const { hire, position } = props.match;
  return (
    <div class="pair-side">
      <span class="note">Hired in the ATS</span>
      <Person name={hire.candidateName} href={`/hires/${hire.id}`} />
      <Facts
        of={[
          ["E-mail", hire.emails.length > 0 ? hire.emails.join(", ") : null],
          ["Position", position ? <a href={`/positions/${position.id}`}>{position.title}</a> : null],
          ["Requisition", <Code text={hire.requisitionCode} />],
          ["Hired", <Time at={hire.hiredAt} formats={props.formats} />],
        ]}
      />
    </div>
  );
}

function EmployeeSide(props: { match: MatchRow; formats: Formats }) {
  const { employee } = props.match;
  const emails = [employee.workEmail, employee.personalEmail].filter((email) => email !== null);
  return (
    <div class="pair-side">
      <span class="note">Employee in the HRIS</span>
      <Person name={employeeName(employee)} href={`/employees/${employee.id}`} />
      <Facts
        of={[
          ["E-mail", emails.length > 0 ? emails.join(", ") : null],
          ["Title", employee.title],
          ["Number", employee.employeeNumber],
          ["Starts", <Day on={employee.startDate} formats={props.formats} />],
        ]}
      />
    </div>
  );
}
