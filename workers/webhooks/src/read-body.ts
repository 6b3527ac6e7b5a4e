// Reading a request's body up to a limit, whether or not its sender says how long it is.

import { drain } from "#shared/edge/drain.ts";

/** The body as it came, or null when it is longer than `limit` bytes; no more than that is ever held in memory. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > limit) {
    await drain(request);
    return null;
  }
  if (request.body === null) return new Uint8Array();
  if (declared !== null && /^\d+$/.test(declared)) return new Uint8Array(await request.arrayBuffer()); // the runtime holds the sender to it
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, length);
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
