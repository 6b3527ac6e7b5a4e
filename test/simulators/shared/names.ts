// Invented people for seeds: plain, accented, many-worded and single-word names, as real accounts hold them.
import type { Random } from "./random.ts";

const given = [
  "Amara",
  "Bjørn",
  "Camille",
  "Dinesh",
  "Elif",
  "Farid",
  "Grace",
  "Hiroko",
  "Ines",
  "Jonas",
  "Keisha",
  "Liam",
  "María José",
  "Noor",
  "Oluwaseun",
  "Priya",
  "Quentin",
  "Rosa",
  "Stefan",
  "Tomás",
  "Uma",
  "Viktor",
  "Wei",
  "Yara",
  "Zoë",
] as const;
const family = [
  "Abara",
  "Bianchi",
  "Castillo",
  "de la Cruz",
  "Eriksson",
  "Fontaine",
  "García",
  "Haddad",
  "Ivanova",
  "Jensen",
  "Kowalski",
  "Lindqvist",
  "Mbeki",
  "Nakamura",
  "O'Brien",
  "Patel",
  "Quispe",
  "Rossi",
  "Schneider",
  "Tanaka",
  "Umarov",
  "van der Berg",
  "Weiss",
  "Yılmaz",
  "Zhang",
] as const;

export function personName(random: Random): string {
  return `${random.pick(given)} ${random.pick(family)}`;
}

/** An address that cannot reach anybody. */
export function emailFor(name: string, number: number): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ı", "i")
    .replaceAll("ø", "o")
    .replaceAll(/[^\p{L}]+/gu, ".")
    .replaceAll(/[^a-zA-Z.]/g, "")
    .toLowerCase();
  return `${plain}.${number}@example.com`;
}
