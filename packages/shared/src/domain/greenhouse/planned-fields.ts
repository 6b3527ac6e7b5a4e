// The custom fields of one object as a plan writes them: what a person typed, else what the mapping gives, checked against each type.
import type { Compensation } from "../position.ts";
import type { FieldDefinition, FieldMapping, FieldTarget, MappedField } from "./catalogue.ts";
import { decodeField, encodeField, fieldText, isWritable } from "./custom-fields.ts";
import type { FieldValue } from "./sync-request.ts";

/** Why a plan cannot be sent: of which field, in words. `key` is a name_key, or Greenhouse's own name of a plain field. */
export type PlanProblem = {
  readonly on: FieldTarget;
  readonly key: string;
  readonly name: string;
  readonly message: string;
};

/** A custom field in the shape of a write, with what is needed to compare the read-back and to show it. */
export type WrittenField = {
  readonly key: string;
  readonly name: string;
  readonly valueType: string;
  readonly value: unknown;
  readonly text: string;
  readonly needsApproval: boolean;
};

/** The values of a position that can be mapped. */
export type MappedSource = {
  readonly title: string;
  readonly requisitionCode: string;
  readonly department: string | null;
  readonly location: string | null;
  readonly employmentType: string | null;
  readonly compensation: Compensation | null;
  readonly hiringManager: string | null;
  readonly recruiter: string | null;
  readonly targetStartOn: string | null;
  /** Greenhouse's users that these two words mean, for fields that hold a user; null when nobody is meant. */
  readonly users: { readonly hiringManager: string | null; readonly recruiter: string | null };
};

/**
 * @param typed by name_key; goes before the mapping, null clears
 * @param isNew whether required fields must have a value: v3 does not enforce them, so we do
 */
export function plannedFields(
  definitions: readonly FieldDefinition[],
  mappings: readonly FieldMapping[],
  source: MappedSource,
  typed: Readonly<Record<string, FieldValue>>,
  isNew: boolean,
): { readonly fields: WrittenField[]; readonly problems: PlanProblem[] } {
  const fields: WrittenField[] = [];
  const problems: PlanProblem[] = [];
  for (const field of definitions) {
    const { on, key, name } = field;
    const value = valueFor(field, mappings, source, typed);
    if (isEmpty(value)) {
      if (isNew && field.isRequired && isWritable(field.valueType))
        problems.push({ on, key, name, message: `${name} is required in Greenhouse.` });
      if (value !== null || isNew) continue; // nothing to clear
      if (field.isRequired) problems.push({ on, key, name, message: `${name} is required in Greenhouse.` });
    }
    const encoded = encodeField(field, value ?? null);
    if (!encoded.ok)
      problems.push({ on, key, name, message: `${name}: ${encoded.problem}${changedType(field, mappings, typed)}` });
    else
      fields.push({
        key,
        name,
        valueType: field.valueType,
        value: encoded.value,
        text: fieldText(decodeField(field.valueType, encoded.value) ?? null),
        needsApproval: field.needsApproval,
      });
  }
  for (const key of Object.keys(typed)) {
    const on = definitions[0]?.on;
    if (on !== undefined && !definitions.some((field) => field.key === key))
      problems.push({ on, key, name: key, message: `There is no field ${key} in Greenhouse any more.` });
  }
  return { fields, problems };
}

/** What to do when it is the mapping's value that does not fit, since the field has become another type. */
function changedType(
  { on, key, valueType }: FieldDefinition,
  mappings: readonly FieldMapping[],
  typed: Readonly<Record<string, FieldValue>>,
): string {
  const mapping = mappings.find((one) => one.on === on && one.key === key);
  const was = mapping?.targetType ?? valueType;
  return Object.hasOwn(typed, key) || was === valueType
    ? ""
    : " Its type changed in Greenhouse: map it anew under Settings > Integrations.";
}

/** The value that a field would get: for the form, before anybody typed, and for the plan. Undefined: nobody says. */
export function valueFor(
  field: FieldDefinition,
  mappings: readonly FieldMapping[],
  source: MappedSource,
  typed: Readonly<Record<string, FieldValue>> = {},
): FieldValue | undefined {
  if (Object.hasOwn(typed, field.key)) return typed[field.key];
  const mapping = mappings.find(({ on, key }) => on === field.on && key === field.key);
  if (mapping === undefined) return undefined;
  return (mapping.field === "constant" ? mapping.constant : mappedValue(source, mapping.field, field)) ?? undefined;
}

function mappedValue(
  source: MappedSource,
  field: Exclude<MappedField, "constant">,
  target: FieldDefinition,
): FieldValue {
  const band = source.compensation;
  switch (field) {
    case "compensation":
      return band && { min: band.min, max: band.max, currency: band.currency };
    case "compensationMin":
      return band && { amount: band.min, currency: band.currency };
    case "compensationMax":
      return band && { amount: band.max, currency: band.currency };
    case "compensationCurrency":
      return band?.currency ?? null;
    case "compensationInterval":
      return band?.interval ?? null;
    case "hiringManager":
    case "recruiter":
      return target.valueType === "user" ? source.users[field] : source[field];
    default:
      return source[field];
  }
}

/** Whether nothing stands there. */
export function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
