// A CSV text as records with their line numbers; a line whose quotes are not in order is set aside, so that it spoils no other.
import { CsvError, parse } from "csv-parse/sync";
import { fail, ok, type Result } from "#shared/domain/result.ts";

export type CsvRecord = { readonly cells: readonly string[]; readonly line: number };

/** `broken`: lines whose quotes are not in order. */
export type CsvRecords = {
  readonly records: readonly CsvRecord[];
  readonly broken: readonly { readonly line: number; readonly text: string }[];
};

const MAX_BROKEN_LINES = 10; // each is found by reading the text once more

/** Comma, semicolon or tab, whichever the first line holds most; quoted fields; CRLF or LF; with or without a byte order mark. */
export function readRecords(text: string): Result<CsvRecords, "unreadable_file"> {
  const lines = text.split("\n");
  const broken: { line: number; text: string }[] = [];
  for (;;) {
    const { records, error } = parseUntilError(lines.join("\n"), delimiterOf(text));
    if (error === null) return ok({ records, broken });
    const last = records.at(-1);
    const from = last === undefined ? 0 : last.line + lineBreaksIn(last.cells); // an index: the line after the last good one
    const index = lines.findIndex((line, at) => at >= from && line.trim() !== "");
    if (records.length === 0 || index < 0 || broken.length === MAX_BROKEN_LINES)
      return fail("unreadable_file", `This is not readable as CSV. ${error}`);
    broken.push({ line: index + 1, text: lines[index] ?? "" });
    lines[index] = ""; // the lines after it keep their numbers
  }
}

function parseUntilError(text: string, delimiter: string): { records: CsvRecord[]; error: string | null } {
  const records: CsvRecord[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter,
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        records.push({ cells, line: lines - lineBreaksIn(cells) });
        return null;
      },
    });
    return { records, error: null };
  } catch (error) {
    if (error instanceof CsvError) return { records, error: error.message };
    throw error;
  }
}

function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

/** The sign that the first line holds most of, outside quotes. */
function delimiterOf(text: string): string {
  const header = (text.trimStart().split("\n", 1)[0] ?? "").replaceAll(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((sign) => ({ sign, count: header.split(sign).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}
