// Checked SCIM filters as SQL: attribute names come from our tables alone, a client's values are always bound.
import { sql, type SQL } from "drizzle-orm";
import type { Condition, Operator } from "../domain/scim/filter.ts";
import type { Ref } from "../domain/scim/paths.ts";
import { asciiLower } from "./conditions.ts";

/** A column that answers for an attribute, and how a value is made ready to be compared with it. */
export type FilterColumn = {
  readonly column: SQL;
  readonly ready: (value: string | boolean) => string | number;
  /** Whether hardly two rows have the same value: without statistics SQLite would take the primary key and read everything. */
  readonly isSelective?: true;
  /** The comparison for `eq` when an index wants it otherwise than by the column. */
  readonly equals?: (value: string) => SQL;
};

export type FilterSource = {
  /** By the attribute's path, such as `userName` or `meta.created`; others are read from `data`. */
  readonly columns: ReadonlyMap<string, FilterColumn>;
  /** The JSON of the resource, or null when it has none besides its columns. */
  readonly data: SQL | null;
  /** Lists with a table of their own: the condition that some element has this value. */
  readonly lists: ReadonlyMap<string, (value: string) => SQL>;
  /** Attributes of the JSON with a lookup beside it: a condition that holds, of others too, where they have this value. */
  readonly hints?: ReadonlyMap<string, (value: string) => SQL>;
};

/** The condition, or null when it asks for something that this source cannot tell. */
export function filterSql(condition: Condition, source: FilterSource): SQL | null {
  switch (condition.kind) {
    case "and":
    case "or": {
      const parts = condition.of.map((one) => filterSql(one, source));
      if (parts.some((part) => part === null)) return null;
      return sql`(${sql.join(
        parts.filter((part) => part !== null),
        condition.kind === "and" ? sql` and ` : sql` or `,
      )})`;
    }
    case "not": {
      const inner = filterSql(condition.of, source);
      return inner === null ? null : sql`(${inner}) is not true`;
    }
    case "present": {
      const held = columnOf(condition.at, source);
      return held === null ? null : sql`${held.column} is not null`;
    }
    case "compare": {
      const held = columnOf(condition.at, source);
      if (held === null) return null;
      if (condition.operator !== "eq") return comparison(held.column, condition.operator, held.ready(condition.value));
      const equal = held.equals?.(String(condition.value)) ?? sql`${held.column} = ${held.ready(condition.value)}`;
      const hint = source.hints?.get(pathOf(condition.at))?.(String(condition.value));
      if (hint !== undefined) return sql`(${hint} and ${equal})`;
      return held.isSelective === true ? sql`likelihood(${equal}, 0.0001)` : equal;
    }
    case "some":
      return someSql(condition, source);
  }
}

function someSql({ at, where }: Extract<Condition, { kind: "some" }>, source: FilterSource): SQL | null {
  const table = source.lists.get(at.attribute.name);
  if (table !== undefined) {
    const isId = where?.kind === "compare" && where.operator === "eq" && where.at.attribute.name === "value";
    return isId ? table(String(where.value)) : null;
  }
  if (source.data === null) return null;
  const elements = sql`json_each(${source.data}, ${sql.raw(`'${jsonPath(at)}'`)})`;
  if (where === null) return sql`exists (select 1 from ${elements})`;
  const inner = filterSql(where, { columns: new Map(), data: sql.raw("json_each.value"), lists: new Map() });
  if (inner === null) return null;
  const found = sql`exists (select 1 from ${elements} where ${inner})`;
  const hint = source.hints?.get(at.attribute.name);
  const value = hint === undefined ? null : valueAsked(where);
  return hint === undefined || value === null ? found : sql`(${hint(value)} and ${found})`;
}

/** The value that every element which meets the condition has, if it says so. */
function valueAsked(where: Condition): string | null {
  if (where.kind === "and") return where.of.map(valueAsked).find((value) => value !== null) ?? null;
  const isValue = where.kind === "compare" && where.operator === "eq" && where.at.attribute.name === "value";
  return isValue ? String(where.value) : null;
}

function columnOf(at: Ref, source: FilterSource): FilterColumn | null {
  const column = source.columns.get(pathOf(at));
  if (column !== undefined) return column;
  if (source.data === null || at.attribute.isMany === true) return null;
  const leaf = at.part ?? at.attribute;
  if (leaf.type === "complex" && at.part === null) return { column: json(at, source.data), ready: String };
  if (leaf.type === "boolean") return { column: json(at, source.data), ready: Number };
  if (leaf.isExact === true) return { column: json(at, source.data), ready: String };
  return { column: sql`lower(${json(at, source.data)})`, ready: (value) => asciiLower(String(value)) };
}

/** `userName`, `meta.created`, an extension's behind its URN. */
function pathOf(at: Ref): string {
  return [at.extension?.urn, at.attribute.name, at.part?.name].filter((part) => part !== undefined).join(".");
}

function json(at: Ref, data: SQL): SQL {
  return sql`(${data} ->> ${sql.raw(`'${jsonPath(at)}'`)})`;
}

/** Made of names of our attribute tables only, which hold neither quotes nor brackets. */
function jsonPath(at: Ref): string {
  const names = [at.extension?.urn, at.attribute.name, at.part?.name].filter((name) => name !== undefined);
  return `$${names.map((name) => `."${name}"`).join("")}`;
}

function comparison(column: SQL, operator: Operator, value: string | number): SQL {
  switch (operator) {
    case "eq":
      return sql`${column} = ${value}`;
    case "ne":
      return sql`(${column} = ${value}) is not true`;
    // instr, since D1 limits a LIKE pattern to 50 bytes
    case "co":
      return sql`instr(${column}, ${value}) > 0`;
    case "sw":
      return sql`substr(${column}, 1, length(${value})) = ${value}`;
    case "ew":
      return sql`substr(${column}, -length(${value})) = ${value}`;
    case "gt":
      return sql`${column} > ${value}`;
    case "ge":
      return sql`${column} >= ${value}`;
    case "lt":
      return sql`${column} < ${value}`;
    case "le":
      return sql`${column} <= ${value}`;
  }
}
