// The least that taking in a webhook can be: read the body, check an HMAC, insert one row, send one queue message.
// It cuts every corner that Rolecall must not: one secret for all, nothing checked but the MAC, no tenants.

const SECRET = "floor-signature-token";
const INSERT = `insert into events (id, kind, subject_id, status, body, received_at) values (?, ?, ?, 'received', ?, ?)`;

const encoder = new TextEncoder();
let key;

export default {
  async fetch(request, env, context) {
    const text = await request.text();
    const { event, triggeredAt, token, signature, data } = JSON.parse(text);
    key ??= await crypto.subtle.importKey("raw", encoder.encode(SECRET), { name: "HMAC", hash: "SHA-256" }, false, [
      "verify",
    ]);
    const isAuthentic = await crypto.subtle.verify(
      "HMAC",
      key,
      bytesOf(signature),
      encoder.encode(token + triggeredAt),
    );
    if (!isAuthentic) return new Response(null, { status: 401 });
    await env.DB.prepare(INSERT).bind(token, event, data.opportunityId, text, new Date().toISOString()).run();
    context.waitUntil(env.EVENTS.send({ kind: "events", tenantId: "floor" }));
    return new Response(null, { status: 200 });
  },
  queue(batch) {
    batch.ackAll();
  },
};

function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16));
}
