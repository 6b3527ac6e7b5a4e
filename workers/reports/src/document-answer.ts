// How the bytes of a person's document leave for a browser: as a download of a harmless type, under a safe name, kept by nobody.
import type { OpenDocument } from "./operations/onboarding/documents.ts";

/** By our own word for the extension, never by what the ATS or the file says; what is not listed is plain bytes. */
const TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  txt: "text/plain; charset=utf-8",
  rtf: "application/rtf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
};

export function documentAnswer({ document, response }: OpenDocument): Response {
  const headers = new Headers({
    "content-type": TYPES[document.extension] ?? "application/octet-stream",
    "content-disposition": dispositionOf(fileNameOf(document)),
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, no-store",
  });
  const length = response.headers.get("content-length");
  if (length !== null) headers.set("content-length", length);
  return new Response(response.body, { headers });
}

/** The display name with its extension once, without what a file system or a header could take for something else. */
export function fileNameOf(document: { readonly displayName: string; readonly extension: string }): string {
  const clean = [...document.displayName.normalize("NFC")]
    .filter((character) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(character))
    .join("")
    .replace(/[/\\:*?"<>|%;]+/g, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "")
    .slice(0, 120);
  const name = clean === "" ? "document" : clean;
  const { extension } = document;
  if (extension === "" || name.toLowerCase().endsWith(`.${extension}`)) return name;
  return `${name}.${extension}`;
}

/** RFC 6266: a plain name for old browsers, and the whole one in UTF-8. Always a download, never shown in our origin. */
export function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, "_");
  const whole = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
