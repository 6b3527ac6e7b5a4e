// `attributes` and `excludedAttributes` of a request: which part of a resource it wants to see.
import { topAttribute, type Shape } from "./attributes.ts";
import { resolveRef } from "./paths.ts";

export type Projection = { readonly only: ReadonlySet<string> | null; readonly without: ReadonlySet<string> };

/** Names of the top of a resource: attributes, and URNs of extensions. A part of an attribute brings the whole of it. */
export function projectionOf(shape: Shape, attributes: string | undefined, excluded: string | undefined): Projection {
  const only = namesIn(shape, attributes ?? "");
  // a part of an attribute is not taken out of it: whoever excludes one sees the whole
  const whole = (excluded ?? "").split(",").filter((path) => !/\.[a-z$]+$|:User:/i.test(path.trim()));
  return { only: (attributes ?? "").trim() === "" ? null : only, without: namesIn(shape, whole.join(",")) };
}

/** Whether the answer shows the attribute. `id` and `schemas` are always shown (RFC 7643, returned: always). */
export function shows(projection: Projection, name: string): boolean {
  if (name === "id" || name === "schemas") return true;
  return projection.only === null ? !projection.without.has(name) : projection.only.has(name);
}

export function project<Resource extends Readonly<Record<string, unknown>>>(
  projection: Projection,
  resource: Resource,
): Partial<Resource> {
  const shown = Object.entries(resource).filter(([name]) => shows(projection, name));
  return Object.fromEntries(shown) as Partial<Resource>; // some of the same entries
}

function namesIn(shape: Shape, list: string): Set<string> {
  return new Set(
    list.split(",").flatMap((sent) => {
      const path = sent.trim();
      const extension = shape.extensions.find((one) => path.toLowerCase().startsWith(one.urn.toLowerCase()));
      if (extension !== undefined) return [extension.urn];
      return resolveRef(shape, path)?.attribute.name ?? topAttribute(shape, path)?.name ?? [];
    }),
  );
}
