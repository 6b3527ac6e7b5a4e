// One employee: what the HRIS told, and the seat this person holds with the reasons.
import type { EmployeeRow } from "#shared/db/employees.ts";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { employeeName } from "../../components/person.tsx";
import { Time, Day } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";

const SOURCE_WORDS: Record<EmployeeRow["source"], string> = {
  form: "Added by hand",
  csv: "CSV import",
  api: "API",
  scim: "SCIM",
  import: "Import from the ATS",
};

export function EmployeePage(props: { employee: EmployeeRow; formats: Formats }) {
  const { employee, formats } = props;
  const { manager } = employee;
  return (
    <>
      <PageHead
        title={employeeName(employee)}
        back={{ href: "/employees", label: "Employees" }}
        actions={
          <a class="button" href={`/employees/${employee.id}/edit`} data-drawer>
            Edit
          </a>
        }
      />
      <Section title="Seat">
        {employee.position ? (
          <p>
            Holds <a href={`/positions/${employee.position.id}`}>{employee.position.title}</a>
            {employee.match ? (
              <>
                {" · "}
                <a href={`/matches/${employee.match.id}`}>why</a>
              </>
            ) : null}
          </p>
        ) : (
          <p class="all-well">
            Holds no seat. Rolecall compares this person with every hire that waits for an employee.
          </p>
        )}
      </Section>
      <Section title="What is known">
        <Facts
          of={[
            ["Full name", [employee.firstName, employee.middleName, employee.lastName].filter(Boolean).join(" ")],
            ["Employee number", employee.employeeNumber],
            ["Work e-mail", employee.workEmail],
            ["Personal e-mail", employee.personalEmail],
            ["Title", employee.title],
            ["Department", employee.department],
            ["Location", employee.location],
            ["Employment type", employee.employmentType],
            ["Manager", manager ? [manager.name, manager.email].filter(Boolean).join(" · ") : null],
            ["Start date", employee.startDate ? <Day on={employee.startDate} formats={formats} /> : null],
            ["Came by", SOURCE_WORDS[employee.source]],
            [
              "Hire",
              employee.importedFromHireId ? (
                <a href={`/hires/${employee.importedFromHireId}`}>the hire it was made from</a>
              ) : undefined,
            ],
            ["Hire undone", employee.hireUndoneAt ? <Time at={employee.hireUndoneAt} formats={formats} /> : undefined],
            [
              "Deactivated",
              employee.deactivatedAt ? <Time at={employee.deactivatedAt} formats={formats} /> : undefined,
            ],
            ["Added", <Time at={employee.createdAt} formats={formats} />],
            ["Changed", <Time at={employee.updatedAt} formats={formats} />],
          ]}
        />
      </Section>
    </>
  );
}
