// Custom fields between a plan and the wire: what to send, what differs from what stands there, and what the read-back leaves open.
import type { FieldTarget } from "../../domain/greenhouse/catalogue.ts";
import { readsAs } from "../../domain/greenhouse/custom-fields.ts";
import type { WrittenField } from "../../domain/greenhouse/planned-fields.ts";
import type { AwaitedField } from "../../domain/greenhouse/sync-request.ts";
import type { CustomFieldValues } from "./schema.ts";

type Reads = CustomFieldValues | null | undefined;

/** The array of a write. */
export function customFields(fields: readonly WrittenField[]): { name_key: string; value: unknown }[] {
  return fields.map(({ key, value }) => ({ name_key: key, value }));
}

export function differing(fields: readonly WrittenField[], reads: Reads): WrittenField[] {
  return fields.filter(({ key, valueType, value }) => !readsAs(valueType, value, reads?.[key]?.value ?? null));
}

/** What was written and does not read so: it waits for an approval at Greenhouse, or was not taken. */
export function awaitedOf(on: FieldTarget, fields: readonly WrittenField[], reads: Reads): AwaitedField[] {
  return differing(fields, reads).map(({ key, name, valueType, value, needsApproval }) => ({
    on,
    key,
    name,
    valueType,
    wanted: value,
    needsApproval,
  }));
}
