// How a document leaves for a browser: whatever its name is, it is one harmless download.
import { describe, expect, test } from "vitest";
import { dispositionOf, documentAnswer, fileNameOf } from "../../../workers/reports/src/document-answer.ts";

const named = (displayName: string, extension = "pdf") => fileNameOf({ displayName, extension });

describe("the name of a download", () => {
  test.for([
    ["cv.pdf", "pdf", "cv.pdf"],
    ["CV.PDF", "pdf", "CV.PDF"],
    ["Cover letter", "docx", "Cover letter.docx"],
    ["../../etc/passwd", "", "_.._etc_passwd"],
    ["..\\..\\run.exe", "", "_.._run.exe"],
    ["a\r\nSet-Cookie: x=1", "pdf", "aSet-Cookie_ x=1.pdf"],
    ["invoice\u202Efdp.exe", "exe", "invoicefdp.exe"],
    ["...", "", "document"],
    ["", "pdf", "document.pdf"],
    ["Résumé 李.pdf", "pdf", "Résumé 李.pdf"],
  ] as const)("%o with the extension %o is %s", ([name, extension, shown]) => {
    expect(named(name, extension)).toBe(shown);
  });

  test("is never so long that a file system refuses it", () => {
    expect(named("x".repeat(500)).length).toBeLessThan(130);
  });
});

describe("the header", () => {
  test("tells old browsers a plain name and others the whole one", () => {
    expect(dispositionOf("Résumé (李).pdf")).toBe(
      `attachment; filename="R_sum_ (_).pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9%20%28%E6%9D%8E%29.pdf`,
    );
  });

  test("is one that a fetch takes, for any name", () => {
    for (const name of ['"; filename="evil.html', "\u0000\u0007", "%00", "a;b=c", "🦊.pdf"])
      expect(() => new Headers({ "content-disposition": dispositionOf(named(name)) })).not.toThrow();
  });
});

test("what a file says of its own type does not count", () => {
  const document = {
    providerId: "d",
    type: "otherDocument",
    displayName: "page.html",
    extension: "html",
    downloadUrl: null,
    size: null,
    uploadedAt: null,
    isUnprocessable: false,
  } as const;
  const response = new Response("<script>", { headers: { "content-type": "text/html", "set-cookie": "a=b" } });
  const answer = documentAnswer({ document, response });
  expect(answer.headers.get("content-type")).toBe("application/octet-stream");
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
});
