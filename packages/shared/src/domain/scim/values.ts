// Reading what a client sent by the attribute tables: their habits are forgiven, everything that no table names is left out.
import { ok, type Result } from "../result.ts";
import { attributeNamed, extensionNamed, topAttribute, type Attribute, type Schema, type Shape } from "./attributes.ts";
import { refusal, type ScimType } from "./refusal.ts";

/** A resource or a part of it; its keys are names of the attribute tables, never a client's own. */
export type ScimObject = { readonly [name: string]: ScimValue };
export type ScimValue = string | boolean | ScimObject | readonly ScimObject[];

type Read<Value> = Result<Value | undefined, ScimType>;

const MAX_TEXT = 2_000; // characters; the longest real ones are profile URLs
const MAX_VALUES = 100; // of a list that has no limit of its own

export function isObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

/** A whole resource of POST or PUT. Read-only and unknown attributes are left out (RFC 7644, 3.3). */
export function readResource(shape: Shape, raw: unknown): Result<ScimObject, ScimType> {
  if (!isObject(raw)) return refusal("invalidSyntax", "Send a JSON object.");
  const resource: Record<string, ScimValue> = {};
  for (const [key, value] of Object.entries(raw)) {
    const extension = extensionNamed(shape, key);
    const attribute = topAttribute(shape, key);
    const read =
      extension !== undefined
        ? readParts(extension, extension.attributes, value)
        : attribute !== undefined && attribute.isReadOnly !== true
          ? readValue(attribute, value)
          : ok(undefined);
    if (!read.ok) return read;
    const name = extension?.urn ?? attribute?.name;
    if (name !== undefined && read.value !== undefined) resource[name] = read.value;
  }
  return whyIncomplete(shape, resource) ?? ok(resource);
}

/** What a resource cannot be without. */
export function whyIncomplete(shape: Shape, resource: ScimObject) {
  const missing = shape.core.attributes.find((one) => one.isRequired === true && resource[one.name] === undefined);
  return missing === undefined ? null : refusal("invalidValue", `${missing.name} is needed.`);
}

/** One attribute's value; null, empty text and empty lists are no value (RFC 7643, 2.5; Okta sends empty text). */
export function readValue(attribute: Attribute, raw: unknown): Read<ScimValue> {
  return attribute.isMany === true ? readMany(attribute, raw) : readOne(attribute, raw);
}

/** One value of an attribute, or one element of a list. */
export function readOne(attribute: Attribute, raw: unknown): Read<ScimValue> {
  if (raw === null || raw === undefined || raw === "") return ok(undefined);
  switch (attribute.type) {
    case "complex":
      return readComplex(attribute, raw);
    case "boolean":
      return readBoolean(attribute, raw);
    case "date":
    case "dateTime":
      return readDate(attribute, raw);
    default:
      return readText(attribute, raw);
  }
}

function readMany(attribute: Attribute, raw: unknown): Read<readonly ScimObject[]> {
  if (raw === null || raw === undefined || raw === "") return ok(undefined);
  const sent: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const most = attribute.most ?? MAX_VALUES;
  if (sent.length > most) return refusal("tooMany", `${attribute.name} takes at most ${most} values.`);
  const elements: ScimObject[] = [];
  for (const one of sent) {
    const read = readComplex(attribute, one);
    if (!read.ok) return read;
    if (read.value !== undefined) elements.push(read.value);
  }
  return ok(elements.length === 0 ? undefined : elements);
}

/** An object, or a bare value that stands for its `value` (Entra sends the manager so), or a list of at most one (some HRIS). */
function readComplex(attribute: Attribute, raw: unknown): Read<ScimObject> {
  const [only] = Array.isArray(raw) && attribute.isMany !== true ? (raw as readonly unknown[]) : [raw];
  if (only === null || only === undefined || only === "") return ok(undefined);
  if (isObject(only)) return readParts(attribute, attribute.of ?? [], only);
  if (attributeNamed(attribute.of ?? [], "value") === undefined || typeof only !== "string")
    return refusal("invalidValue", `${attribute.name} takes an object.`);
  return readParts(attribute, attribute.of ?? [], { value: only });
}

/** The named parts of an object; nothing but those. */
export function readParts(owner: Attribute | Schema, parts: readonly Attribute[], raw: unknown): Read<ScimObject> {
  if (raw === null || raw === undefined) return ok(undefined);
  if (!isObject(raw)) return refusal("invalidValue", `${owner.name} takes an object.`);
  const object: Record<string, ScimValue> = {};
  for (const [key, value] of Object.entries(raw)) {
    const part = attributeNamed(parts, key);
    if (part === undefined) continue;
    const read = readValue(part, value);
    if (!read.ok) return read;
    if (read.value !== undefined) object[part.name] = read.value;
  }
  return ok(Object.keys(object).length === 0 ? undefined : object);
}

/** Entra sends booleans as "True" and "False" unless its tenant URL asks it not to. */
export function readBoolean(attribute: Attribute, raw: unknown): Read<boolean> {
  if (typeof raw === "boolean") return ok(raw);
  const word = typeof raw === "string" ? raw.toLowerCase() : "";
  if (word === "true" || word === "false") return ok(word === "true");
  return refusal("invalidValue", `${attribute.name} is true or false.`);
}

function readText(attribute: Attribute, raw: unknown): Read<string> {
  const text = typeof raw === "number" || typeof raw === "boolean" ? String(raw) : raw;
  if (typeof text !== "string") return refusal("invalidValue", `${attribute.name} is a text.`);
  if (text.length > MAX_TEXT)
    return refusal("invalidValue", `${attribute.name} is longer than ${MAX_TEXT} characters.`);
  const trimmed = text.toWellFormed().replaceAll("\u0000", "").trim(); // what SQLite would cut or replace
  return ok(trimmed === "" ? undefined : trimmed);
}

/** A day, or for `dateTime` a moment in ISO UTC. A day may come with a time, which is cut off: it is the day where it was written. */
export function readDate(attribute: Attribute, raw: unknown): Read<string> {
  const written = typeof raw === "string" ? raw.trim() : "";
  if (written === "" && typeof raw === "string") return ok(undefined);
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(written)?.[1];
  const at = Date.parse(attribute.type === "date" && day !== undefined ? `${day}T00:00:00Z` : written);
  if (Number.isNaN(at) || (attribute.type === "date" && day === undefined))
    return refusal("invalidValue", `${attribute.name} is a date such as 2027-02-01.`);
  const moment = new Date(at).toISOString();
  if (attribute.type === "dateTime") return ok(moment);
  if (moment.slice(0, 10) !== day) return refusal("invalidValue", `${attribute.name}: there is no ${day}.`);
  return ok(day);
}

/** The value as a text that is the same for the same content, in whatever order it was told. */
export function canonical(value: ScimValue): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
