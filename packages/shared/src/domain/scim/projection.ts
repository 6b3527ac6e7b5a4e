// `attributes` and `excludedAttributes` of a request: which parts of a resource it wants to see.
import type { Shape } from "./attributes.ts";
import { resolveRef } from "./paths.ts";

/** Names of a resource, each with the parts that are meant, or null for the whole. */
type Names = ReadonlyMap<string, Names | null>;

export type Projection = { readonly only: Names | null; readonly without: Names };

/** RFC 7643: returned always. */
const ALWAYS = ["id", "schemas"];
/** Parts of `meta` that are shown, and by which nothing is filtered. */
const META_PARTS = ["resourceType", "location", "version"];

/** Attributes that nobody knows are left out: asking for nothing else shows what is always shown. */
export function projectionOf(shape: Shape, attributes: string | undefined, excluded: string | undefined): Projection {
  const always = ALWAYS.map((name) => [name, null] as const);
  const without = new Map(namesIn(shape, excluded ?? ""));
  for (const name of ALWAYS) without.delete(name);
  const isAll = (attributes ?? "").trim() === "";
  return { only: isAll ? null : new Map([...namesIn(shape, attributes ?? ""), ...always]), without };
}

/** Whether the answer shows the attribute, or a part of it. */
export function shows({ only, without }: Projection, name: string): boolean {
  return only === null ? without.get(name) !== null : only.has(name);
}

type Resource = Readonly<Record<string, unknown>>;

export function project(projection: Projection, resource: Resource): Resource {
  return projection.only === null ? drop(projection.without, resource) : keep(projection.only, resource);
}

function keep(names: Names, resource: Resource): Resource {
  return mapped(resource, (name, value) => {
    const parts = names.get(name);
    if (parts === undefined) return undefined;
    return parts === null ? value : within(value, (part) => keep(parts, part));
  });
}

function drop(names: Names, resource: Resource): Resource {
  return mapped(resource, (name, value) => {
    const parts = names.get(name);
    if (parts === undefined) return value;
    return parts === null ? undefined : within(value, (part) => drop(parts, part));
  });
}

function mapped(resource: Resource, change: (name: string, value: unknown) => unknown): Resource {
  const entries = Object.entries(resource).map(([name, value]) => [name, change(name, value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The value, or each of a list; what has nothing left is gone. */
function within(value: unknown, change: (part: Resource) => Resource): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => within(one, change)).filter((one) => one !== undefined);
  if (typeof value !== "object" || value === null) return value;
  const changed = change({ ...value });
  return Object.keys(changed).length === 0 ? undefined : changed;
}

function namesIn(shape: Shape, list: string): Names {
  const names = new Map<string, Names | null>();
  for (const sent of list.split(",")) put(names, stepsTo(shape, sent.trim()));
  return names;
}

/** Once the whole of something is named, its parts add nothing. */
function put(names: Map<string, Names | null>, [name, ...rest]: readonly string[]): void {
  if (name === undefined || names.get(name) === null) return;
  if (rest.length === 0) {
    names.set(name, null);
    return;
  }
  const parts = new Map(names.get(name) ?? []);
  put(parts, rest);
  names.set(name, parts);
}

/** Extension, attribute, part: as many as the path names; none when nobody knows it. */
function stepsTo(shape: Shape, path: string): string[] {
  const extension = shape.extensions.find(({ urn }) => urn.toLowerCase() === path.toLowerCase());
  if (extension !== undefined) return [extension.urn];
  const [, ofMeta = ""] = /^meta\.(\w+)$/i.exec(path) ?? [];
  const metaPart = META_PARTS.find((name) => name.toLowerCase() === ofMeta.toLowerCase());
  if (metaPart !== undefined) return ["meta", metaPart];
  const ref = resolveRef(shape, path);
  if (ref === null) return path.toLowerCase() === "schemas" ? ["schemas"] : [];
  return [ref.extension?.urn, ref.attribute.name, ref.part?.name].filter((step) => step !== undefined);
}
