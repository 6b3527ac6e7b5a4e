// What PATCH of a group comes to: who is added, who is removed, and whether the others stay.
import { expect, test } from "vitest";
import { groupChange } from "#shared/domain/scim/group-change.ts";
import { readOperations } from "#shared/domain/scim/patch.ts";

function changeOf(operations: readonly unknown[]) {
  const read = readOperations({ Operations: operations });
  const change = read.ok ? groupChange(read.value) : read;
  if (!change.ok) return change.reason;
  const { added, removed, ...rest } = change.value;
  return { ...rest, added: [...added], removed: [...removed] };
}

const nothing = { displayName: null, externalId: null, keepsMembers: true, added: [], removed: [] };
const members = (...ids: string[]) => ids.map((value) => ({ value }));

test.for([
  [[{ op: "Add", path: "members", value: members("a", "b") }], { added: ["a", "b"] }],
  [[{ op: "Remove", path: "members", value: members("a") }], { removed: ["a"] }],
  [[{ op: "remove", path: 'members[value eq "a"]' }], { removed: ["a"] }],
  [[{ op: "remove", path: "members" }], { keepsMembers: false }],
  [[{ op: "remove", path: "members", value: null }], { keepsMembers: false }],
  [[{ op: "Remove", path: "members", value: [] }], {}],
  [[{ op: "Remove", path: "members", value: [{ value: "" }] }], {}],
  [
    [
      {
        op: "add",
        value: { "urn:x:1.0:Group": { a: 1 }, "urn:ietf:params:scim:schemas:core:2.0:Group:displayName": "A" },
      },
    ],
    { displayName: "A" },
  ],
  [[{ op: "replace", path: "members", value: members("a") }], { keepsMembers: false, added: ["a"] }],
  [
    [
      { op: "add", path: "members", value: members("a") },
      { op: "remove", path: 'members[value eq "a"]' },
    ],
    { removed: ["a"] },
  ],
  [[{ op: "replace", value: { id: "grp_1", displayName: "Engineers" } }], { displayName: "Engineers" }],
  [[{ op: "Replace", path: "externalId", value: "x" }], { externalId: "x" }],
  [[{ op: "remove", path: 'members[type eq "User"]' }], { removed: ["nobody"] }],
  [[{ op: "remove", path: 'members[value eq "a" and type eq "User"]' }], { removed: ["a"] }],
  [[{ op: "remove", path: 'members[type eq "Group" and value eq "a"]' }], { removed: ["nobody"] }],
  [[{ op: "remove", path: 'members[value eq "a" or value eq "b"]' }], { removed: ["a", "b"] }],
  [[{ op: "replace", path: 'members[value eq "a"]', value: { value: "b" } }], { added: ["b"], removed: ["a"] }],
  [[{ op: "replace", path: 'members[value eq "a"].value', value: "b" }], { added: ["b"], removed: ["a"] }],
] as const)("%j", ([operations, expected]) => {
  expect(changeOf(operations)).toEqual({ ...nothing, ...expected });
});

test.for([
  ["invalidPath", { op: "replace", path: "__proto__.isAdmin", value: true }],
  ["invalidPath", { op: "add", value: JSON.parse('{"constructor": {"prototype": {}}}') as unknown }],
  ["invalidValue", { op: "remove", path: "displayName" }],
  ["invalidValue", { op: "replace", path: "members" }],
  ["mutability", { op: "replace", path: "id", value: "x" }],
  ["mutability", { op: "replace", path: 'members[value eq "a"].type', value: "Group" }],
] as const)("refused as %s: %j", ([reason, operation]) => {
  expect(changeOf([operation])).toBe(reason);
});
