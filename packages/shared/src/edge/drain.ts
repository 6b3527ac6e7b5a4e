// What is refused unread is read all the same and thrown away: a sender whose line is cut while it still writes never hears why.

/** Bytes; Cloudflare itself refuses what is larger. */
const MOST = 100 * 1024 * 1024;

/** Reads what is left of the body, up to a bound. Does nothing when somebody else has begun to read it. */
export async function drain(request: Request): Promise<void> {
  const { body } = request;
  if (body === null || body.locked || !(Number(request.headers.get("content-length") ?? NaN) <= MOST)) return;
  await body.pipeTo(new WritableStream()).catch(() => undefined); // the sender has gone
}
