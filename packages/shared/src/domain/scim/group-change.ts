// PATCH of a group as what becomes of its members: names added and removed, so that a group of thousands is never rewritten for one.
import { ok, type Result } from "../result.ts";
import { attributeNamed, GROUP_SHAPE } from "./attributes.ts";
import { parseElementFilter, type Condition } from "./filter.ts";
import { NEVER, type Operation } from "./patch.ts";
import { isLeftOut, parsePath } from "./paths.ts";
import { refusal, type ScimRefusal, type ScimType } from "./refusal.ts";
import { isObject, readValue, type ScimObject } from "./values.ts";

export type GroupChange = {
  displayName: string | null;
  externalId: string | null;
  /** Whether those who were members before stay. */
  keepsMembers: boolean;
  readonly added: Set<string>;
  readonly removed: Set<string>;
};

/** What the operations come to, in their order. */
export function groupChange(operations: readonly Operation[]): Result<GroupChange, ScimType> {
  const change: GroupChange = {
    displayName: null,
    externalId: null,
    keepsMembers: true,
    added: new Set(),
    removed: new Set(),
  };
  for (const operation of operations) {
    const failure = operation.path === null ? takeWhole(change, operation) : take(change, operation.path, operation);
    if (failure !== null) return failure;
  }
  return ok(change);
}

/** The ids that a list of members names. */
export function memberIds(members: unknown): string[] {
  const list = Array.isArray(members) ? (members as readonly ScimObject[]) : [];
  return [...new Set(list.flatMap((member) => (typeof member["value"] === "string" ? member["value"] : [])))];
}

function takeWhole(change: GroupChange, operation: Operation): ScimRefusal | null {
  if (operation.op === "remove") return refusal("noTarget", "A removal needs a path.");
  if (!isObject(operation.value)) return refusal("invalidValue", "Without a path, the value is an object.");
  for (const [key, value] of Object.entries(operation.value)) {
    if (NEVER.test(key)) return refusal("invalidPath", "There is no such attribute.");
    if (isLeftOut(GROUP_SHAPE, key)) continue;
    const failure = take(change, key, { ...operation, value });
    if (failure !== null) return failure;
  }
  return null;
}

function take(change: GroupChange, text: string, operation: Operation): ScimRefusal | null {
  const path = parsePath(GROUP_SHAPE, text);
  if (!path.ok) return path;
  if (path.value.kind !== "attribute") return null;
  const { ref, filter } = path.value;
  if (ref.attribute.isReadOnly === true || ref.part?.isReadOnly === true)
    return refusal("mutability", `${ref.attribute.name} is ours to set.`);
  if (ref.attribute.name === "members") return takeMembers(change, filter, operation);
  const read = operation.op === "remove" ? ok(undefined) : readValue(ref.attribute, operation.value);
  if (!read.ok) return read;
  const value = typeof read.value === "string" ? read.value : "";
  if (ref.attribute.name === "externalId") change.externalId = value;
  else if (value === "") return refusal("invalidValue", "displayName is needed.");
  else change.displayName = value;
  return null;
}

function takeMembers(change: GroupChange, filter: string | null, operation: Operation): ScimRefusal | null {
  const members = attributeNamed(GROUP_SHAPE.core.attributes, "members");
  if (members === undefined) throw new Error("The table of groups has no members.");
  const condition = filter === null ? null : parseElementFilter(members, filter);
  if (condition?.ok === false) return condition;
  const read = readValue(members, operation.value);
  if (!read.ok) return read;
  const given = memberIds(read.value);
  if (condition !== null) return takeNamed(change, namedBy(condition.value), given, operation);
  const isForAll = operation.value === undefined || operation.value === null;
  if (operation.op === "replace" || (operation.op === "remove" && isForAll)) {
    change.keepsMembers = false;
    change.added.clear();
    change.removed.clear();
    if (operation.op === "remove") return null;
  }
  move(change, given, operation.op === "remove" ? "removed" : "added");
  return null;
}

/** Members under a filter: removed, or replaced by those that the value names. */
function takeNamed(
  change: GroupChange,
  named: readonly string[],
  given: readonly string[],
  operation: Operation,
): ScimRefusal | null {
  if (operation.op === "replace" && given.length === 0)
    return refusal("invalidValue", "Name the member to replace by.");
  move(change, named, operation.op === "add" ? "added" : "removed");
  if (operation.op === "replace") move(change, given, "added");
  return null;
}

/** The later word on a member counts. */
function move(change: GroupChange, ids: readonly string[], to: "added" | "removed"): void {
  const from = to === "added" ? "removed" : "added";
  for (const id of ids) {
    change[to].add(id);
    change[from].delete(id);
  }
}

/** The ids that a filter such as `value eq "emp_1" or value eq "emp_2"` spells out. All members are of the type User. */
function namedBy(condition: Condition): string[] {
  if (condition.kind === "or") return condition.of.flatMap(namedBy);
  if (condition.kind === "and") {
    const [only, ...others] = condition.of.filter((one) => !isUser(one));
    return only === undefined || others.length > 0 ? ["nobody"] : namedBy(only);
  }
  const isId = condition.kind === "compare" && condition.operator === "eq" && condition.at.attribute.name === "value";
  return isId ? [String(condition.value)] : ["nobody"]; // any other filter meets nobody rather than everybody
}

function isUser(condition: Condition): boolean {
  const isType = condition.kind === "compare" && condition.operator === "eq" && condition.at.attribute.name === "type";
  return isType && String(condition.value).toLowerCase() === "user";
}
