// A person's document on its way through: asked of the ATS when somebody opens it, streamed to reports, kept nowhere.
import type { Context } from "hono";
import { downloadDocument, type DownloadReason } from "#shared/ats/lever/download.ts";
import { readConnection } from "#shared/db/connections.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { DocumentCommand, type DocumentRefusal, type DocumentRefusalReason } from "#shared/domain/document-commands.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { leverPace } from "../ats.ts";
import type { SchedulerEnv } from "../env.ts";
import { tellAttention } from "../failures.ts";

/** A person waits for it: past this they are told to try again instead. */
const LONGEST_WAIT_MS = 10_000;

const REFUSALS: Record<DownloadReason, DocumentRefusalReason> = {
  gone: "gone",
  unprocessable: "unprocessable",
  access_revoked: "access_revoked",
  key_refused: "access_revoked",
  forbidden: "permission_missing",
  unavailable: "unavailable",
};

const STATUS: Record<DocumentRefusalReason, 404 | 409 | 422 | 503> = {
  gone: 404,
  unprocessable: 422,
  access_revoked: 409,
  permission_missing: 409,
  busy: 503,
  unavailable: 503,
};

/** POST /internal/documents/content: see domain/document-commands.ts. */
export async function streamDocument(c: Context<{ Bindings: SchedulerEnv }>): Promise<Response> {
  const command = DocumentCommand.safeParse(await c.req.json().catch(() => null));
  if (!command.success) return c.json({ reason: "not_understood", message: "The command was not understood." }, 400);
  const { tenantId, connectionId, ...document } = command.data;
  const beganAt = new Date().toISOString();
  const tenant = forTenant(c.env, tenantId);
  const connection = await readConnection(tenant, connectionId);
  if (connection?.status !== "active" || connection.provider !== "lever" || !connection.modules.includes("onboarding"))
    return refused(c, {
      reason: "access_revoked",
      message: "The connection to Lever is not active, so its documents cannot be opened.",
    });
  const vault = c.env.VAULT.get(c.env.VAULT.idFromName(connectionId));
  const lease = c.env.TENANT_SYNC.get(c.env.TENANT_SYNC.idFromName(tenantId));
  const waitMs: number = await lease.takeRequestForPerson(connectionId, leverPace(c.env));
  if (waitMs > LONGEST_WAIT_MS)
    return refused(c, { reason: "busy", message: "Lever is busy with a large import. Try again in a minute." });
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  const answer = await downloadDocument(
    {
      apiUrl: c.env.LEVER_API_URL,
      authorization: (after401) => vault.accessToken(after401 === undefined ? {} : { after401 }),
      budget: async () => undefined, // taken above: the rare second request after a renewal is within the ATS's burst
      fetch: (input, init) => fetch(input, init),
    },
    document,
  );
  if (!answer.ok) {
    if (answer.reason === "access_revoked" || answer.reason === "key_refused")
      await tellAttention({ env: c.env, tenant, beganAt }, connectionId, answer.reason);
    return refused(c, { reason: REFUSALS[answer.reason], message: answer.message });
  }
  const { body, length } = answer.value;
  // A stream of known length keeps its Content-Length; cut short, it ends in an error instead of as a whole file.
  const through = length === null ? body : body.pipeThrough(new FixedLengthStream(length));
  return new Response(through, { headers: { "content-type": "application/octet-stream" } });
}

function refused(c: Context, refusal: DocumentRefusal): Response {
  return c.json(refusal, STATUS[refusal.reason]);
}

/** The one edge where the unforeseen becomes an answer. */
export function answerFailure(error: Error, c: Context): Response {
  console.error(JSON.stringify({ at: "scheduler", event: "internal request failed", error: errorText(error) }));
  return refused(c, { reason: "unavailable", message: "Rolecall could not ask Lever right now. Try again." });
}
