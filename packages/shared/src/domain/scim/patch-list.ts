// PATCH of lists such as e-mails: whole, by a filter in brackets, or one part of the elements; a filter that nothing meets makes its element.
import { ok, type Result } from "../result.ts";
import type { Attribute } from "./attributes.ts";
import { holds, parseElementFilter, termsOf, type Condition } from "./filter.ts";
import type { Ref } from "./paths.ts";
import type { Operation } from "./patch.ts";
import { refusal, type ScimRefusal, type ScimType } from "./refusal.ts";
import { canonical, readOne, readValue, type ScimObject, type ScimValue } from "./values.ts";

type Elements = readonly ScimObject[];

/** Changes the list in place; null when it went well. */
export function patchList(
  within: { [name: string]: ScimValue },
  { attribute, part }: Ref,
  filter: string | null,
  operation: Operation,
): ScimRefusal | null {
  const held = within[attribute.name];
  const before: Elements = Array.isArray(held) ? (held as Elements) : []; // by the tables, a list or nothing
  const condition = filter === null ? ok(null) : parseElementFilter(attribute, filter);
  if (!condition.ok) return condition;
  const after =
    condition.value === null && part === null
      ? wholeList(attribute, before, operation)
      : someElements(attribute, before, condition.value, part, operation);
  if (!after.ok) return after;
  if (after.value.length > MAX_ELEMENTS)
    return refusal("tooMany", `${attribute.name} takes at most ${MAX_ELEMENTS} values.`);
  if (after.value.length === 0) delete within[attribute.name];
  else within[attribute.name] = onePrimary(before, after.value);
  return null;
}

const MAX_ELEMENTS = 100; // as readValue takes at once

function wholeList(attribute: Attribute, before: Elements, operation: Operation): Result<Elements, ScimType> {
  const read = readValue(attribute, operation.value);
  if (!read.ok) return read;
  const given = Array.isArray(read.value) ? (read.value as Elements) : [];
  switch (operation.op) {
    case "replace":
      return ok(given);
    case "add":
      return ok(given.reduce(withElement, before));
    case "remove": // Entra names what to remove in the value; one that names nobody is not all
      if (operation.value === undefined || operation.value === null) return ok([]);
      return ok(before.filter((one) => !given.some((gone) => isMeantBy(gone, one))));
  }
}

/** By its value; what has none, such as an address, by all that is said of it. */
function isMeantBy(said: ScimObject, element: ScimObject): boolean {
  if (said["value"] !== undefined) return said["value"] === element["value"];
  return Object.entries(said).every(([name, value]) => element[name] === value);
}

/** Adding what is there changes it; two elements with one value and type are one. */
function withElement(elements: Elements, added: ScimObject): Elements {
  if (elements.some((one) => canonical(one) === canonical(added))) return elements;
  const at = elements.findIndex((one) => one["value"] === added["value"] && one["type"] === added["type"]);
  if (at === -1 || added["value"] === undefined) return [...elements, added];
  return elements.with(at, { ...elements[at], ...added });
}

function someElements(
  attribute: Attribute,
  before: Elements,
  condition: Condition | null,
  part: Attribute | null,
  operation: Operation,
): Result<Elements, ScimType> {
  const isMeant = (element: ScimObject) => condition === null || holds(condition, element);
  if (operation.op === "remove" && part === null) return ok(before.filter((element) => !isMeant(element)));
  const read =
    part === null
      ? readOne({ ...attribute, isMany: true }, operation.value)
      : operation.op === "remove"
        ? ok(undefined)
        : readOne(part, operation.value);
  if (!read.ok) return read;
  const changed = (element: ScimObject): ScimObject => {
    if (part === null) return { ...element, ...(read.value as ScimObject | undefined) }; // a list's element is an object
    const { [part.name]: _, ...rest } = element;
    return read.value === undefined ? rest : { ...rest, [part.name]: read.value };
  };
  if (before.some(isMeant)) {
    const after = before.map((element) => (isMeant(element) ? changed(element) : element));
    return ok(after.filter((element) => saysSomething(element)));
  }
  if (operation.op === "remove" || read.value === undefined) return ok(before);
  return ok([...before, changed(condition === null ? {} : termsOf(condition))]);
}

/** An element of nothing but its type is what remains when its value was taken away. */
function saysSomething(element: ScimObject): boolean {
  return Object.keys(element).some((name) => !["type", "primary", "display"].includes(name));
}

/** At most one is primary: the newest that says so. */
function onePrimary(before: Elements, after: Elements): Elements {
  const primary = after.filter((element) => element["primary"] === true);
  if (primary.length < 2) return after;
  const fresh = primary.findLast((element) => !before.some((old) => old["primary"] === true && isSame(old, element)));
  const chosen = fresh ?? primary[0];
  return after.map((element) =>
    element["primary"] === true && element !== chosen ? { ...element, primary: false } : element,
  );
}

function isSame(a: ScimObject, b: ScimObject): boolean {
  return a["value"] === b["value"] && a["type"] === b["type"];
}
