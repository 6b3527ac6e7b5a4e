// A CSV file of employees, read line by line: the facts of the good lines, and for each bad one its number and what is wrong with it.
import { EmployeeInput } from "#shared/domain/employee.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { isMonthFirst, readDate, readHeader, splitName, type CsvField } from "./csv-columns.ts";
import { readRecords, type CsvRecord } from "./csv-records.ts";

export const MAX_CSV_BYTES = 5_000_000;
export const MAX_CSV_LINES = 20_000;

/** A line that cannot be imported. `line` is the file's own line number, the header being 1; `field` is a header of the file. */
export type BadLine = {
  readonly line: number;
  readonly problems: readonly { readonly field: string; readonly message: string }[];
  /** The line, shortened to 200 characters. */
  readonly text: string;
};

/** A good line. `given` holds only the facts that the file has a column for. */
export type GoodLine = { readonly line: number; readonly facts: EmployeeInput; readonly given: Partial<EmployeeInput> };

export type EmployeeCsv = {
  readonly good: readonly GoodLine[];
  readonly bad: readonly BadLine[];
  /** Each header with the fact it was taken for; null: the column is not used. */
  readonly columns: readonly { readonly header: string; readonly field: CsvField | null }[];
};

export type CsvReason =
  "too_large" | "too_many_lines" | "not_utf8" | "empty_file" | "no_name_column" | "unreadable_file";

/**
 * Reads comma, semicolon or tab separated text with quoted fields, CRLF or LF, with or without a byte order mark.
 * @param locale the tenant's: decides how 03/04/2026 is read
 */
export function readEmployeeCsv(text: string, locale: string): Result<EmployeeCsv, CsvReason> {
  if (new TextEncoder().encode(text).length > MAX_CSV_BYTES)
    return fail("too_large", "The file is larger than 5 MB. Split it.");
  if (text.includes("\uFFFD") || text.includes("\0"))
    return fail("not_utf8", "The file is not UTF-8. In Excel, save it as “CSV UTF-8”.");
  const read = readRecords(text);
  if (!read.ok) return read;
  const { records, broken } = read.value;
  const [header, ...lines] = records;
  if (header === undefined || header.cells.every((cell) => cell === ""))
    return fail("empty_file", "The file is empty. Its first line must name the columns.");
  if (lines.length > MAX_CSV_LINES)
    return fail("too_many_lines", `The file has ${lines.length} lines; at most 20,000 at once. Split it.`);
  const fields = readHeader(header.cells);
  if (!fields.includes("firstName") && !fields.includes("fullName"))
    return fail(
      "no_name_column",
      "The first line must name the columns, and one must be the first name. For example: Employee number, First name, Last name, Work e-mail, Start date.",
    );
  const reader = { header: header.cells, fields, monthFirst: isMonthFirst(locale), isStrict: broken.length > 0 };
  const { good, bad } = readLines(lines, reader);
  for (const { line, text: broke } of broken)
    bad.push({
      line,
      problems: [{ field: "", message: "The quotes of this line are not in order." }],
      text: shown(broke),
    });
  bad.sort((a, b) => a.line - b.line);
  const columns = header.cells.map((name, index) => ({ header: name, field: fields[index] ?? null }));
  return ok({ good, bad, columns });
}

/** `isStrict`: every line must be as long as the header, since the rest of a torn line could pass for one of its own. */
type Reader = {
  readonly header: readonly string[];
  readonly fields: readonly (CsvField | null)[];
  readonly monthFirst: boolean;
  readonly isStrict: boolean;
};

function readLines(lines: readonly CsvRecord[], reader: Reader): { good: GoodLine[]; bad: BadLine[] } {
  const good: GoodLine[] = [];
  const bad: BadLine[] = [];
  const linesByNumber = new Map<string, number>();
  for (const { cells, line } of lines) {
    const read = readLine(cells, reader);
    const problems = "problems" in read ? read.problems : [];
    const number = "facts" in read ? read.facts.employeeNumber : null;
    const earlier = number === null ? undefined : linesByNumber.get(number);
    if (earlier !== undefined)
      problems.push({
        field: headerOf("employeeNumber", reader),
        message: `The number ${number} is on line ${earlier} already.`,
      });
    if (number !== null && earlier === undefined) linesByNumber.set(number, line);
    if ("facts" in read && problems.length === 0) good.push({ line, ...read });
    else bad.push({ line, problems, text: shown(cells.join(", ")) });
  }
  return { good, bad };
}

function shown(text: string): string {
  return text.trim().slice(0, 200);
}

type ReadLine =
  { facts: EmployeeInput; given: Partial<EmployeeInput> } | { problems: { field: string; message: string }[] };

function readLine(record: readonly string[], reader: Reader): ReadLine {
  const { header, fields, monthFirst, isStrict } = reader;
  if (record.length > header.length || (isStrict && record.length < header.length))
    return { problems: [{ field: "", message: `The line has ${record.length} fields, the header ${header.length}.` }] };
  const cells = new Map<CsvField, string>();
  fields.forEach((field, index) => {
    if (field !== null) cells.set(field, record[index] ?? "");
  });
  const raw = rawFacts(cells, monthFirst);
  const parsed = EmployeeInput.safeParse(raw);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const path = issue.path.join(".");
      return { field: headerOf(CSV_FIELD_OF_PATH.get(path) ?? path, reader), message: issue.message };
    });
    return { problems };
  }
  const isGiven = new Set(Object.keys(raw));
  return {
    facts: parsed.data,
    given: Object.fromEntries(Object.entries(parsed.data).filter(([fact]) => isGiven.has(fact))),
  };
}

function rawFacts(cells: ReadonlyMap<CsvField, string>, monthFirst: boolean): Record<string, unknown> {
  const { fullName, managerName, managerEmail, startDate, ...plain } = Object.fromEntries(cells);
  const split = fullName !== undefined && plain["firstName"] === undefined ? splitName(fullName) : {};
  const hasManager = managerName !== undefined || managerEmail !== undefined;
  const isManagerKnown = Boolean(managerName) || Boolean(managerEmail);
  return {
    ...split,
    ...plain,
    ...(hasManager ? { manager: isManagerKnown ? { name: managerName, email: managerEmail } : null } : {}),
    ...(startDate === undefined ? {} : { startDate: readDate(startDate, monthFirst) }),
  };
}

const CSV_FIELD_OF_PATH = new Map<string, CsvField>([
  ["manager.name", "managerName"],
  ["manager.email", "managerEmail"],
]);

/** The file's own header of a fact, so that a person finds the column; the name comes from `fullName` where there is no other. */
function headerOf(field: string, { header, fields }: Reader): string {
  const index = fields.findIndex((found) => found === field);
  if (index >= 0) return header[index] ?? field;
  const named = fields.indexOf("fullName");
  return (field === "firstName" || field === "lastName") && named >= 0 ? (header[named] ?? field) : field;
}
