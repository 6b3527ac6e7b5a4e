// The log: one JSON line for each unit of work, so that it can be searched by field. Never secrets, never whole records of people.

export type LogLevel = "info" | "warn" | "error";

/** `at` says which part speaks, e.g. `oauth` or `vault`. Ids, codes and durations (`ms`) are welcome. */
export type LogFields = { readonly at: string } & Readonly<Record<string, string | number | boolean | null>>;

export function log(level: LogLevel, fields: LogFields): void {
  const line = JSON.stringify({ level, ...fields });
  if (level === "error") console.error(line);
  else if (level === "warn") console.warn(line);
  else console.log(line);
}
