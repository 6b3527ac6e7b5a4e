// Résumés for tests: the smallest files that are what they say.

/** A PDF of one empty page. */
export function pdfFile(words = "Ada Lovelace"): Uint8Array {
  const body = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
% ${words}
trailer<</Root 1 0 R>>
%%EOF
`;
  return new TextEncoder().encode(body);
}

/** A ZIP file with empty parts; by default those of a Word document. */
export function wordFile(parts: readonly string[] = ["[Content_Types].xml", "word/document.xml"]): Uint8Array {
  const entries = parts.map((name) => Buffer.from(name));
  const locals = entries.map((name) => Buffer.concat([header(0x04034b50, 30, [[26, name.length]]), name]));
  const directory = Buffer.concat(
    entries.map((name) => Buffer.concat([header(0x02014b50, 46, [[28, name.length]]), name])),
  );
  const end = header(0x06054b50, 22, [[10, parts.length]]);
  end.writeUInt32LE(directory.length, 12);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

function header(signature: number, bytes: number, shorts: readonly (readonly [number, number])[]): Buffer {
  const made = Buffer.alloc(bytes);
  made.writeUInt32LE(signature, 0);
  for (const [at, value] of shorts) made.writeUInt16LE(value, at);
  return made;
}
