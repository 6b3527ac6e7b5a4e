// The text of a filter made ready for the parser, which reads neither escapes, nor Python's True, nor a part behind brackets as meant.

export type FilterText = {
  /** Each string is replaced by its number among `strings`. */
  readonly text: string;
  readonly strings: readonly string[];
};

/** @example `emails[type eq "work"].value eq "a@x.example"` (Entra) asks of one element: `emails[(type eq "0") and value eq "1"]` */
export function prepareFilter(sent: string): FilterText {
  const strings: string[] = [];
  const numbered = sent.replace(/"(?:[^"\\]|\\.)*"|\b(?:true|false|null)\b/gis, (piece) =>
    piece.startsWith('"') ? `"${strings.push(stringOf(piece)) - 1}"` : piece.toLowerCase(),
  );
  const text = numbered
    .replaceAll("[", "[(")
    .replace(/\](?:\.(\w+)\s+(pr\b|[a-z]{2}\s+[^\s()[\]]+))?/gi, (_, part?: string, asked?: string) =>
      part === undefined || asked === undefined ? ")]" : `) and ${part} ${asked}]`,
    );
  return { text, strings };
}

/** As JSON writes it (RFC 7644, 3.4.2.2). Where that fails or gives control characters, a backslash was meant: `CORP\nadia`. */
function stringOf(quoted: string): string {
  const literal = quoted.slice(1, -1).replaceAll('\\"', '"');
  try {
    const read: unknown = JSON.parse(quoted);
    return typeof read === "string" && !/\p{Cc}/u.test(read) ? read : literal;
  } catch {
    return literal;
  }
}
