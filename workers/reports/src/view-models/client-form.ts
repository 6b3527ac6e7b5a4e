// The form for a Greenhouse credential: what is wrong before Greenhouse is asked, and what was left empty.
import { looksLikeOldKey, OLD_HARVEST_KEY } from "#shared/domain/greenhouse/old-key.ts";

type Typed = { readonly clientId: string; readonly clientSecret: string; readonly userId: string };

/** What is wrong, by field; null when nothing is. */
export function clientFaults({ clientId, clientSecret, userId }: Typed): Record<string, string> | null {
  if (clientSecret === "" && looksLikeOldKey(clientId)) return { "": OLD_HARVEST_KEY };
  const faults = {
    ...(clientId === "" ? { clientId: "Paste the client id." } : {}),
    ...(clientSecret === "" ? { clientSecret: "Paste the client secret." } : {}),
    ...(isUserId(userId) ? {} : { userId: "Enter the number from the address of the user's page in Greenhouse." }),
  };
  if (Object.keys(faults).length === 0) return null;
  return { ...faults, "": "Something is missing. The secret is not kept here: paste it again." };
}

/** What a person wants to replace, or null when they entered nothing. */
export function emptyToUndefined(typed: Typed): Partial<Record<keyof Typed, string>> | null {
  const { clientId, clientSecret, userId } = typed;
  const parts = {
    ...(clientId === "" ? {} : { clientId }),
    ...(clientSecret === "" ? {} : { clientSecret }),
    ...(userId === "" ? {} : { userId }),
  };
  return Object.keys(parts).length === 0 ? null : parts;
}

function isUserId(text: string): boolean {
  return /^\d{1,19}$/.test(text);
}
