// Which ways of writing a name agree, with middle names, initials and preferred names.
import { expect, test } from "vitest";
import { candidateForms, employeeForms, nameAgreement } from "#shared/domain/match/name-forms.ts";

type Fields = [first: string, middle: string | null, last: string, preferred?: string | null];

function agreement(candidate: string, [firstName, middleName, lastName, preferredName = null]: Fields) {
  const employee = { firstName, middleName, lastName, preferredName, workEmail: null, personalEmail: null };
  return nameAgreement(candidateForms(candidate), employeeForms(employee));
}

test.for<[string, Fields]>([
  ["Ada Lovelace", ["Ada", null, "Lovelace"]],
  ["LOVELACE Ada", ["Ada", null, "Lovelace"]],
  ["Lovelace, Ada", ["ada", null, "LOVELACE"]],
  ["Ada Byron Lovelace", ["Ada", "Byron", "Lovelace"]],
  ["María José García López", ["María José", null, "García López"]],
  ["Liz O'Neil", ["Elizabeth", null, "O’Neil", "Liz"]],
  ["Ada Lovelace", ["Augusta", null, "King", "Ada Lovelace"]],
  ["Ada Lovelace", ["Ada Lovelace", null, ""]],
])("%s is the same name as %o", ([candidate, fields]) => {
  expect(agreement(candidate, fields)).toEqual({ kind: "same", isTelling: true });
});

test.for<[string, Fields]>([
  ["Ada Byron Lovelace", ["Ada", null, "Lovelace"]],
  ["Ada Lovelace", ["Ada", "Byron", "Lovelace"]],
  ["Ada Lovelace", ["Ada Byron", null, "Lovelace"]],
  ["Ada B. Lovelace", ["Ada", "Byron", "Lovelace"]],
])("%s is %o apart from middle names", ([candidate, fields]) => {
  expect(agreement(candidate, fields)).toEqual({ kind: "apart_from_middle", isTelling: true });
});

test.for<[string, Fields]>([
  ["John Paul Smith", ["John", "Michael", "Smith"]],
  ["Ada Lovelace", ["Ada", null, "Byron"]],
  ["", ["Ada", null, "Lovelace"]],
  ["", ["", null, ""]],
  ["–", ["–", null, ""]],
])("%s is not the name of %o", ([candidate, fields]) => {
  expect(agreement(candidate, fields)).toBeNull();
});

test.for<[string, Fields]>([
  ["Ada", ["Ada", null, ""]],
  ["A. Lovelace", ["A.", null, "Lovelace"]],
])("%s agrees with %o but is not telling", ([candidate, fields]) => {
  expect(agreement(candidate, fields)).toEqual({ kind: "same", isTelling: false });
});
