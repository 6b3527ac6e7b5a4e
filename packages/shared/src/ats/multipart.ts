// A multipart form whose files are streams: it goes out piece by piece, with its length known before, and never lies in memory as a whole.

/** A file of a form. `open` gives its bytes anew each time, exactly `size` of them. */
export type FormFile = {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  open(): Promise<ReadableStream<Uint8Array>>;
};

export type Form = {
  readonly contentType: string;
  readonly length: number;
  open(): Promise<ReadableStream<Uint8Array>>;
};

const encoder = new TextEncoder();

/** The form in the shape of RFC 7578. Names of fields are ours; values and names of files are anybody's. */
export function multipartForm(fields: readonly (readonly [string, string])[], files: readonly FormFile[]): Form {
  const boundary = `rolecall-${crypto.randomUUID()}`;
  const head = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const first = encoder.encode(head.join(""));
  const heads = files.map((file) =>
    encoder.encode(
      `--${boundary}\r\nContent-Disposition: form-data; name="${file.field}"; filename="${quoted(file.name)}"\r\nContent-Type: ${file.type}\r\n\r\n`,
    ),
  );
  const between = encoder.encode("\r\n");
  const last = encoder.encode(`--${boundary}--\r\n`);
  const ofFiles = files.reduce((sum, file, at) => sum + (heads[at]?.length ?? 0) + file.size + between.length, 0);
  const length = first.length + ofFiles + last.length;

  async function* pieces(): AsyncGenerator<Uint8Array | ReadableStream<Uint8Array>> {
    yield first;
    for (const [at, file] of files.entries()) {
      yield heads[at] ?? between;
      yield await file.open();
      yield between;
    }
    yield last;
  }

  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length,
    async open() {
      const { readable, writable } = new FixedLengthStream(length);
      // A failure aborts the stream, and by that the request that reads it.
      void pour(pieces(), writable).catch(() => undefined);
      return readable;
    },
  };
}

/** A file of a form that is at hand as text. */
export function textFile(field: string, name: string, text: string): FormFile {
  const bytes = encoder.encode(text);
  const open = async () => new Blob([bytes]).stream();
  return { field, name, type: "text/plain; charset=utf-8", size: bytes.length, open };
}

async function pour(
  pieces: AsyncIterable<Uint8Array | ReadableStream<Uint8Array>>,
  to: WritableStream<Uint8Array>,
): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (piece instanceof ReadableStream) await piece.pipeTo(to, { preventClose: true, preventAbort: true });
      else await write(to, piece);
    }
    await to.close();
  } catch (error) {
    await to.abort(error);
    throw error;
  }
}

async function write(to: WritableStream<Uint8Array>, bytes: Uint8Array): Promise<void> {
  const writer = to.getWriter();
  try {
    await writer.write(bytes);
  } finally {
    writer.releaseLock();
  }
}

/** As browsers write it: quotes and line ends percent-encoded (HTML standard, multipart/form-data encoding algorithm). */
function quoted(name: string): string {
  return name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
