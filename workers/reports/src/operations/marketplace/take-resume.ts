// Taking in a résumé: checked by its content, named safely, and put where it waits for the ATS.
import {
  cleanFileName,
  MAX_RESUME_BYTES,
  resumeKey,
  resumeType,
  TAIL_BYTES,
} from "#shared/domain/marketplace/resume.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";

export type TakenResume = { readonly name: string; readonly type: string; readonly size: number };

export type ResumeReason = "resume_too_large" | "resume_unreadable";

/** Looks at the head and the tail only: a large file is not read into memory for this. Null for an empty field of a form. */
export async function checkResume(file: File): Promise<Result<TakenResume | null, ResumeReason>> {
  if (file.size === 0 && file.name === "") return ok(null);
  if (file.size > MAX_RESUME_BYTES) return fail("resume_too_large", "The résumé may have 30 MB at most.");
  const bytes = async (part: Blob) => new Uint8Array(await part.arrayBuffer());
  const [head, tail] = await Promise.all([
    bytes(file.slice(0, 1024)),
    bytes(file.slice(Math.max(0, file.size - TAIL_BYTES))),
  ]);
  const type = resumeType(head, tail);
  if (type === null)
    return fail(
      "resume_unreadable",
      "This is no readable PDF or Word document (docx, without macros). Save it again as PDF.",
    );
  return ok({ name: cleanFileName(file.name, type), type, size: file.size });
}

export async function keepResume(
  env: { readonly FILES: R2Bucket },
  tenantId: string,
  submissionId: string,
  file: File,
): Promise<void> {
  await env.FILES.put(resumeKey(tenantId, submissionId), file);
}

export async function dropResume(
  env: { readonly FILES: R2Bucket },
  tenantId: string,
  submissionId: string,
): Promise<void> {
  await env.FILES.delete(resumeKey(tenantId, submissionId));
}
