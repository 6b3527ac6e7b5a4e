// When the first rule assigns, when it asks, and when it leaves a hire alone.
import { describe, expect, test } from "vitest";
import type { Decision, EmployeeFacts, HireFacts } from "#shared/domain/match/facts.ts";
import { firstRule } from "#shared/domain/match/first-rule.ts";

function hire(id: string, candidateName: string, emails: string[] = [], isOpen = true): HireFacts {
  return { id, candidateName, emails, hiredAt: "2026-11-01T00:00:00.000Z", isOpen, position: null };
}

function employee(id: string, name: string, personalEmail: string | null = null, isOpen = true): EmployeeFacts {
  const [firstName = "", ...rest] = name.split(" ");
  return {
    id,
    firstName,
    middleName: null,
    lastName: rest.join(" "),
    preferredName: null,
    workEmail: null,
    personalEmail,
    title: null,
    department: null,
    location: null,
    managerName: null,
    managerEmail: null,
    startDate: null,
    isOpen,
  };
}

function decide(
  hires: HireFacts[],
  employees: EmployeeFacts[],
  more: { refused?: string[]; isCut?: boolean } = {},
): Decision {
  const refusedEmployeeIds = new Set(more.refused);
  return firstRule.decide(hires[0]?.id ?? "", { hires, employees, refusedEmployeeIds, isCut: more.isCut ?? false });
}

function proposedIds(decision: Decision): string[] {
  return decision.kind === "propose" ? decision.proposals.map((proposal) => proposal.employeeId) : [];
}

function codes(decision: Decision): string[] {
  if (decision.kind === "none") return [];
  const [proposal] = decision.kind === "assign" ? [decision.proposal] : decision.proposals;
  return proposal?.evidence.map((line) => line.code) ?? [];
}

const ada = hire("hir_1", "Ada Lovelace", ["ada.lovelace@gmail.com"]);

describe("is assigned", () => {
  test("by a mailbox that only these two have, though it is written differently", () => {
    const decision = decide([ada], [employee("emp_1", "Ada Lovelace", "adalovelace+hr@googlemail.com")]);
    expect(decision).toEqual({
      kind: "assign",
      proposal: {
        employeeId: "emp_1",
        evidence: [
          { code: "same_mailbox", text: "Same e-mail address: adalovelace@gmail.com." },
          { code: "same_name", text: "Same name: Ada Lovelace." },
          { code: "only_one", text: "No other hire or employee has this address." },
        ],
      },
    });
  });

  test("by the mailbox, though the name differs, and says so", () => {
    const decision = decide([ada], [employee("emp_1", "Augusta King", "adalovelace@gmail.com")]);
    expect(decision.kind).toBe("assign");
    expect(codes(decision)).toEqual(["same_mailbox", "different_name", "only_one"]);
  });

  test("by the mailbox before the name", () => {
    const decision = decide(
      [ada],
      [employee("emp_1", "Ada Lovelace"), employee("emp_2", "A King", "adalovelace@gmail.com")],
    );
    expect(decision.kind === "assign" && decision.proposal.employeeId).toBe("emp_2");
  });

  test("by a name that only these two have, when the hire has no e-mail", () => {
    const decision = decide([hire("hir_1", "Lovelace, Ada")], [employee("emp_1", "Ada Lovelace", "ada@work.example")]);
    expect(decision.kind).toBe("assign");
    expect(codes(decision)).toEqual(["same_name", "only_one"]);
  });
});

