// The catalogue of a Greenhouse account: users, departments, offices, jobs, custom fields with options, close reasons.
import { z } from "zod";
import { FieldTarget, type CatalogueEntry } from "../../domain/greenhouse/catalogue.ts";
import { ok } from "../../domain/result.ts";
import type { AtsResult } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { all, allOf } from "./lists.ts";
import { Job } from "./schema.ts";

const Id = z.union([z.number(), z.string()]).transform(String);

const User = z
  .object({
    id: Id,
    name: z.string().nullish(),
    first_name: z.string().nullish(),
    last_name: z.string().nullish(),
    primary_email: z.string().nullish(),
    employee_id: z.string().nullish(),
    deactivated: z.boolean().nullish(),
    site_admin: z.boolean().nullish(),
  })
  .transform((user): CatalogueEntry => ({
    kind: "user",
    providerId: user.id,
    name: user.name ?? [user.first_name, user.last_name].filter(Boolean).join(" "),
    data: {
      email: user.primary_email ?? null,
      employeeId: user.employee_id ?? null,
      isSiteAdmin: user.site_admin === true,
    },
    isActive: user.deactivated !== true,
  }));

const Place = z.object({
  id: Id,
  name: z.string().nullish(),
  parent_id: Id.nullish(),
  external_id: z.string().nullish(),
  location: z.string().nullish().catch(null),
});

function placeOf(kind: "department" | "office") {
  return Place.transform((place): CatalogueEntry => ({
    kind,
    providerId: place.id,
    name: place.name ?? "",
    data: {
      parentId: place.parent_id ?? null,
      externalId: place.external_id ?? null,
      location: place.location ?? null,
    },
    isActive: true,
  }));
}

const JobEntry = Job.transform((job): CatalogueEntry => ({
  kind: "job",
  providerId: job.id,
  name: job.name ?? "",
  data: {
    requisitionId: job.requisition_id ?? null,
    status: job.status ?? null,
    isConfidential: job.confidential === true,
    isTemplate: job.is_template ?? null,
    departmentId: job.department_id ?? null,
    officeIds: job.office_ids ?? [],
  },
  isActive: true,
}));

/** Fields of candidates, offers and the like are none of ours: null. */
const CustomField = z
  .object({
    id: Id,
    name: z.string(),
    name_key: z.string(),
    field_type: z.string(),
    value_type: z.string(),
    required: z.boolean().nullish(),
    require_approval: z.boolean().nullish(),
    api_only: z.boolean().nullish(),
    sort_order: z.number().nullish(),
    active: z.boolean().nullish(),
  })
  .transform((field): CatalogueEntry<"custom_field"> | null => {
    const on = FieldTarget.safeParse(field.field_type);
    if (!on.success) return null;
    return {
      kind: "custom_field",
      providerId: field.id,
      name: field.name,
      data: {
        on: on.data,
        key: field.name_key,
        valueType: field.value_type,
        isRequired: field.required === true,
        needsApproval: field.require_approval === true,
        isApiOnly: field.api_only === true,
        sortOrder: field.sort_order ?? 0,
      },
      isActive: field.active !== false,
    };
  });

const Option = z
  .object({
    id: Id,
    custom_field_id: Id,
    name: z.string(),
    sort_order: z.number().nullish(),
    active: z.boolean().nullish(),
  })
  .transform((option): CatalogueEntry => ({
    kind: "custom_field_option",
    providerId: option.id,
    name: option.name,
    data: { fieldId: option.custom_field_id, sortOrder: option.sort_order ?? 0 },
    isActive: option.active !== false,
  }));

const CloseReason = z.object({ id: Id, name: z.string() }).transform((reason): CatalogueEntry => ({
  kind: "close_reason",
  providerId: reason.id,
  name: reason.name,
  data: { isHire: reason.name.startsWith("Hire -") },
  isActive: true,
}));

const LISTS = [
  ["/v3/users", User],
  ["/v3/departments", placeOf("department")],
  ["/v3/offices", placeOf("office")],
  ["/v3/jobs", JobEntry],
  ["/v3/close_reasons", CloseReason],
] as const;

/** Everything, or the first failure: a catalogue that is half read would let things look as if they were gone. */
export async function readCatalogue(client: AtsClient): Promise<AtsResult<CatalogueEntry[]>> {
  const entries: CatalogueEntry[] = [];
  for (const [path, row] of LISTS) {
    const read = await all<CatalogueEntry>(client, path, [], row, "readable");
    if (!read.ok) return read;
    entries.push(...read.value);
  }
  const fields = await all(client, "/v3/custom_fields", [], CustomField, "readable");
  if (!fields.ok) return fields;
  const ours = fields.value.filter((field) => field !== null);
  const selects = ours.filter((field) => field.data.valueType.endsWith("_select"));
  const ids = selects.map((field) => field.providerId);
  const options = await allOf(client, "/v3/custom_field_options", "custom_field_ids", ids, Option, [], "readable");
  return options.ok ? ok([...entries, ...ours, ...options.value]) : options;
}
