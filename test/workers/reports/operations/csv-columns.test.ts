// Reading other people's CSV headers, names and dates.
import { describe, expect, test } from "vitest";
import {
  isMonthFirst,
  readDate,
  readHeader,
  splitName,
} from "../../../../workers/reports/src/operations/csv-columns.ts";

describe("headers", () => {
  test("are known in common wordings, whatever their case, spaces and signs", () => {
    expect(
      readHeader(["Employee ID", "FIRST_NAME", "last-name", "E-Mail Address", "Date of Hire", "Supervisor"]),
    ).toEqual(["employeeNumber", "firstName", "lastName", "workEmail", "startDate", "managerName"]);
    expect(
      readHeader(["Personal E-mail", "Work email", "Job Title", "Dept.", "Office", "Manager Email", "Name"]),
    ).toEqual(["personalEmail", "workEmail", "title", "department", "location", "managerEmail", "fullName"]);
  });

  test("that say nothing to us, or the same once more, are not used", () => {
    expect(readHeader(["Shoe size", "Email", "Work email", ""])).toEqual([null, "workEmail", null, null]);
  });
});

describe("dates", () => {
  test.each([
    ["2027-02-01", "2027-02-01"],
    ["2027/2/1", "2027-02-01"],
    ["2027-02-01T00:00:00Z", "2027-02-01"],
    ["2027-02-01 08:30", "2027-02-01"],
    ["01.02.2027", "2027-02-01"],
    ["1/13/2027", "2027-01-13"],
    ["13/1/2027", "2027-01-13"],
  ])("%s is the same for everybody", (text, date) => {
    expect(readDate(text, true)).toBe(date);
    expect(readDate(text, false)).toBe(date);
  });

  test("with slashes are read in the order of the company's locale", () => {
    expect(isMonthFirst("en-US")).toBe(true);
    expect(isMonthFirst("en-GB")).toBe(false);
    expect(isMonthFirst("de-DE")).toBe(false);
    expect(readDate("3/4/2027", true)).toBe("2027-03-04");
    expect(readDate("3/4/2027", false)).toBe("2027-04-03");
  });

  test("that are none come back as they are, for the door to refuse", () => {
    for (const text of ["soon", "3-4-27", "2027", "45000"]) expect(readDate(text, true)).toBe(text);
  });
});

describe("a name in one column", () => {
  test.each([
    ["Ada Lovelace", "Ada", "Lovelace"],
    ["Lovelace, Ada", "Ada", "Lovelace"],
    ["Ada King Lovelace", "Ada King", "Lovelace"],
    ["Teller", "Teller", ""],
    ["  Ada   Lovelace ", "Ada", "Lovelace"],
  ])("%j is %s and %s", (name, firstName, lastName) => {
    expect(splitName(name)).toEqual({ firstName, lastName });
  });
});
