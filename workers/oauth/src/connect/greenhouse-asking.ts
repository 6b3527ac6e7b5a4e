// Who asks to connect Greenhouse, in luggage that survives a trip or a second page: an administrator, or the holder of a link.
import type { Installer } from "#shared/db/connections.ts";
import { z } from "zod";
import type { Env } from "../env.ts";
import { readUser } from "../people/members.ts";
import type { Visitor } from "./visitor.ts";

/** What the holder of a link says of themselves; nobody checks it, and the connection says so. */
export const Said = z.object({ name: z.string().trim().max(200), email: z.string().trim().max(200) });
export type Said = z.infer<typeof Said>;

export const Asking = z.object({
  tenantId: z.string(),
  userId: z.string().nullable(),
  invitation: z.object({ id: z.string(), token: z.string() }).nullable(),
  reconnectId: z.string().nullable(),
  said: Said.nullable(),
});
export type Asking = z.infer<typeof Asking>;

export function askingOf({ asker, connection }: Visitor, said: Said): Asking {
  return { ...asker, reconnectId: connection?.id ?? null, said: asker.userId === null ? said : null };
}

/** What is missing in what the holder of a link says of themselves, by field; nothing for somebody who is signed in. */
export function saidFaults({ userId, said }: Asking): Record<string, string> {
  if (userId !== null) return {};
  return {
    ...(said?.name ? {} : { name: "Say who you are, so that the company knows whom to ask." }),
    ...(said?.email && /^\S+@\S+$/.test(said.email) ? {} : { email: "Enter your e-mail address at work." }),
  };
}

/** The audit log's word. */
export function actorOf({ userId, invitation }: Asking): string {
  return userId === null ? `invitation:${invitation?.id ?? ""}` : `user:${userId}`;
}

export async function installerOf(env: Env, { userId, said }: Asking): Promise<Installer | null> {
  if (userId === null) return said === null ? null : { issuer: null, subject: null, ...said };
  const user = await readUser(env, userId);
  if (user === null) return null;
  const { issuer, subject, name, email } = user;
  return { issuer, subject, name, email };
}
