// The form for a Greenhouse credential: what is wrong with it before Greenhouse is asked.
import { looksLikeOldKey, OLD_HARVEST_KEY } from "./old-key.ts";

/** As typed; an empty text is a field that was left out. */
export type TypedClient = { readonly clientId: string; readonly clientSecret: string; readonly userId: string };

/**
 * What is wrong, by field ("": the whole form); null when nothing is. The user may be left out: then it is chosen in the next step.
 * @param isChange of a credential in use: what is left out stays, but something has to change
 */
export function clientFaults(typed: TypedClient, isChange: boolean): Record<string, string> | null {
  const { clientId, clientSecret, userId } = typed;
  if (clientSecret === "" && looksLikeOldKey(clientId)) return { "": OLD_HARVEST_KEY };
  const isNobody = userId !== "" && !isUserId(userId);
  const faults: Record<string, string> = isNobody ? { userId: USER_ID } : {};
  if (!isChange && clientId === "") faults["clientId"] = "Paste the client id.";
  if (clientSecret === "" && (!isChange || clientId !== "")) faults["clientSecret"] = "Paste the client secret.";
  if (isChange && clientId === "" && clientSecret === "" && userId === "") return { "": "Enter what changes." };
  if (Object.keys(faults).length === 0) return null;
  return { ...faults, "": "Something is missing. The secret is not kept here: paste it again." };
}

export const USER_ID = "Enter the number from the address of the user's page in Greenhouse.";

export function isUserId(text: string): boolean {
  return /^\d{1,19}$/.test(text);
}