describe("is proposed to a person", () => {
  test("when two employees share the mailbox", () => {
    const both = [
      employee("emp_1", "Ada Lovelace", "adalovelace@gmail.com"),
      employee("emp_2", "William King", "adalovelace@gmail.com"),
    ];
    const decision = decide([ada], both);
    expect(proposedIds(decision)).toEqual(["emp_1", "emp_2"]); // the one whose name agrees comes first
    expect(codes(decision)).toEqual(["same_mailbox", "same_name", "shared_mailbox"]);
  });

  test("when two hires share the mailbox, even if the other one has its employee already", () => {
    const others = [ada, hire("hir_2", "William King", ["adalovelace@gmail.com"], false)];
    expect(decide(others, [employee("emp_1", "Ada Lovelace", "adalovelace@gmail.com")]).kind).toBe("propose");
  });

  test("when two employees have the name", () => {
    const decision = decide(
      [hire("hir_1", "Ada Lovelace")],
      [employee("emp_1", "Ada Lovelace"), employee("emp_2", "Ada Lovelace")],
    );
    expect(proposedIds(decision)).toEqual(["emp_1", "emp_2"]);
    expect(decision.kind === "propose" && decision.proposals[0]?.evidence[1]).toEqual({
      code: "shared_name",
      text: "The same name also belongs to one other employee.",
    });
  });

  test("when the name is that of another hire too", () => {
    const namesakes = [hire("hir_1", "Ada Lovelace"), hire("hir_2", "Ada Lovelace")];
    expect(decide(namesakes, [employee("emp_1", "Ada Lovelace")]).kind).toBe("propose");
  });

  test("when the names agree but the employee's mailbox is another hire's", () => {
    const others = [hire("hir_1", "Ada Lovelace"), hire("hir_2", "A. King", ["king@gmail.com"])];
    const decision = decide(others, [employee("emp_1", "Ada Lovelace", "king@gmail.com")]);
    expect(codes(decision)).toEqual(["same_name", "mailbox_elsewhere"]);
  });

  test("when the name is a single word", () => {
    expect(codes(decide([hire("hir_1", "Ada")], [employee("emp_1", "Ada")]))).toEqual(["same_name", "weak_name"]);
  });

  test("when more people share the key than were looked at", () => {
    expect(decide([ada], [employee("emp_1", "Ada Lovelace", "adalovelace@gmail.com")], { isCut: true }).kind).toBe(
      "propose",
    );
  });

  test("with at most three of many, each with at most three reasons", () => {
    const crowd = Array.from({ length: 9 }, (_, i) => employee(`emp_${i}`, "Ada Lovelace", "adalovelace@gmail.com"));
    const decision = decide([ada], crowd, { isCut: true });
    expect(proposedIds(decision)).toEqual(["emp_0", "emp_1", "emp_2"]);
    expect(codes(decision)).toHaveLength(3);
  });

  test("without the one a person has refused, who still counts as a namesake", () => {
    const decision = decide(
      [hire("hir_1", "Ada Lovelace")],
      [employee("emp_1", "Ada Lovelace"), employee("emp_2", "Ada Lovelace")],
      { refused: ["emp_1"] },
    );
    expect(proposedIds(decision)).toEqual(["emp_2"]);
  });
});

describe("is left alone", () => {
  test("when nobody shares anything with the hire", () => {
    expect(decide([ada], [employee("emp_1", "Grace Hopper", "grace@navy.example")])).toEqual({ kind: "none" });
  });

  test("when the only candidate has a seat, was refused, or shares but a role address", () => {
    const taken = employee("emp_1", "Ada Lovelace", "adalovelace@gmail.com", false);
    expect(decide([ada], [taken])).toEqual({ kind: "none" });
    expect(decide([ada], [employee("emp_1", "Ada Lovelace")], { refused: ["emp_1"] })).toEqual({ kind: "none" });
    expect(decide([hire("hir_1", "Ada L", ["hr@acme.com"])], [employee("emp_1", "Bo P", "hr@acme.com")])).toEqual({
      kind: "none",
    });
  });

  test("when the hire has its employee already, or is not among the hires that stand", () => {
    expect(decide([{ ...ada, isOpen: false }], [employee("emp_1", "Ada Lovelace")])).toEqual({ kind: "none" });
    expect(decide([], [employee("emp_1", "Ada Lovelace")])).toEqual({ kind: "none" });
  });
});

test("whoever agrees shares a key, so that the index finds them", () => {
  const hireKeys = firstRule.hireKeys({ candidateName: "Ada B. Lovelace", emails: ["Ada.Lovelace@gmail.com"] });
  expect(hireKeys).toEqual(["mail:adalovelace@gmail.com", "name:ada b lovelace", "name:ada lovelace"]);
  const employeeKeys = firstRule.employeeKeys({ ...employee("emp_1", "Ada Lovelace"), middleName: "Byron" });
  expect(employeeKeys).toEqual(["name:ada byron lovelace", "name:ada lovelace"]);
  expect(firstRule.hireKeys({ candidateName: "", emails: ["info@acme.com"] })).toEqual([]);
});
