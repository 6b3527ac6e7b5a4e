// PATCH over the attribute tables: every path is resolved first, so a client's words never become keys of an object.
import { ok, type Result } from "../result.ts";
import type { Attribute, Schema, Shape } from "./attributes.ts";
import { patchList } from "./patch-list.ts";
import { isLeftOut, parsePath, type Path, type Ref } from "./paths.ts";
import { refusal, type ScimRefusal, type ScimType } from "./refusal.ts";
import { isObject, readParts, readValue, whyIncomplete, type ScimObject, type ScimValue } from "./values.ts";

export type Operation = {
  readonly op: "add" | "replace" | "remove";
  readonly path: string | null;
  readonly value: unknown;
};

type Draft = { [name: string]: ScimValue };

const MAX_OPERATIONS = 1_000;
/** Names through which an object's prototype is reached: refused loudly, even where an unknown name is only left out. */
export const NEVER = /(^|[.:[\]\s])(__proto__|constructor|prototype)($|[.:[\]\s])/i;

/** The operations of a PATCH body. `op` in any case: Entra writes `Add`. */
export function readOperations(body: unknown): Result<readonly Operation[], ScimType> {
  const entry = isObject(body) ? Object.entries(body).find(([key]) => key.toLowerCase() === "operations") : undefined;
  const sent: unknown = entry?.[1];
  if (!Array.isArray(sent)) return refusal("invalidSyntax", "Send a PatchOp with its Operations.");
  if (sent.length > MAX_OPERATIONS) return refusal("tooMany", `At most ${MAX_OPERATIONS} operations at once.`);
  const operations: Operation[] = [];
  for (const one of sent as readonly unknown[]) {
    if (!isObject(one)) return refusal("invalidSyntax", "Each operation is an object.");
    const op = (["add", "replace", "remove"] as const).find((word) => word === String(one["op"]).toLowerCase());
    if (op === undefined) return refusal("invalidSyntax", "An operation is add, replace or remove.");
    const path = one["path"] ?? null;
    if (path !== null && typeof path !== "string") return refusal("invalidPath", "A path is a text.");
    if (op !== "remove" && one["value"] === undefined)
      return refusal("invalidValue", `The operation ${op} needs a value; null empties an attribute.`);
    operations.push({ op, path: path === "" ? null : path, value: one["value"] });
  }
  return ok(operations);
}

/** The resource after all operations, or why none of them was done. */
export function applyPatch(
  shape: Shape,
  resource: ScimObject,
  operations: readonly Operation[],
): Result<ScimObject, ScimType> {
  const draft: Draft = structuredClone<Draft>({ ...resource });
  for (const operation of operations) {
    const failure =
      operation.path === null ? applyWhole(shape, draft, operation) : applyAt(shape, draft, operation.path, operation);
    if (failure !== null) return failure;
  }
  return whyIncomplete(shape, draft) ?? ok(draft);
}

/** Without a path the value names its attributes itself; Entra writes whole paths there, Okta adds ids and names that nobody knows. */
function applyWhole(shape: Shape, draft: Draft, operation: Operation): ScimRefusal | null {
  if (operation.op === "remove") return refusal("noTarget", "A removal needs a path.");
  if (!isObject(operation.value)) return refusal("invalidValue", "Without a path, the value is an object.");
  for (const [key, value] of Object.entries(operation.value)) {
    if (NEVER.test(key)) return noSuchPath(key);
    if (isLeftOut(shape, key)) continue;
    const failure = applyAt(shape, draft, key, { ...operation, value });
    if (failure !== null) return failure;
  }
  return null;
}

function applyAt(shape: Shape, draft: Draft, text: string, operation: Operation): ScimRefusal | null {
  if (NEVER.test(text)) return noSuchPath(text);
  const path = parsePath(shape, text);
  return path.ok ? applyTo(draft, path.value, operation) : path;
}

function applyTo(draft: Draft, path: Path, operation: Operation): ScimRefusal | null {
  if (path.kind === "not_kept") return null;
  if (path.kind === "extension") return patchExtension(draft, path.extension, operation);
  const { ref } = path;
  if (ref.attribute.isReadOnly === true) return refusal("mutability", `${ref.attribute.name} is ours to set.`);
  const within = ref.extension === null ? draft : { ...objectAt(draft, ref.extension.urn) };
  const failure =
    ref.attribute.isMany === true
      ? patchList(within, ref, path.filter, operation)
      : patchSingle(within, ref, operation);
  if (failure === null && ref.extension !== null) put(draft, ref.extension.urn, within);
  return failure;
}

function patchExtension(draft: Draft, extension: Schema, operation: Operation): ScimRefusal | null {
  const merged = mergeParts(extension, extension.attributes, objectAt(draft, extension.urn), operation);
  if (!merged.ok) return merged;
  put(draft, extension.urn, merged.value);
  return null;
}

function patchSingle(within: Draft, { attribute, part }: Ref, operation: Operation): ScimRefusal | null {
  if (part !== null) {
    const read = operation.op === "remove" ? ok(undefined) : readValue(part, operation.value);
    if (!read.ok) return read;
    const before = objectAt(within, attribute.name);
    const held = part.name === "value" ? ofValue(attribute.of ?? [], before, read.value) : { ...before };
    put(held, part.name, read.value);
    put(within, attribute.name, held);
    return null;
  }
  if (attribute.type === "complex" && isObject(operation.value)) {
    const merged = mergeParts(attribute, attribute.of ?? [], objectAt(within, attribute.name), operation);
    if (!merged.ok) return merged;
    put(within, attribute.name, merged.value);
    return null;
  }
  const read = operation.op === "remove" ? ok(undefined) : readValue(attribute, operation.value);
  if (!read.ok) return read;
  put(within, attribute.name, read.value);
  return null;
}

/** Parts that the value names are set, null empties one, the others stay (RFC 7644, 3.5.2.3). */
function mergeParts(
  owner: Attribute | Schema,
  parts: readonly Attribute[],
  before: ScimObject,
  operation: Operation,
): Result<ScimObject, ScimType> {
  if (operation.op === "remove") return ok({});
  const given = readParts(owner, parts, operation.value ?? {});
  if (!given.ok) return given;
  const named = new Set(Object.keys(isObject(operation.value) ? operation.value : {}).map((key) => key.toLowerCase()));
  const still = named.has("value") ? ofValue(parts, before, given.value?.["value"]) : before;
  const kept = Object.entries(still).filter(([name]) => !named.has(name.toLowerCase()));
  return ok({ ...Object.fromEntries(kept), ...given.value });
}

/** What stays when the value becomes this one: of another one, nothing that told of the former. */
function ofValue(parts: readonly Attribute[], before: ScimObject, value: ScimValue | undefined): Draft {
  const isSame = before["value"] === value;
  const gone = new Set(parts.filter((part) => part.tellsOfValue === true && !isSame).map((part) => part.name));
  return Object.fromEntries(Object.entries(before).filter(([name]) => !gone.has(name)));
}

function objectAt(draft: ScimObject, name: string): ScimObject {
  const held = draft[name];
  return isObject(held) ? held : {}; // by the tables, this name holds an object or nothing
}

/** Sets a value; nothing and an empty object are no value. */
function put(target: Draft, name: string, value: ScimValue | undefined): void {
  if (value === undefined || (isObject(value) && Object.keys(value).length === 0)) delete target[name];
  else target[name] = value;
}

function noSuchPath(path: string): ScimRefusal {
  return refusal("invalidPath", `There is no attribute at the path ${path.slice(0, 100)}.`);
}
