// Keys of Harvest v1 and v2, which Greenhouse ended: how one is known when it is pasted, and what to say then.

/** For someone who enters a key of Harvest v1 or v2. */
export const OLD_HARVEST_KEY =
  "This is a key of Harvest v1 or v2, which Greenhouse ended on 2026-08-31. Make a new credential in Greenhouse: Configure > Dev Center > API Credentials, type Harvest V3 (OAuth), choose the scopes, copy client id and secret. Your old Greenhouse User ID lives on: enter it as the acting user's id.";

/** Whether this looks like a Harvest v1 or v2 key (32 or more hex digits, a silo number perhaps): those ended on 2026-08-31. */
export function looksLikeOldKey(text: string): boolean {
  return /^[0-9a-f]{32,64}(-\d+)?$/i.test(text.trim());
}
