// Importing employees from CSV: choose a file, see what it would change and every bad line, then import.
import { Field, FormProblem, TextArea, type FormState } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { Table, type Column } from "../../components/table.tsx";
import type { ImportReport } from "../../operations/import-employees.ts";
import type { Formats } from "../../view-models/formats.ts";

export type ImportView = { readonly form: FormState };
export type DryRunView = { readonly report: ImportReport; readonly csv: string; readonly formats: Formats };

const BACK = { href: "/employees", label: "Employees" };

export function ImportPage(props: { view: ImportView }) {
  const { form } = props.view;
  return (
    <>
      <PageHead title="Import employees" back={BACK}>
        Nothing is imported yet: first you see what the file would change, and every line that cannot be read.
      </PageHead>
      <form class="form" method="post" action="/employees/import" enctype="multipart/form-data">
        <FormProblem form={form} />
        <Field
          form={form}
          name="file"
          label="CSV file"
          type="file"
          attributes={{ accept: ".csv,text/csv,.tsv,.txt" }}
          hint="The first line names the columns, such as first name, last name, e-mail, employee number, start date. Up to 5 MB."
        />
        <TextArea
          form={form}
          name="csv"
          label="Or paste the lines"
          isOptional
          class="mono"
          attributes={{
            rows: 6,
            placeholder: "First name,Last name,Work email,Start date\nAda,Lovelace,ada@example.com,2026-12-01",
          }}
        />
        <div class="form-foot">
          <button class="button primary">Check the file</button>
          <a class="button quiet" href="/employees">
            Cancel
          </a>
        </div>
      </form>
    </>
  );
}

export function DryRunPage(props: { view: DryRunView }) {
  const { report, csv, formats } = props.view;
  const good = report.created + report.updated;
  return (
    <>
      <PageHead title="Check the import" back={{ href: "/employees/import", label: "Choose another file" }}>
        Nothing is imported yet.
      </PageHead>
      <Counts report={report} formats={formats} />
      {good === 0 ? (
        <Notice tone={report.badCount > 0 ? "bad" : "info"}>
          {report.badCount > 0
            ? "No line can be imported. Mend the lines below in the file, then choose it again."
            : "The file says nothing that Rolecall does not know already."}
        </Notice>
      ) : (
        <form class="card" method="post" action="/employees/import/confirm" enctype="multipart/form-data">
          <textarea name="csv" hidden readonly>
            {`\n${csv}`}
          </textarea>
          <div class="row apart">
            <p class="small soft measure">
              {report.badCount > 0
                ? "The bad lines are left out. Mend them in the file and import it again: people that are known are not added twice."
                : "Importing the same file again changes nothing."}
            </p>
            <div class="actions">
              <a class="button" href="/employees">
                Cancel
              </a>
              <button class="button primary">
                <Icon name="upload" /> Import {formats.count(good, "employee", "employees")}
              </button>
            </div>
          </div>
        </form>
      )}
      <BadLines report={report} formats={formats} />
      <Columns report={report} />
    </>
  );
}

function Counts(props: { report: ImportReport; formats: Formats }) {
  const { report, formats } = props;
  return (
    <Facts
      of={[
        ["Lines", formats.number(report.lineCount)],
        ["New", formats.number(report.created)],
        ["Changed", formats.number(report.updated)],
        ["Unchanged", formats.number(report.unchanged)],
        ["Bad", report.badCount > 0 ? <strong class="tone-bad">{formats.number(report.badCount)}</strong> : "0"],
      ]}
    />
  );
}

type BadRow = { readonly id: string; readonly line: number; readonly text: string; readonly problems: string };

function BadLines(props: { report: ImportReport; formats: Formats }) {
  const { bad, badCount } = props.report;
  if (badCount === 0) return null;
  const rows = bad.map((line, index) => ({
    id: `bad-${index}`,
    line: line.line,
    text: line.text,
    problems: line.problems.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join(" "),
  }));
  const shown = bad.length < badCount ? `, the first ${props.formats.number(bad.length)} are shown` : "";
  return (
    <Section title={`Bad lines (${props.formats.number(badCount)}${shown})`}>
      <Table caption="Lines that cannot be imported" columns={BAD_COLUMNS} rows={rows} />
    </Section>
  );
}

const BAD_COLUMNS: readonly Column<BadRow>[] = [
  { label: "Line", kind: "title", cell: (row) => <span class="number">{row.line}</span> },
  { label: "What is wrong", cell: (row) => row.problems },
  { label: "The line", cell: (row) => <code>{row.text}</code> },
];

function Columns(props: { report: ImportReport }) {
  return (
    <Section title="Columns">
      <Facts
        of={props.report.columns.map(({ header, field }) => [
          header || "(no name)",
          field === null ? <span class="none">not used</span> : fieldWords(field),
        ])}
      />
    </Section>
  );
}

/** "employeeNumber" reads "employee number". */
function fieldWords(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
