// Pieces of input that several control calls take.
import { z } from "zod";
import { closeReasonMeant } from "../acts/find.ts";
import { fieldsOf, readFieldWrites } from "../fields/writes.ts";
import type { PendingValues, User } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { FieldType } from "../state/words.ts";

export const accountId = z.string().optional();
export const word = z.string().optional();
export const flag = z.boolean().optional();
export const recordId = z.int();
/** YYYY-MM-DD */
export const day = z.iso.date().optional();
/** A close reason by id or name. */
export const closeReason = z.union([z.int(), z.string()]).optional();
/** Custom fields by key, each as in an API write; null clears. */
export const fieldValues = z.record(z.string(), z.unknown()).optional();

export function closeReasonId(account: Account, wanted: number | string | undefined): number | null {
  return wanted === undefined ? null : closeReasonMeant(account, wanted).id;
}

/** What a form or a test gave by key, read as the API reads it; people at the screen may set private fields. */
export function fieldsGiven(
  account: Account,
  fieldType: FieldType,
  given: Record<string, unknown> | undefined,
): PendingValues {
  const writes = Object.entries(given ?? {}).map(([name_key, value]) => ({ name_key, value }));
  const [anyone] = Object.values(account.users);
  if (!anyone || writes.length === 0) return {};
  const atTheScreen: User = { ...anyone, canSeePrivateFields: true };
  return readFieldWrites(account, fieldType, writes, atTheScreen);
}

/** Values by key as they are kept, for summaries. */
export function keyed(account: Account, fieldType: FieldType, values: PendingValues): Record<string, unknown> {
  return Object.fromEntries(
    fieldsOf(account, fieldType, true).flatMap(({ id, nameKey }) =>
      id in values ? [[nameKey, values[id] ?? null]] : [],
    ),
  );
}
