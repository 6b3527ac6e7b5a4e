// The catalogue of a Greenhouse account in our shapes: what can be chosen when a position is sent, and how our words map to it.
import { z } from "zod";
import type { FieldValue } from "./sync-request.ts";

export const CatalogueKind = z.enum([
  "user",
  "department",
  "office",
  "job",
  "custom_field",
  "custom_field_option",
  "close_reason",
  "stage", // Lever's
  "offer_field", // Lever's
]);
export type CatalogueKind = z.infer<typeof CatalogueKind>;

export type UserData = {
  readonly email: string | null;
  readonly employeeId: string | null;
  readonly isSiteAdmin: boolean;
};
/** Departments and offices; `location` of offices only. */
export type PlaceData = {
  readonly parentId: string | null;
  readonly externalId: string | null;
  readonly location: string | null;
};
/** Any job can serve as a template; `isTemplate` is null on old jobs. */
export type JobData = {
  readonly requisitionId: string | null;
  readonly status: string | null;
  readonly isConfidential: boolean;
  readonly isTemplate: boolean | null;
  readonly departmentId: string | null;
  readonly officeIds: readonly string[];
};
/** Which of Greenhouse's objects a custom field belongs to; we read and write only these. */
export const FieldTarget = z.enum(["job", "opening"]);
export type FieldTarget = z.infer<typeof FieldTarget>;

export type CustomFieldData = {
  readonly on: FieldTarget;
  /** `name_key`: fixed when the field is made; renaming the field keeps it. */
  readonly key: string;
  /** Greenhouse's word; the codecs of custom-fields.ts know which we can write. */
  readonly valueType: string;
  readonly isRequired: boolean;
  /** Edits go through an approval at Greenhouse before they take effect. */
  readonly needsApproval: boolean;
  readonly isApiOnly: boolean;
  readonly sortOrder: number;
};
/** `name` of the catalogue row is the option's label. */
export type OptionData = { readonly fieldId: string; readonly sortOrder: number };
/** A close reason whose name begins with "Hire -" marks a hire. */
export type CloseReasonData = { readonly isHire: boolean };

/** Lever's stages stand in the order of its pipeline. */
export type StageData = { readonly order: number };

/** A field that offers of the account have; `sample`: a value that was seen, where one may be shown. */
export type OfferFieldData = { readonly sample: string | number | null };

export type CatalogueDataOf = {
  user: UserData;
  department: PlaceData;
  office: PlaceData;
  job: JobData;
  custom_field: CustomFieldData;
  custom_field_option: OptionData;
  close_reason: CloseReasonData;
  stage: StageData;
  offer_field: OfferFieldData;
};
export type CatalogueData = CatalogueDataOf[CatalogueKind];

/** One row of the table `catalogue`, apart from tenant, connection and time. */
export type CatalogueEntry<Kind extends CatalogueKind = CatalogueKind> = {
  [K in Kind]: {
    readonly kind: K;
    readonly providerId: string;
    readonly name: string;
    readonly data: CatalogueDataOf[K];
    readonly isActive: boolean;
  };
}[Kind];

/** What can fill a custom field: a field of the position, or a value that is always the same. */
export const MappedField = z.enum([
  "title",
  "requisitionCode",
  "department",
  "location",
  "employmentType",
  "compensation",
  "compensationMin",
  "compensationMax",
  "compensationCurrency",
  "compensationInterval",
  "hiringManager",
  "recruiter",
  "targetStartOn",
  "constant",
]);
export type MappedField = z.infer<typeof MappedField>;

/** A custom field and the field of ours that fills it. */
export type FieldMapping = {
  readonly on: FieldTarget;
  readonly key: string;
  readonly field: MappedField;
  /** The value, where `field` is `constant`. */
  readonly constant?: FieldValue;
  /** Greenhouse's type of the field when it was mapped. */
  readonly targetType?: string | null;
};

/** What kind of choice of the ATS one of our words means. */
export const ValueKind = z.enum(["department", "office", "hiring_manager", "recruiter"]);
export type ValueKind = z.infer<typeof ValueKind>;

export type ValueMapping = { readonly kind: ValueKind; readonly value: string; readonly providerId: string };

/** A custom field with its active options, as forms, plans and codecs want it. */
export type FieldDefinition = CustomFieldData & {
  readonly id: string;
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
};

/** By catalogue: a bulk sync plans thousands of positions against the same one, which may hold ten thousand entries. */
const KNOWN = new WeakMap<readonly CatalogueEntry[], FieldDefinition[]>();

/** The active custom fields of jobs or openings with their active options, both in Greenhouse's order. */
export function fieldDefinitions(entries: readonly CatalogueEntry[], on: FieldTarget): FieldDefinition[] {
  const known = KNOWN.get(entries) ?? allDefinitions(entries);
  KNOWN.set(entries, known);
  return known.filter((field) => field.on === on);
}

function allDefinitions(entries: readonly CatalogueEntry[]): FieldDefinition[] {
  const options = Map.groupBy(
    entries.filter((entry) => entry.kind === "custom_field_option" && entry.isActive),
    ({ data }) => ("fieldId" in data ? data.fieldId : ""),
  );
  return entries
    .flatMap((entry) =>
      entry.kind === "custom_field" && entry.isActive
        ? [{ ...entry.data, id: entry.providerId, name: entry.name, options: sorted(options.get(entry.providerId)) }]
        : [],
    )
    .toSorted((a, b) => a.sortOrder - b.sortOrder || a.name.localeCompare(b.name));
}

function sorted(options: readonly CatalogueEntry[] = []): { id: string; name: string }[] {
  return options
    .flatMap((entry) => (entry.kind === "custom_field_option" ? [entry] : []))
    .toSorted((a, b) => a.data.sortOrder - b.data.sortOrder || a.name.localeCompare(b.name))
    .map(({ providerId, name }) => ({ id: providerId, name }));
}
