// The table of nicknames: two public English lists and our list for other languages, joined by formal name.
import { csv, lines, plain } from "./read-sources.ts";

/** Rows of `formal short short ...`. Pairs are kept as their list states them: nothing is followed from one pair to the next. */
export function nicknameTable(): string[] {
  const table = new Map<string, Set<string>>();
  const add = (formal: string, short: string) => {
    const [one, other] = [plain(formal), plain(short)];
    if (one === "" || other === "" || one === other) return;
    table.set(one, (table.get(one) ?? new Set()).add(other));
  };
  for (const row of csv("nicknames_carltonnorthern.csv")) add(row["name1"] ?? "", row["name2"] ?? "");
  for (const row of csv("nicknames_onyxrev_pd.csv")) add(row["name"] ?? "", row["nickname"] ?? "");
  for (const line of lines("nicknames_world.txt")) {
    const [formal = "", shorts = ""] = line.split(":");
    for (const short of shorts.trim().split(" ")) add(formal, short);
  }
  return [...table].sort().map(([formal, shorts]) => `${formal} ${[...shorts].sort().join(" ")}`);
}
