// The document center: what a person's files are, and the bytes of one, asked of the scheduler when somebody opens it.
import { auditEntry } from "#shared/db/audit.ts";
import { findHire } from "#shared/db/hires.ts";
import { documentsOf, findDocument, findNewHire, findNewHireOf, type DocumentRow } from "#shared/db/new-hires.ts";
import { commit } from "#shared/db/outbox.ts";
import { DocumentRefusal, type DocumentCommand } from "#shared/domain/document-commands.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
import { log } from "#shared/edge/log.ts";
import { notFound, type Scope } from "../scope.ts";

/** Documents hang on the new hire; a hire of headcount leads to theirs by the same application. */
export async function newHireIdOf(scope: Scope, id: string): Promise<string | null> {
  if (!id.startsWith("hir_")) return (await findNewHire(scope.tenant, id))?.id ?? null;
  const hire = await findHire(scope.tenant, id);
  return hire === null ? null : ((await findNewHireOf(scope.tenant, hire.applicationId))?.id ?? null);
}

/** A hire who never came in for onboarding has none that we know of. */
export async function listDocuments(scope: Scope, id: string): Promise<Result<DocumentRow[], "not_found">> {
  const newHireId = await newHireIdOf(scope, id);
  if (newHireId !== null) return ok(await documentsOf(scope.tenant, newHireId));
  const isHire = id.startsWith("hir_") && (await findHire(scope.tenant, id)) !== null;
  return isHire ? ok([]) : notFound("person");
}

export type OpenReason =
  | "not_found"
  | "document_gone"
  | "document_unprocessable"
  | "connection_not_active"
  | "permission_missing"
  | "unavailable";

export type OpenDocument = { readonly document: DocumentRow; readonly response: Response };

/** The bytes, on their way through. The audit entry is written before the first of them leaves. */
export async function openDocument(
  scope: Scope,
  id: string,
  documentId: string,
): Promise<Result<OpenDocument, OpenReason>> {
  const newHireId = await newHireIdOf(scope, id);
  const hire = newHireId === null ? null : await findNewHire(scope.tenant, newHireId);
  const document = hire === null ? null : await findDocument(scope.tenant, hire.id, documentId);
  if (hire === null || document === null) return notFound("document");
  const response = await ask(scope, {
    tenantId: scope.tenant.tenantId,
    connectionId: hire.connectionId,
    opportunityId: hire.opportunityId,
    type: document.type,
    providerId: document.providerId,
  });
  if (response === null) return unavailable();
  if (!response.ok) return refusalOf(response);
  const entry = { actor: scope.actor.id, action: "document.downloaded", subjectKind: "new_hire" as const };
  const details = { documentId, type: document.type };
  await commit(
    scope.env,
    scope.tenant,
    [auditEntry(scope.tenant, { ...entry, subjectId: hire.id, details }, scope.now)],
    [],
    scope.defer,
  );
  return ok({ document, response });
}

async function ask(scope: Scope, command: DocumentCommand): Promise<Response | null> {
  try {
    return await scope.env.SCHEDULER.fetch("http://scheduler/internal/documents/content", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(command),
    });
  } catch (error) {
    log("error", { at: "reports", event: "scheduler unreachable", error: errorText(error) });
    return null;
  }
}

const REASONS = {
  gone: "document_gone",
  unprocessable: "document_unprocessable",
  access_revoked: "connection_not_active",
  permission_missing: "permission_missing",
  busy: "unavailable",
  unavailable: "unavailable",
} as const satisfies Record<DocumentRefusal["reason"], OpenReason>;

async function refusalOf(response: Response): Promise<Failure<OpenReason>> {
  const refusal = DocumentRefusal.safeParse(await response.json().catch(() => null));
  return refusal.success ? fail(REASONS[refusal.data.reason], refusal.data.message) : unavailable();
}

function unavailable(): Failure<"unavailable"> {
  return fail("unavailable", "The file cannot be had right now. Try again in a minute.");
}
