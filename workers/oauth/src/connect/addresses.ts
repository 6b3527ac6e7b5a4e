// Addresses of this Worker's pages that its other pages lead to.
import type { Consent } from "./consent.ts";

export type Guide = Pick<Consent, "invitation" | "reconnectId" | "modules">;

/** Where everybody ends after Lever's consent: the page says Success, or what is still missing. */
export function successAddress(connectionId: string, attentionReason: string | null): string {
  const query = new URLSearchParams({ connection: connectionId });
  if (attentionReason !== null) query.set("problem", attentionReason);
  return `/connect/lever/success?${query.toString()}`;
}

/** The guide from which a consent that failed can be begun again. */
export function guideAddress({ invitation, reconnectId, modules }: Guide): string {
  const query = new URLSearchParams();
  if (invitation !== null) query.set("invite", invitation.token);
  if (reconnectId !== null) query.set("connection", reconnectId);
  if (modules.join() !== "headcount") query.set("module", modules.join(","));
  return query.size === 0 ? "/connect/lever" : `/connect/lever?${query.toString()}`;
}

/** The sign-in page, for going on to a page of ours, or to say who consented (`ticket`). */
export function signInAddress(on: { readonly returnTo: string } | { readonly ticket: string }): string {
  return `/sign-in?${new URLSearchParams(on).toString()}`;
}
