// Which source fills which field of an employee: the choices, their words, the defaults, and what may be stored of them.
import { z } from "zod";

/** Fields of an employee that the import can fill, in the order in which they are told. */
export const MappedField = z.enum([
  "firstName",
  "middleName",
  "lastName",
  "preferredName",
  "personalEmail",
  "workEmail",
  "title",
  "department",
  "location",
  "employmentType",
  "managerName",
  "managerEmail",
  "startDate",
]);
export type MappedField = z.infer<typeof MappedField>;

export const FIELD_WORDS: Readonly<Record<MappedField, string>> = {
  firstName: "First name",
  middleName: "Middle name",
  lastName: "Last name",
  preferredName: "Preferred name",
  personalEmail: "Personal e-mail",
  workEmail: "Work e-mail",
  title: "Position",
  department: "Department",
  location: "Location",
  employmentType: "Employment type",
  managerName: "Manager",
  managerEmail: "Manager’s e-mail",
  startDate: "Start date",
};

/** Sources that every account has. Offer fields are `offer:<identifier>`, since accounts name theirs; fixed texts `constant:<text>`. */
export const SOURCE_WORDS: Readonly<Record<string, string>> = {
  "name.first": "First name, from the name",
  "name.middle": "Middle name, from the name",
  "name.last": "Last name, from the name",
  "name.whole": "The whole name",
  "name.nickname": "Nickname, from the name",
  "candidate.email": "First e-mail",
  "candidate.email2": "Second e-mail",
  "candidate.location": "Candidate’s location",
  "candidate.headline": "Candidate’s headline",
  "candidate.origin": "Candidate’s origin",
  "candidate.hiredOn": "Day of the hire",
  "posting.title": "Posting title",
  "posting.department": "Posting department",
  "posting.team": "Posting team",
  "posting.location": "Posting location",
  "posting.commitment": "Posting commitment",
  "posting.workplaceType": "Posting workplace type",
  "posting.country": "Posting country",
  "manager.name": "Hiring manager",
  "manager.email": "Hiring manager’s e-mail",
};

export const OFFER = "offer:";
export const CONSTANT = "constant:";

export const FieldSource = z
  .string()
  .trim()
  .max(320)
  .refine(
    (source) =>
      Object.hasOwn(SOURCE_WORDS, source) ||
      (source.startsWith(OFFER) && source.length > OFFER.length) ||
      (source.startsWith(CONSTANT) && source.length > CONSTANT.length),
    "There is no such source. Write posting.title, offer:<identifier> or constant:<text>.",
  );

/** The first source that has a value fills the field; none leaves it empty. */
export const SOURCES_AT_MOST = 4;
const Sources = z.array(FieldSource).max(SOURCES_AT_MOST);

/** What is left out has its default. */
export const FieldMapping = z.partialRecord(MappedField, Sources);
export type FieldMapping = z.infer<typeof FieldMapping>;

export function sourcesOf(mapping: FieldMapping, field: MappedField): readonly string[] {
  return mapping[field] ?? DEFAULT_MAPPING[field];
}

/** Offer fields that accounts use for the same thing under other names stand as fall-backs. */
export const DEFAULT_MAPPING: Readonly<Record<MappedField, readonly string[]>> = {
  firstName: ["name.first"],
  middleName: ["name.middle"],
  lastName: ["name.last"],
  preferredName: ["offer:custom_preferred_name", "name.nickname"],
  personalEmail: ["candidate.email"],
  workEmail: [],
  title: ["posting.title", "offer:job_title"],
  department: ["posting.department", "posting.team", "offer:department", "offer:team"],
  location: ["posting.location", "offer:location", "offer:location/office", "offer:custom_location"],
  employmentType: ["posting.commitment", "offer:custom_employment_status"],
  managerName: ["manager.name", "offer:direct_manager"],
  managerEmail: ["manager.email", "offer:direct_manager"],
  startDate: ["offer:anticipated_start_date"],
};

/** Offer fields whose values are ids of other things, or what nobody's employee record should show as a sample. */
const UNTOLD = /salary|compensation|equity|bonus|commission|amount|wage|pay|stock|option|signature|ssn|birth/i;
export const IDS_ONLY = new Set(["job_posting", "requisition"]);

/** Whether a sample value of the offer field may be kept and shown beside the choice. */
export function maySample(identifier: string): boolean {
  return !UNTOLD.test(identifier);
}
