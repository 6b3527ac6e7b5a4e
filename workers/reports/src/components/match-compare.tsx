// A hire and an employee fact by fact, side by side, so that what agrees and what differs can be seen at once.
import type { Child } from "hono/jsx";
import type { MatchRow } from "#shared/db/matches.ts";
import type { Formats } from "../view-models/formats.ts";
import { Code } from "./code.tsx";
import { Dash } from "./dash.tsx";
import { employeeName } from "./person.tsx";
import { Day, Time } from "./time.tsx";

export function MatchCompare(props: { match: MatchRow; formats: Formats }) {
  const { match, formats } = props;
  const { hire, employee, position } = match;
  return (
    <table class="compare">
      <caption class="visually-hidden">What is known of both</caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col">Hired in the ATS</th>
          <th scope="col">Employee in the HRIS</th>
        </tr>
      </thead>
      <tbody>
        <Fact
          label="Name"
          of={[
            <Name href={`/hires/${hire.id}`} name={hire.candidateName} />,
            <EmployeeNames employee={match.employee} />,
          ]}
        />
        <Fact label="E-mail" of={[lines(hire.emails), lines([employee.personalEmail, employee.workEmail])]} />
        <Fact
          label="Title"
          of={[position ? <a href={`/positions/${position.id}`}>{position.title}</a> : null, employee.title]}
        />
        <Fact label="Department" of={[position?.department, employee.department]} />
        <Fact label="Location" of={[position?.location, employee.location]} />
        <Fact label="Manager" of={[position?.hiringManager, employee.managerName]} />
        <Fact
          label="Dates"
          of={[<HireDates match={match} formats={formats} />, <StartDate match={match} formats={formats} />]}
        />
        <Fact
          label="Code, number"
          of={[hire.requisitionCode ? <Code text={hire.requisitionCode} /> : null, employee.employeeNumber]}
        />
      </tbody>
    </table>
  );
}

function Fact(props: { label: string; of: readonly [Child, Child] }) {
  return (
    <tr>
      <th scope="row">{props.label}</th>
      {props.of.map((value) => (
        <td>{value === null || value === undefined || value === "" ? <Dash /> : value}</td>
      ))}
    </tr>
  );
}

function Name(props: { href: string; name: string }) {
  return (
    <a class="title-link" href={props.href}>
      <bdi>{props.name || "(no name)"}</bdi>
    </a>
  );
}

function EmployeeNames(props: { employee: MatchRow["employee"] }) {
  const { id, firstName, middleName, lastName, preferredName } = props.employee;
  const full = [firstName, middleName, lastName].filter(Boolean).join(" ");
  return (
    <>
      <Name href={`/employees/${id}`} name={full} />
      {preferredName && employeeName(props.employee) !== full ? (
        <span class="under">
          called <bdi>{preferredName}</bdi>
        </span>
      ) : null}
      {props.employee.deactivatedAt ? <span class="under">deactivated</span> : null}
    </>
  );
}

function lines(emails: readonly (string | null)[]): Child {
  const known = emails.filter((email) => email !== null);
  return known.length === 0 ? null : known.map((email) => <div>{email}</div>);
}

function HireDates(props: { match: MatchRow; formats: Formats }) {
  const { hire, position } = props.match;
  const starts = hire.startsOn ?? position?.targetStartOn;
  return (
    <>
      Hired <Time at={hire.hiredAt} formats={props.formats} />
      {starts ? (
        <span class="under">
          {hire.startsOn ? "starts" : "planned start"} <Day on={starts} formats={props.formats} />
        </span>
      ) : null}
    </>
  );
}

function StartDate(props: { match: MatchRow; formats: Formats }) {
  const { startDate } = props.match.employee;
  if (startDate === null) return <Dash />;
  return (
    <>
      Starts <Day on={startDate} formats={props.formats} />
    </>
  );
}
