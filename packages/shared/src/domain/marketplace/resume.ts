// Is it a résumé: a PDF or Word document by its content, whatever it is called, and a name that is safe to send on.

/** Lever takes requests of at most 30 MB; what stands around the file needs some of it. */
export const MAX_RESUME_BYTES = 30_000_000;

/** How much of the end `resumeType` wants to see: the list of a Word document's parts is at its end. */
export const TAIL_BYTES = 131_072;

export type ResumeType = "application/pdf" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const RESUME_EXTENSIONS: Record<ResumeType, string> = {
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
};

const HEAD_BYTES = 1024; // where readers look for %PDF-

/**
 * The type by content, or null: neither, cut off, or a Word document with macros.
 * @param head the first bytes, 1 kB is enough
 * @param tail the last TAIL_BYTES, or the whole when it is shorter
 */
export function resumeType(head: Uint8Array, tail: Uint8Array): ResumeType | null {
  if (latin(head.subarray(0, HEAD_BYTES)).includes("%PDF-"))
    return latin(tail.subarray(-4096)).includes("%%EOF") ? "application/pdf" : null;
  if (!startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return null;
  const names = partNames(tail);
  const isWord = names.includes("[Content_Types].xml") && names.includes("word/document.xml");
  const hasMacros = names.some((name) => name.toLowerCase().endsWith("vbaproject.bin"));
  return isWord && !hasMacros ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document" : null;
}

/** The names in a ZIP file's central directory, as far as it lies in the tail. Source: PKWARE APPNOTE 4.3.12 and 4.3.16. */
function partNames(tail: Uint8Array): string[] {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  let end = tail.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) return [];
  let at = end - view.getUint32(end + 12, true);
  const names: string[] = [];
  while (at >= 0 && at + 46 <= end && view.getUint32(at, true) === 0x02014b50) {
    const nameBytes = view.getUint16(at + 28, true);
    names.push(latin(tail.subarray(at + 46, at + 46 + nameBytes)));
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

const LONGEST_NAME = 100;

/** The file's own name without folders, control characters and what headers or file systems give a meaning, with the extension of its type. */
export function cleanFileName(name: string, type: ResumeType): string {
  const base = (name.normalize("NFC").split(/[/\\]/).at(-1) ?? "").replace(/\.[^.]{1,8}$/, "");
  const clean = base
    .replace(/[\p{C}<>:"|?*;%]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  return `${[...clean].slice(0, LONGEST_NAME).join("").trim() || "resume"}.${RESUME_EXTENSIONS[type]}`;
}

/** Where the résumé of a submission is kept until the ATS has it. */
export function resumeKey(tenantId: string, submissionId: string): string {
  return `resumes/${tenantId}/${submissionId}`;
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

function startsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, index) => bytes[index] === byte);
}
