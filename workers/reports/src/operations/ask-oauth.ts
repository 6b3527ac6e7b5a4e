// Asking the oauth Worker over its service binding for what only it may do: connections, members, invitations, API tokens.
import { z } from "zod";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { log } from "#shared/edge/log.ts";
import { notFound, type Scope } from "./scope.ts";

/** `refused`: oauth said no, in its words. `unavailable`: it does not answer; nothing is known of what happened. */
export type OauthReason = "not_found" | "refused" | "unavailable";

const Refusal = z.object({ reason: z.string(), message: z.string() });

/**
 * One command of domain/oauth-commands.ts.
 * @param what the thing that a 404 speaks of
 * @param path below http://oauth/internal
 */
export async function askOauth<Answer>(
  scope: Scope,
  what: string,
  method: "POST" | "PATCH",
  path: string,
  command: object,
  answer: z.ZodType<Answer>,
): Promise<Result<Answer, OauthReason>> {
  let response: Response;
  try {
    response = await scope.env.OAUTH.fetch(`http://oauth/internal${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ tenantId: scope.tenant.tenantId, actor: scope.actor.id, ...command }),
    });
  } catch (error) {
    return unavailable(path, errorText(error));
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const parsed = answer.safeParse(body);
    return parsed.success ? ok(parsed.data) : unavailable(path, parsed.error.message);
  }
  if (response.status === 404) return notFound(what);
  const refusal = Refusal.safeParse(body);
  if ((response.status === 422 || response.status === 409) && refusal.success)
    return fail("refused", refusal.data.message);
  return unavailable(path, `${response.status}`);
}

function unavailable(path: string, reason: string) {
  log("error", { at: "ask-oauth", path, reason });
  return fail("unavailable", "This is not possible right now. Try again in a minute.");
}
