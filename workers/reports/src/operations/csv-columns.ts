// Which column of somebody's CSV is which fact about an employee: header names are compared without case, spaces and signs.

/** The facts that a column can hold. `fullName` is split into first and last name. */
export type CsvField =
  | "employeeNumber"
  | "fullName"
  | "firstName"
  | "middleName"
  | "lastName"
  | "preferredName"
  | "workEmail"
  | "personalEmail"
  | "title"
  | "department"
  | "location"
  | "employmentType"
  | "managerName"
  | "managerEmail"
  | "startDate";

/** As exported by common HR systems, letters and digits only. The first column of a kind wins. */
const HEADERS: Readonly<Record<CsvField, readonly string[]>> = {
  employeeNumber: [
    "employeenumber",
    "employeeid",
    "employeeno",
    "empid",
    "empno",
    "personnelnumber",
    "personnelno",
    "staffid",
    "staffnumber",
    "workerid",
    "payrollnumber",
    "filenumber",
    "number",
    "id",
  ],
  fullName: ["name", "fullname", "employeename", "displayname", "worker", "employee"],
  firstName: ["firstname", "first", "givenname", "forename", "legalfirstname"],
  middleName: ["middlename", "middle", "middleinitial", "legalmiddlename"],
  lastName: ["lastname", "last", "surname", "familyname", "legallastname"],
  preferredName: ["preferredname", "preferredfirstname", "nickname", "knownas", "goesby"],
  workEmail: [
    "workemail",
    "emailwork",
    "email",
    "emailaddress",
    "workemailaddress",
    "companyemail",
    "businessemail",
    "corporateemail",
    "officeemail",
    "primaryemail",
    "mail",
  ],
  personalEmail: [
    "personalemail",
    "emailpersonal",
    "personalemailaddress",
    "homeemail",
    "privateemail",
    "alternateemail",
    "secondaryemail",
  ],
  title: ["title", "jobtitle", "positiontitle", "position", "role", "job", "businesstitle"],
  department: ["department", "dept", "departmentname", "team", "division", "orgunit"],
  location: ["location", "worklocation", "office", "site", "workplace", "city"],
  employmentType: ["employmenttype", "employeetype", "workertype", "employmentstatus", "commitment", "contracttype"],
  managerName: ["manager", "managername", "linemanager", "supervisor", "supervisorname", "reportsto"],
  managerEmail: ["manageremail", "manageremailaddress", "linemanageremail", "supervisoremail"],
  startDate: [
    "startdate",
    "starton",
    "hiredate",
    "dateofhire",
    "hiredon",
    "originalhiredate",
    "joiningdate",
    "joindate",
    "dateofjoining",
    "employmentstartdate",
    "employmentstart",
    "firstday",
  ],
};

const FIELD_BY_HEADER = new Map<string, CsvField>();
for (const field of fieldsOf(HEADERS)) {
  for (const header of HEADERS[field]) FIELD_BY_HEADER.set(header, field);
}

/** For each column its fact, or null when it is not used (unknown, or its fact was already found in an earlier column). */
export function readHeader(cells: readonly string[]): (CsvField | null)[] {
  const taken = new Set<CsvField>();
  return cells.map((cell) => {
    const field = FIELD_BY_HEADER.get(cell.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
    if (field === undefined || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** `Ada Lovelace` and `Lovelace, Ada` as first and last name; the last word is the last name. */
export function splitName(name: string): { firstName: string; lastName: string } {
  const [last, first] = name.split(",").map((part) => part.trim());
  if (first !== undefined && last !== undefined) return { firstName: first, lastName: last };
  const words = name.trim().split(/\s+/);
  const lastName = words.length > 1 ? (words.pop() ?? "") : "";
  return { firstName: words.join(" "), lastName };
}

/** Whether the locale writes the month first (`en-US`): decides how 03/04/2026 is read. */
export function isMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(new Date(0)).map((part) => part.type);
  return parts.indexOf("month") < parts.indexOf("day");
}

/**
 * A date as `YYYY-MM-DD`, from that form, from `3/4/2026`, `03.04.2026`, or either with a time behind it. Text that is no such
 * date comes back as it is, for the door's own check to refuse with words.
 */
export function readDate(text: string, monthFirst: boolean): string {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return isoDate(iso[1], iso[2], iso[3]);
  const local = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[T ].*)?$/.exec(text);
  if (!local) return text;
  const [, first, sign, second, year] = local;
  const isMonth = sign === "." ? false : Number(first) > 12 ? false : Number(second) > 12 ? true : monthFirst;
  return isMonth ? isoDate(year, first, second) : isoDate(year, second, first);
}

function isoDate(year = "", month = "", day = ""): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function fieldsOf(record: Readonly<Record<CsvField, unknown>>): CsvField[] {
  const isField = (name: string): name is CsvField => name in record;
  return Object.keys(record).filter(isField);
}
