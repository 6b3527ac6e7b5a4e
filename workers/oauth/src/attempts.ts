// Trips to an authorization server and back: each has a state that works once, in one browser, for ten minutes.
import { and, eq, gt, lt } from "drizzle-orm";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { open, seal, type KeyRing } from "#shared/crypto/seal.ts";
import { acrossTenants, type DatabaseEnv } from "#shared/db/for-tenant.ts";
import { authorizationAttempts } from "#shared/db/schema/index.ts";
import { newSecret } from "#shared/domain/ids.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { z } from "zod";

/** How long a person may take on the other side; also how long a grant waits for its installer to sign in. */
export const ATTEMPT_MS = 10 * 60_000;

/** `sign_in` at an identity provider (provider `any`: not chosen yet, a grant waits for its installer); `consent` at an ATS. */
export type AttemptKind = "sign_in" | "consent";

/** What may be wrong with a state that comes back. */
export type AttemptProblem = "unknown_state" | "expired_state" | "other_browser";

export type AttemptDesk = { readonly env: DatabaseEnv; readonly ring: KeyRing };

/**
 * Stores what a trip needs on its way back, sealed, under the hash of a fresh state, and drops trips that were never finished.
 * @returns the state, for the authorization request
 */
export async function startAttempt(
  desk: AttemptDesk,
  attempt: {
    readonly kind: AttemptKind;
    readonly provider: string;
    readonly browser: string;
    readonly luggage: unknown;
  },
  now: number,
): Promise<string> {
  const state = newSecret();
  const stateHash = await sha256Hex(state);
  const database = acrossTenants(desk.env);
  await database.batch([
    database.insert(authorizationAttempts).values({
      stateHash,
      kind: attempt.kind,
      provider: attempt.provider,
      browserHash: await sha256Hex(attempt.browser),
      sealed: await seal(desk.ring, placeOf(stateHash), JSON.stringify(attempt.luggage)),
      createdAt: isoTime(now),
      expiresAt: isoTime(now + ATTEMPT_MS),
    }),
    database.delete(authorizationAttempts).where(lt(authorizationAttempts.expiresAt, isoTime(now - ATTEMPT_MS))),
  ]);
  return state;
}

/** What comes back, to be compared with what was started. `browser` is undefined when the browser shows no secret. */
export type Returned<Luggage> = {
  readonly kind: AttemptKind;
  readonly provider: string;
  readonly state: string;
  readonly browser: string | undefined;
  readonly luggage: z.ZodType<Luggage>;
};

/** Uses up a state and gives its luggage. Whatever the outcome, the state is gone afterwards. */
export async function finishAttempt<Luggage>(
  desk: AttemptDesk,
  returned: Returned<Luggage>,
  now: number,
): Promise<Result<Luggage, AttemptProblem>> {
  const stateHash = await sha256Hex(returned.state);
  const [row] = await acrossTenants(desk.env)
    .delete(authorizationAttempts)
    .where(eq(authorizationAttempts.stateHash, stateHash))
    .returning();
  return judge(desk, row, returned, now);
}

/** Looks at a waiting attempt without using it up. */
export async function peekAttempt<Luggage>(
  desk: AttemptDesk,
  returned: Returned<Luggage>,
  now: number,
): Promise<Result<Luggage, AttemptProblem>> {
  const [row] = await acrossTenants(desk.env)
    .select()
    .from(authorizationAttempts)
    .where(
      and(
        eq(authorizationAttempts.stateHash, await sha256Hex(returned.state)),
        gt(authorizationAttempts.expiresAt, isoTime(now)),
      ),
    );
  return judge(desk, row, returned, now);
}

async function judge<Luggage>(
  desk: AttemptDesk,
  row: typeof authorizationAttempts.$inferSelect | undefined,
  returned: Returned<Luggage>,
  now: number,
): Promise<Result<Luggage, AttemptProblem>> {
  if (row === undefined || row.kind !== returned.kind || row.provider !== returned.provider)
    return fail("unknown_state", "This attempt is not known: it was already used, or it never began here.");
  if (row.expiresAt <= isoTime(now)) return fail("expired_state", "This attempt took longer than ten minutes.");
  // Both sides are hashes, so that the time which comparing takes says nothing about the secret.
  if (returned.browser === undefined || (await sha256Hex(returned.browser)) !== row.browserHash)
    return fail("other_browser", "This attempt began in another browser.");
  return ok(returned.luggage.parse(JSON.parse(await open(desk.ring, placeOf(row.stateHash), row.sealed))));
}

function placeOf(stateHash: string): string {
  return `attempt|${stateHash}`;
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
