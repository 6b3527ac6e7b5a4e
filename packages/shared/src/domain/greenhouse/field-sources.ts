// Which of our fields can fill a custom field of a given type, what each is called, and which one its name suggests.
import { MappedField, type FieldDefinition } from "./catalogue.ts";
import { isWritable, type WritableType } from "./custom-fields.ts";

export const SOURCE_NAMES: Record<MappedField, string> = {
  title: "Title",
  requisitionCode: "Our code",
  department: "Department",
  location: "Location",
  employmentType: "Employment type",
  compensation: "Compensation band",
  compensationMin: "Compensation, from",
  compensationMax: "Compensation, to",
  compensationCurrency: "Compensation currency",
  compensationInterval: "Pay interval",
  hiringManager: "Hiring manager",
  recruiter: "Recruiter",
  targetStartOn: "Target start",
  constant: "Always the same value",
};

const WORDS = [
  "title",
  "requisitionCode",
  "department",
  "location",
  "employmentType",
  "compensationCurrency",
  "compensationInterval",
  "hiringManager",
  "recruiter",
] as const;
const BAND_ENDS = ["compensationMin", "compensationMax"] as const;

const TAKES: Record<WritableType, readonly MappedField[]> = {
  short_text: [...WORDS, "compensation", ...BAND_ENDS, "targetStartOn", "constant"],
  long_text: [...WORDS, "compensation", ...BAND_ENDS, "targetStartOn", "constant"],
  url: ["constant"],
  yes_no: ["constant"],
  single_select: [...WORDS, "constant"],
  multi_select: [...WORDS, "constant"],
  currency: [...BAND_ENDS, "constant"],
  currency_range: ["compensation", "constant"],
  number: [...BAND_ENDS, "constant"],
  number_range: ["compensation", "constant"],
  date: ["targetStartOn", "constant"],
  user: ["hiringManager", "recruiter", "constant"],
};

/** What can fill a field of this type, in the order of our own form; nothing for types that we cannot write. */
export function sourcesFor(valueType: string): readonly MappedField[] {
  if (!isWritable(valueType)) return [];
  const taken = TAKES[valueType];
  return MappedField.options.filter((source) => taken.includes(source));
}

/** Names that companies give to such fields, folded. */
const CALLED: Partial<Record<MappedField, readonly string[]>> = {
  title: ["title", "job title", "position title", "position name", "role title"],
  requisitionCode: [
    "requisition id",
    "requisition code",
    "requisition number",
    "req id",
    "position id",
    "position code",
    "position number",
    "headcount id",
    "plan id",
  ],
  department: ["department", "department name", "team", "business unit"],
  location: ["location", "work location", "job location", "office", "office location", "city", "site", "work site"],
  employmentType: [
    "employment type",
    "employment status",
    "employee type",
    "worker type",
    "contract type",
    "job type",
    "time type",
  ],
  compensation: [
    "compensation",
    "compensation band",
    "compensation range",
    "salary",
    "salary band",
    "salary range",
    "base salary range",
    "pay band",
    "pay range",
  ],
  compensationMin: ["minimum salary", "min salary", "salary min", "salary from", "salary minimum", "minimum pay"],
  compensationMax: ["maximum salary", "max salary", "salary max", "salary to", "salary maximum", "maximum pay"],
  compensationCurrency: ["currency", "salary currency", "pay currency", "compensation currency"],
  compensationInterval: ["pay interval", "pay frequency", "pay period", "salary interval", "salary frequency"],
  hiringManager: ["hiring manager", "manager", "reports to", "supervisor"],
  recruiter: ["recruiter", "lead recruiter", "primary recruiter"],
  targetStartOn: [
    "start date",
    "target start",
    "target start date",
    "planned start",
    "planned start date",
    "expected start date",
    "desired start date",
  ],
};

/** The source that the field's name, or its key, tells of and that its type takes; null when none does. Only ever offered. */
export function suggestedSource(field: Pick<FieldDefinition, "name" | "key" | "valueType">): MappedField | null {
  const sources = sourcesFor(field.valueType);
  const names = [folded(field.name), folded(field.key)];
  return sources.find((source) => CALLED[source]?.some((called) => names.includes(called))) ?? null;
}

/** Small letters and digits with single spaces between words: "Work_Location (US)" reads "work location us". */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
