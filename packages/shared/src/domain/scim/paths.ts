// Attribute paths of PATCH and filters, resolved against the tables: what no table names is no path, whatever it spells.
import { ok, type Result } from "../result.ts";
import { attributeNamed, extensionNamed, topAttribute, type Attribute, type Schema, type Shape } from "./attributes.ts";
import { refusal, type ScimType } from "./refusal.ts";

/** An attribute, in the core schema or an extension, and a part of it when the path names one. */
export type Ref = {
  readonly extension: Schema | null;
  readonly attribute: Attribute;
  readonly part: Attribute | null;
};

/** `userName`, `name.givenName`, `urn:…:User:department`; without brackets. Null: no table has it. */
export function resolveRef(shape: Shape, path: string): Ref | null {
  const core = `${shape.core.urn}:`;
  const bare = path.toLowerCase().startsWith(core.toLowerCase()) ? path.slice(core.length) : path;
  const extension = shape.extensions.find((one) => bare.toLowerCase().startsWith(`${one.urn.toLowerCase()}:`)) ?? null;
  const [name = "", partName, ...rest] = (extension === null ? bare : bare.slice(extension.urn.length + 1)).split(".");
  const attribute = extension === null ? topAttribute(shape, name) : attributeNamed(extension.attributes, name);
  if (attribute === undefined || rest.length > 0) return null;
  if (partName === undefined) return { extension, attribute, part: null };
  const part = attributeNamed(attribute.of ?? [], partName);
  return part === undefined ? null : { extension, attribute, part };
}

/**
 * Whether a name in a PATCH value without a path is left out: nothing that we know, ours to set, or of an extension that we do not
 * know. What is spelled as a path of our own schemas is none of these.
 */
export function isLeftOut(shape: Shape, name: string): boolean {
  const known = topAttribute(shape, name);
  if (known !== undefined) return known.isReadOnly === true;
  const schemas = [shape.core, ...shape.extensions];
  if (/^urn:/i.test(name)) return !schemas.some(({ urn }) => name.toLowerCase().startsWith(urn.toLowerCase()));
  return !/[.[\]:]/.test(name);
}

/** Where a PATCH operation works. `filter` is the text in brackets. */
export type Path =
  | { readonly kind: "extension"; readonly extension: Schema }
  | { readonly kind: "attribute"; readonly ref: Ref; readonly filter: string | null }
  /** Known to SCIM, and not kept here. */
  | { readonly kind: "not_kept" };

/** `emails[type eq "work"].value` and everything simpler. */
export function parsePath(shape: Shape, text: string): Result<Path, ScimType> {
  const path = text.trim();
  const extension = extensionNamed(shape, path);
  if (extension !== undefined) return ok({ kind: "extension", extension });
  const [, before = path, filter, after] = /^([^[\]]+)\[(.+)\](?:\.([\w$]+))?$/s.exec(path) ?? [];
  const ref = resolveRef(shape, after === undefined ? before : `${before}.${after}`);
  if (ref !== null && (filter === undefined || ref.attribute.isMany === true))
    return ok({ kind: "attribute", ref, filter: filter ?? null });
  const [first = ""] = before.split(".");
  if (shape.notKept.has(first.toLowerCase())) return ok({ kind: "not_kept" });
  return refusal("invalidPath", `There is no attribute at the path ${path.slice(0, 100)}.`);
}
