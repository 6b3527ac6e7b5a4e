// What a list request asks for: a filter, a stretch counted from 1, and which attributes; sorting is taken and not done.
import type { Context } from "hono";
import type { Stretch } from "#shared/db/scim-users.ts";
import type { Shape } from "#shared/domain/scim/attributes.ts";
import { parseFilter, type Condition } from "#shared/domain/scim/filter.ts";
import { projectionOf, type Projection } from "#shared/domain/scim/projection.ts";
import type { ScimType } from "#shared/domain/scim/refusal.ts";
import { ok, type Result } from "#shared/domain/result.ts";

/** Resources of one answer at most, told in ServiceProviderConfig. */
export const MAX_COUNT = 200;
const DEFAULT_COUNT = 100;

export type ListRequest = {
  readonly condition: Condition | null;
  readonly startIndex: number;
  readonly stretch: Stretch;
  readonly projection: Projection;
};

/** RFC 7644, 3.4.2.4: below 1 counts as 1, a negative count as 0; what is no number as if it were not there. */
export function readListRequest(c: Context, shape: Shape): Result<ListRequest, ScimType> {
  const filter = c.req.query("filter")?.trim() ?? "";
  const condition = filter === "" ? ok(null) : parseFilter(shape, filter);
  if (!condition.ok) return condition;
  const startIndex = Math.max(1, whole(c.req.query("startIndex"), 1));
  const limit = Math.min(MAX_COUNT, Math.max(0, whole(c.req.query("count"), DEFAULT_COUNT)));
  return ok({
    condition: condition.value,
    startIndex,
    stretch: { offset: startIndex - 1, limit },
    projection: projectionFor(c, shape),
  });
}

export function projectionFor(c: Context, shape: Shape): Projection {
  return projectionOf(shape, c.req.query("attributes"), c.req.query("excludedAttributes"));
}

/** More than any list has counts as that much. */
function whole(text: string | undefined, fallback: number): number {
  return text !== undefined && /^-?\d+$/.test(text.trim()) ? Math.min(Number(text), 1e9) : fallback;
}
