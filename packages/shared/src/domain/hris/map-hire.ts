// A hire made into an employee by the mapping: pure, so that the preview shows exactly what the import writes.
import type { EmployeeInput } from "../employee.ts";
import { NAME_DOUBTS } from "./doubts.ts";
import { CONSTANT, MappedField, OFFER, sourcesOf, type FieldMapping } from "./mapping.ts";
import { splitName, type SplitName } from "./name-split.ts";
import { visibleText } from "./name-text.ts";
import type { AtsUser, HiredPerson, HireDetails } from "./person.ts";

/** What the mapping makes: every mapped field, null where no source has a value. */
export type MappedFacts = Readonly<Record<MappedField, string | null>>;

export type MappedHire = {
  readonly facts: MappedFacts;
  /** Why somebody should look at the name, in words; null when the rules leave no doubt. */
  readonly nameDoubt: string | null;
  /** What else is worth knowing, in words; the person is imported all the same. */
  readonly notes: readonly string[];
};

export type MapSetting = {
  readonly mapping: FieldMapping;
  /** The tenant's: an offer's date is a moment, midnight somewhere. */
  readonly timeZone: string;
  /** People of the account by their id: offers name managers by it. */
  readonly userOf: (id: string) => AtsUser | null;
};

const LONGEST = 300; // characters, as the door for employees says
const EMAILS: readonly MappedField[] = ["personalEmail", "workEmail", "managerEmail"];
const FAMILY_FIRST_PLACES =
  /hungar|magyar|budapest|china|beijing|shanghai|shenzhen|taiwan|taipei|hong kong|japan|tokyo|osaka|korea|seoul|viet|hanoi|ho chi minh/i;

export function mapHire(person: HiredPerson, details: HireDetails, setting: MapSetting): MappedHire {
  const name = splitName(person.name, { familyFirst: FAMILY_FIRST_PLACES.test(person.location ?? "") });
  const facts = Object.fromEntries(
    MappedField.options.map((field) => {
      for (const source of sourcesOf(setting.mapping, field)) {
        const value = shaped(field, valueOf(source, field, person, details, name, setting), setting);
        if (value !== null) return [field, value];
      }
      return [field, null];
    }),
  ) as Record<MappedField, string | null>; // fromEntries forgets which keys it was given
  return {
    facts,
    nameDoubt: name.doubt === null || !usesSplit(setting.mapping) ? null : NAME_DOUBTS[name.doubt],
    notes: notesOf(person, details),
  };
}

type Value = string | number | null;

function valueOf(
  source: string,
  field: MappedField,
  person: HiredPerson,
  { posting, manager, offer }: HireDetails,
  name: SplitName,
  { userOf }: MapSetting,
): Value {
  if (source.startsWith(CONSTANT)) return source.slice(CONSTANT.length);
  if (source.startsWith(OFFER)) {
    const value = offer?.fields.find(({ identifier }) => identifier === source.slice(OFFER.length))?.value ?? null;
    const user = typeof value === "string" ? userOf(value) : null;
    if (user !== null) return field === "managerEmail" ? user.email : user.name;
    return value;
  }
  switch (source) {
    case "name.first":
      return name.first;
    case "name.middle":
      return name.middle;
    case "name.last":
      return name.last;
    case "name.nickname":
      return name.nickname;
    case "name.whole":
      return person.name;
    case "candidate.email":
      return person.emails[0] ?? null;
    case "candidate.email2":
      return person.emails[1] ?? null;
    case "candidate.location":
      return person.location;
    case "candidate.headline":
      return person.headline;
    case "candidate.origin":
      return person.origin;
    case "candidate.hiredOn":
      return Date.parse(person.hiredAt);
    case "manager.name":
      return manager?.name ?? null;
    case "manager.email":
      return manager?.email ?? null;
    case "posting.title":
      return posting?.title ?? null;
    case "posting.department":
      return posting?.department ?? null;
    case "posting.team":
      return posting?.team ?? null;
    case "posting.location":
      return posting?.location ?? null;
    case "posting.commitment":
      return posting?.commitment ?? null;
    case "posting.workplaceType":
      return posting?.workplaceType === "unspecified" ? null : (posting?.workplaceType ?? null);
    case "posting.country":
      return posting?.country ?? null;
    default:
      return null;
  }
}

/** The value as the field holds it, or null when it does not fit: the next source is asked then. */
function shaped(field: MappedField, value: Value, { timeZone }: MapSetting): string | null {
  if (value === null) return null;
  if (field === "startDate") return dateOf(value, timeZone);
  const text = visibleText(String(value)).slice(0, LONGEST).trim();
  if (text === "") return null;
  if (!EMAILS.includes(field)) return text;
  return text.length <= 254 && /^[^\s@<>()[\],;:]+@[^\s@<>()[\],;:]+\.[^\s@.<>()[\],;:]+$/u.test(text) ? text : null;
}

const DAY_MS = 86_400_000;

/**
 * A date of an offer is the moment of midnight on the clock of whoever wrote it, which is not told. Midnight on the tenant's
 * clock is taken as such; any other moment is brought to the nearest midnight of UTC, right for clocks within 12 hours of it.
 */
function dateOf(value: string | number, timeZone: string): string | null {
  if (typeof value === "string") {
    const typed = /^(\d{4}-\d{2}-\d{2})(?:$|T)/.exec(value.trim())?.[1];
    if (typed !== undefined && !Number.isNaN(Date.parse(typed))) return typed;
    if (!/^\d{11,14}$/.test(value.trim())) return null;
  }
  const ms = Number(value);
  if (!Number.isFinite(ms) || Math.abs(ms) > 8e15 || Math.abs(ms) < 1e10) return null;
  const [day = "", time = ""] = new Date(ms).toLocaleString("sv-SE", { timeZone }).split(" ");
  if (time === "00:00:00") return day;
  return new Date(Math.round(ms / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}

function usesSplit(mapping: FieldMapping): boolean {
  return (["firstName", "lastName"] as const).some((field) =>
    sourcesOf(mapping, field).some((source) => ["name.first", "name.middle", "name.last"].includes(source)),
  );
}

function notesOf(person: HiredPerson, { posting, manager, offer }: HireDetails): string[] {
  return [
    ...(person.emails.length === 0 ? ["Lever has no e-mail of this person."] : []),
    ...(posting === null ? ["There is no posting."] : []),
    ...(offer === null ? ["There is no offer, so no start date."] : []),
    ...(manager !== null && !manager.isActive ? [`The hiring manager ${manager.name} is deactivated in Lever.`] : []),
  ];
}

/** The mapped facts in the words of the door for employees. A person without a family name keeps the one word as first name. */
export function employeeFacts(facts: MappedFacts, employeeNumber: string): EmployeeInput {
  const { managerName, managerEmail, firstName, lastName, ...rest } = facts;
  return {
    ...rest,
    employeeNumber,
    firstName: firstName ?? lastName ?? "",
    lastName: firstName === null ? "" : (lastName ?? ""),
    manager: managerName === null && managerEmail === null ? null : { name: managerName, email: managerEmail },
  };
}
