// Reading a request's body up to a limit, whether or not its sender says how long it is.

/** The body as text (UTF-8), or null when it is longer than `limit` bytes; then no more than that was held in memory. */
export async function readBody(request: Request, limit: number): Promise<string | null> {
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > limit) return null;
  if (request.body === null) return "";
  if (declared !== null && /^\d+$/.test(declared)) return request.text(); // the runtime holds the sender to it
  const decoder = new TextDecoder();
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  let text = "";
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
