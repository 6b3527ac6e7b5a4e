// The state of a list lives in its URL: reading it from a request, and writing it into links.

/** What a list's URL says; absent and empty mean the same. */
export type Query = Readonly<Record<string, string | undefined>>;

/** The path with the query, empty values left out, so that equal states have equal URLs. */
export function withQuery(path: string, query: Query): string {
  const entries = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const text = new URLSearchParams(entries as [string, string][]).toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Picks the named parameters from a request's query, trimmed and cut to a sane length. */
export function pickQuery(all: Record<string, string>, names: readonly string[]): Query {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = all[name]?.trim().slice(0, 200);
      return value ? [[name, value]] : [];
    }),
  );
}

/** The value when it is one of the allowed words, else undefined: a hand-made URL must not break a list. */
export function oneOf<Word extends string>(value: string | undefined, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}

/** Whether anything but the page is set, so that "nothing matches" and "nothing is there yet" can be told apart. */
export function isNarrowed(query: Query): boolean {
  return Object.entries(query).some(([name, value]) => name !== "cursor" && Boolean(value));
}
