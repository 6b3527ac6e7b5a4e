// Reading a CSV of employees: every common form of it, and each bad line by its number, field and reason.
import { describe, expect, test } from "vitest";
import {
  MAX_CSV_LINES,
  readEmployeeCsv,
  type EmployeeCsv,
} from "../../../../workers/reports/src/operations/employee-csv.ts";

function read(text: string, locale = "en-US"): EmployeeCsv {
  const result = readEmployeeCsv(text, locale);
  if (!result.ok) throw new Error(`${result.reason}: ${result.message}`);
  return result.value;
}

const reasonOf = (text: string) => {
  const result = readEmployeeCsv(text, "en-US");
  return result.ok ? null : result.reason;
};

describe("forms", () => {
  const ada = { firstName: "Ada", lastName: "Lovelace", workEmail: "ada@x.example" };

  test.each([
    ["commas", "First name,Last name,Email\nAda,Lovelace,ada@x.example\n"],
    ["semicolons", "First name;Last name;Email\nAda;Lovelace;ada@x.example\n"],
    ["tabs", "First name\tLast name\tEmail\nAda\tLovelace\tada@x.example\n"],
    ["CRLF", "First name,Last name,Email\r\nAda,Lovelace,ada@x.example\r\n"],
    ["a byte order mark", "\uFEFFFirst name,Last name,Email\nAda,Lovelace,ada@x.example"],
    ["quotes", '"First name","Last name","Email"\n"Ada","Lovelace","ada@x.example"\n'],
    ["spaces around fields", "First name , Last name , Email\n Ada , Lovelace , ada@x.example \n"],
    ["empty lines", "\nFirst name,Last name,Email\n\n\nAda,Lovelace,ada@x.example\n\n"],
    ["columns that we do not use", "Shoe,First name,Last name,Email\n42,Ada,Lovelace,ada@x.example"],
    ["a line with fewer fields", "First name,Last name,Email,Title\nAda,Lovelace,ada@x.example"],
  ])("%s", (_, text) => {
    const { good, bad } = read(text);
    expect(bad).toEqual([]);
    expect(good).toHaveLength(1);
    expect(good[0]?.facts).toMatchObject(ada);
  });

  test("quoted fields hold separators, quotes and line breaks", () => {
    const { good } = read(
      'First name,Last name,Title\n"Ada ""Countess""","Lovelace, King","Line one\nline two"\nBob,B,C',
    );
    expect(good[0]?.facts).toMatchObject({
      firstName: 'Ada "Countess"',
      lastName: "Lovelace, King",
      title: "Line one\nline two",
    });
    expect(good[1]).toMatchObject({ line: 4, facts: { firstName: "Bob" } });
  });

  test("only facts with a column are given, so that others are not emptied", () => {
    const { good } = read("First name,Last name,Manager\nAda,Lovelace,\n");
    expect(good[0]?.given).toEqual({ firstName: "Ada", lastName: "Lovelace", manager: null });
  });

  test("a manager is a name, an e-mail, or both", () => {
    const { good } = read("First name,Manager,Manager email\nA,Priya,\nB,,p@x.example\nC,Priya,p@x.example");
    expect(good.map(({ facts }) => facts.manager)).toEqual([
      { name: "Priya", email: null },
      { name: null, email: "p@x.example" },
      { name: "Priya", email: "p@x.example" },
    ]);
  });

  test("each column is told with what it was taken for", () => {
    expect(read("Name,Shoe\nAda Lovelace,42").columns).toEqual([
      { header: "Name", field: "fullName" },
      { header: "Shoe", field: null },
    ]);
  });
});

