// Makes the engine's tables of names (packages/shared/src/domain/match/data) from data/names: node scripts/names/index.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { addRankings, bitsTable, CENSUS_WEIGHT, type Ranking } from "./frequencies.ts";
import { nicknameTable } from "./nicknames.ts";
import { census, csv, lines, plain, section } from "./read-sources.ts";

const OUT = join(import.meta.dirname, "../../packages/shared/src/domain/match/data");
const CAP_BITS = 13; // rarer than one in 8,192 cannot be told from the lists: all such names count the same

/** Rows of a country list in order, one per name and gender; romanised where the source does. */
function rankings(file: string, split: string): Ranking[] {
  const groups = new Map<string, { country: string; names: { name: string; share: number | null }[] }>();
  for (const row of csv(file)) {
    const country = row["Country"] ?? "";
    const key = `${country} ${row[split] ?? ""}`;
    const group = groups.get(key) ?? { country, names: [] };
    const share = Number(row["Percent"]);
    for (const part of (row["Romanized Name"] || row["Localized Name"] || "").split("/")) {
      const name = plain(part);
      if (name !== "" && !group.names.some((known) => known.name === name))
        group.names.push({ name, share: share > 0 ? share : null });
    }
    groups.set(key, group);
  }
  return [...groups.values()];
}

function scaled(shares: ReadonlyMap<string, number>, factor: number): Map<string, number> {
  return new Map([...shares].map(([name, share]) => [name, share * factor]));
}

function givenShares(): Map<string, number> {
  const shares = scaled(census("census1990_given_male.csv"), CENSUS_WEIGHT / 2);
  for (const [name, share] of census("census1990_given_female.csv"))
    shares.set(name, (shares.get(name) ?? 0) + (share * CENSUS_WEIGHT) / 2);
  addRankings(shares, rankings("popular_forenames_by_country.csv", "Gender"), 0.01);
  return shares;
}

function familyShares(): Map<string, number> {
  const shares = scaled(census("census1990_surnames_top18000.csv"), CENSUS_WEIGHT);
  addRankings(shares, rankings("popular_surnames_by_country.csv", "none"), 0.03);
  return shares;
}

/** Family names of countries where the family name comes first. */
function familyFirst(): string[] {
  const countries = new Set(["CN", "HU", "JP", "KR", "TW", "VN"]);
  const names = csv("popular_surnames_by_country.csv").filter((row) => countries.has(row["Country"] ?? ""));
  const romanised = names.flatMap((row) => (row["Romanized Name"] ?? "").split("/").map(plain));
  const spelled = section("spellings.txt", "family names that come first").flatMap((line) =>
    line.split(" ").map(plain),
  );
  return [...new Set([...romanised, ...spelled])].filter((name) => name.length > 1).sort();
}

/** Characters with their Mandarin reading, and family names of several characters with the reading that they have in Japan. */
function han(): string[] {
  const japanese = csv("popular_surnames_by_country.csv").filter(
    (row) => row["Country"] === "JP" && /^\p{Script=Han}[\p{Script=Han}々]+$/u.test(row["Localized Name"] ?? ""),
  );
  const words = japanese.map((row) => [row["Localized Name"] ?? "", plain(row["Romanized Name"] ?? "")] as const);
  const characters = csv("han_pinyin.csv").map((row) => [row["character"] ?? "", row["pinyin"] ?? ""] as const);
  const readings = new Map<string, string[]>();
  for (const [text, reading] of [...words, ...characters])
    readings.set(reading, [...new Set([...(readings.get(reading) ?? []), text])]);
  return [...readings].sort().map(([reading, texts]) => `${reading} ${texts.join(" ")}`);
}

async function write(file: string, about: string, name: string, rows: readonly string[]): Promise<void> {
  const text = `// ${about} Made by scripts/names from data/names; do not edit.\n\nexport const ${name} = \`\n${rows.join("\n")}\n\`;\n`;
  writeFileSync(join(OUT, file), await format(text, { parser: "typescript", printWidth: 120 }));
  console.log(`${file}: ${rows.length} rows, ${text.length} characters`);
}

const spellings = lines("spellings.txt").map((line) => [...new Set(line.split(" ").map(plain))].join(" "));
await write(
  "given-names.ts",
  "How rare given names are: bits, then the names.",
  "GIVEN_NAMES",
  bitsTable(givenShares(), CAP_BITS),
);
await write(
  "family-names.ts",
  "How rare family names are: bits, then the names.",
  "FAMILY_NAMES",
  bitsTable(familyShares(), CAP_BITS),
);
await write("family-first.ts", "Family names of languages that put the family name first.", "FAMILY_FIRST", [
  familyFirst().join(" "),
]);
await write(
  "nicknames.ts",
  "Short forms of given names: the formal one first, then what it may become.",
  "NICKNAMES",
  nicknameTable(),
);
await write("spellings.ts", "Spellings of the same name, one name a row.", "SPELLINGS", spellings);
await write(
  "han.ts",
  "Readings of Chinese characters in names: the reading first, then what is read so.",
  "HAN",
  han(),
);
