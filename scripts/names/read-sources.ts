// Reads the name lists of data/names, in the folded spelling that the engine compares.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

const FOLDER = join(import.meta.dirname, "../../data/names");

export function csv(file: string): Record<string, string>[] {
  return parse(readFileSync(join(FOLDER, file)), { columns: true, bom: true, trim: true, relax_column_count: true });
}

/** Lines of a hand-made list without comments and blanks. */
export function lines(file: string): string[] {
  const text = readFileSync(join(FOLDER, file), "utf8");
  return text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

/** The lines below a heading of a hand-made list, up to the next heading. */
export function section(file: string, heading: string): string[] {
  const text = readFileSync(join(FOLDER, file), "utf8");
  const [, after = ""] = text.split(`# ${heading}\n`);
  return (after.split("\n#")[0] ?? "").split("\n").filter((line) => line.trim() !== "");
}

/** `name,percent` of the census files, as shares. */
export function census(file: string): Map<string, number> {
  return new Map(csv(file).map((row) => [plain(row["name"] ?? ""), Number(row["percent"]) / 100]));
}

/** Lower case, no accents, no separators: `María José` is `mariajose`. Only Latin letters count. */
export function plain(name: string): string {
  const special: Record<string, string> = {
    ø: "o",
    ł: "l",
    đ: "d",
    ı: "i",
    ß: "ss",
    æ: "ae",
    œ: "oe",
    þ: "th",
    ð: "d",
  };
  const folded = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return folded.replace(/[øłđıßæœþð]/g, (letter) => special[letter] ?? letter).replace(/[^a-z]/g, "");
}
