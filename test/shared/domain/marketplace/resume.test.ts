// What passes for a résumé, by content, and what its name becomes.
import { describe, expect, test } from "vitest";
import { cleanFileName, resumeType } from "#shared/domain/marketplace/resume.ts";
import { pdfFile, wordFile } from "../../../support/resumes.ts";

const PDF = "application/pdf";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const typeOf = (bytes: Uint8Array) => resumeType(bytes, bytes);
const text = (words: string) => new TextEncoder().encode(words);

describe("by content", () => {
  test("a PDF and a Word document are résumés", () => {
    expect(typeOf(pdfFile())).toBe(PDF);
    expect(typeOf(wordFile())).toBe(WORD);
  });

  test("a PDF may begin after some other bytes, as readers allow", () => {
    expect(typeOf(text(`\r\n\r\n${new TextDecoder("latin1").decode(pdfFile())}`))).toBe(PDF);
  });

  test.for([
    ["nothing", new Uint8Array()],
    ["text", text("Ada Lovelace, analyst")],
    ["a web page", text("<html>%PD</html>")],
    ["a PDF that was cut off", pdfFile().subarray(0, 40)],
    ["a program", text("MZ\u0000\u0001 this program")],
    ["a ZIP file without a document", wordFile(["notes.txt"])],
    ["a Word document with macros", wordFile(["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"])],
    ["a Word document that was cut off", wordFile().subarray(0, 60)],
    ["four bytes of a ZIP file", new Uint8Array([0x50, 0x4b, 0x03, 0x04])],
  ] as const)("%s is none", ([, bytes]) => {
    expect(typeOf(bytes)).toBeNull();
  });
});

describe("its name", () => {
  test.for([
    ["Ada Lovelace.pdf", "Ada Lovelace.pdf"],
    ["C:\\Users\\ada\\cv.PDF", "cv.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ['a"b;c\r\nX-Evil: 1.pdf', "a b c X-Evil 1.pdf"],
    ["Łukasz Żółć – życiorys.docx", "Łukasz Żółć – życiorys.pdf"],
    [".pdf", "resume.pdf"],
    ["", "resume.pdf"],
    ["\u202Efdp.exe", "fdp.pdf"],
  ] as const)("%j becomes %j", ([name, clean]) => {
    expect(cleanFileName(name, PDF)).toBe(clean);
  });

  test("is never longer than 105 characters", () => {
    expect([...cleanFileName("ä".repeat(500), WORD)]).toHaveLength(105);
  });
});