describe("bad lines", () => {
  test("are named by their number in the file, the file's own header, and why", () => {
    const { good, bad } = read(
      [
        "Emp No,Given name,Surname,E-mail,Start",
        "1,Ada,Lovelace,ada@x.example,2027-02-01",
        "2,,Nameless,b@x.example,2027-02-01",
        "3,Carl,Gauss,carl at x,2027-02-01",
        "",
        "4,Dora,Day,d@x.example,soon,more",
        "5,Emmy,Noether,e@x.example,2027-02-01",
      ].join("\n"),
    );
    expect(good.map(({ line }) => line)).toEqual([2, 7]);
    expect(bad).toEqual([
      {
        line: 3,
        problems: [{ field: "Given name", message: "A first name is needed." }],
        text: "2, , Nameless, b@x.example, 2027-02-01",
      },
      {
        line: 4,
        problems: [{ field: "E-mail", message: "Write a full e-mail address, such as ada@example.com." }],
        text: "3, Carl, Gauss, carl at x, 2027-02-01",
      },
      { line: 6, problems: [{ field: "", message: "The line has 6 fields, the header 5." }], text: expect.any(String) },
    ]);
  });

  test("a wrong date and a wrong manager's e-mail are named", () => {
    const { bad } = read("First name,Hire date,Manager email\nAda,31/31/2027,nobody");
    expect(bad[0]?.problems).toEqual([
      { field: "Manager email", message: "Write a full e-mail address, such as ada@example.com." },
      { field: "Hire date", message: "Write the date as YYYY-MM-DD." },
    ]);
  });

  test("a number that stands twice is bad the second time", () => {
    const { good, bad } = read("Number,First name\n7,Ada\n8,Bob\n7,Carl");
    expect(good.map(({ facts }) => facts.firstName)).toEqual(["Ada", "Bob"]);
    expect(bad).toEqual([
      { line: 4, problems: [{ field: "Number", message: "The number 7 is on line 2 already." }], text: "7, Carl" },
    ]);
  });

  test.each([
    ["closed too early", 'Ada,"Love"lace'],
    ["never closed", 'Ada,"Lovelace'],
  ])("quotes that are %s spoil their line only", (_, line) => {
    const { good, bad } = read(`First name,Last name\nZoe,Zed\n\n${line}\nBob,Builder\n"Carl","Gauss"\n`);
    expect(good.map(({ line: at, facts }) => [at, facts.firstName])).toEqual([
      [2, "Zoe"],
      [5, "Bob"],
      [6, "Carl"],
    ]);
    const problems = [{ field: "", message: "The quotes of this line are not in order." }];
    expect(bad).toEqual([{ line: 4, problems, text: line }]);
  });

  test("the rest of a torn line does not pass for a person", () => {
    const { good, bad } = read('First name,Last name,Title\nAda,Lovelace,"One\ntwo" three\nBob,Builder,Boss\n');
    expect(good.map(({ facts }) => facts.firstName)).toEqual(["Bob"]);
    expect(bad.map(({ line }) => line)).toEqual([2, 3]);
  });

  test("quotes inside a field without quotes are text", () => {
    expect(read('First name\nAda "The Countess" King\n').good[0]?.facts.firstName).toBe('Ada "The Countess" King');
  });
});

describe("files that are refused as a whole", () => {
  test.each([
    ["", "empty_file"],
    ["\n\n", "empty_file"],
    ["Last name,Email\nLovelace,a@x.example", "no_name_column"],
    ["Ada,Lovelace,ada@x.example", "no_name_column"],
    ["First name\nJ\uFFFDrgen", "not_utf8"],
    ["F\0i\0r\0s\0t", "not_utf8"],
    ['"First name,Last name\nAda,Lovelace', "unreadable_file"],
    [`First name,Last name\n${'Ada,"Love"lace\n'.repeat(11)}`, "unreadable_file"],
  ])("%j", (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  test("larger than 5 MB, or longer than 20,000 lines", () => {
    expect(reasonOf(`First name\n${"é".repeat(2_500_001)}`)).toBe("too_large");
    expect(reasonOf(`First name\n${"Ada\n".repeat(MAX_CSV_LINES)}`)).toBeNull();
    expect(reasonOf(`First name\n${"Ada\n".repeat(MAX_CSV_LINES + 1)}`)).toBe("too_many_lines");
  });
});
