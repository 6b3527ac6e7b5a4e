// What a mailbox says depends on who else holds it.
import { describe, expect, test } from "vitest";
import { judged } from "./people.ts";

const mailbox = (ours: string, theirs: string, holders?: { hires: number; employees: number }) =>
  judged({ personalEmail: theirs }, { emails: [ours] }, holders).mailbox;

describe("the same mailbox", () => {
  test("counts most when one hire and one employee hold it", () => {
    expect(mailbox("grace.hopper@gmail.com", "GraceHopper+jobs@googlemail.com")).toMatchObject({
      level: "own",
      bits: 15,
    });
  });

  test("counts less with every other holder, and nothing when it is an agency's or a department's", () => {
    const levels = [0, 1, 2, 3, 9].map((others) => mailbox("a@x.org", "a@x.org", { hires: 1 + others, employees: 1 }));
    expect(levels.map(({ level }) => level)).toEqual(["own", "shared", "shared", "crowd", "crowd"]);
    const bits = levels.map((match) => match.bits);
    expect(bits).toEqual(bits.toSorted((one, other) => other - one));
    expect(bits.at(-1)).toBe(0);
  });

  test("is found in the work field as well", () => {
    expect(judged({ workEmail: "g@gmail.com" }, { emails: ["g@gmail.com"] }).mailbox.level).toBe("own");
  });

  test("named after another member of the household, speaks for that one", () => {
    const { ofAnother } = judged(
      { firstName: "Mabel", lastName: "González", personalEmail: "lauragonzalez@outlook.com" },
      { candidateName: "Laura González", emails: ["lauragonzalez@outlook.com"] },
    );
    expect(ofAnother).toBeLessThan(0);
  });
});

describe("two mailboxes", () => {
  test.for([
    ["grace.hopper@gmail.com", "gracehoper@gmail.com", "almost"],
    ["grace.hopper@gmial.com", "gracehopper@gmail.com", "almost"],
    ["grace_hopper@gmail.com", "gracehopper@gmail.com", "different"],
    ["gracehopper71@gmail.com", "gracehopper72@gmail.com", "different"],
    ["gracehopper@gmail.com", "gracehopper@outlook.com", "different"],
    ["ghop@gmail.com", "gho@gmail.com", "different"],
    ["grace@university.edu", "grace@acme.com", "unknown"],
  ] as const)("%s and %s: %s", ([ours, theirs, level]) => {
    expect(mailbox(ours, theirs).level).toBe(level);
  });
});
