// Stand-ins for the oauth and matcher Workers: they write down what they are asked, and answer what the test told them to.

/**
 * The source of a Worker that logs `asked <method> <path> <body>` and answers by the path's last part or the body's words:
 * what the reports Worker makes of an answer is tested here, what the real ones answer in their own tests.
 */
export const OAUTH = `export default { async fetch(request) {
  const path = new URL(request.url).pathname;
  const text = await request.text();
  console.log("oauth asked " + request.method + " " + path + " " + text);
  const { auth, apiKey, signatureTokens, label, name } = JSON.parse(text);
  const key = auth?.apiKey ?? apiKey ?? signatureTokens?.[0] ?? label ?? name ?? "";
  const say = (status, reason, message) => Response.json({ reason, message }, { status });
  if (key.startsWith("refused")) return say(422, "key_refused", "Lever refuses this key.");
  if (key.startsWith("gone")) return say(404, "not_found", "No such thing.");
  if (key.startsWith("broken")) return new Response("<html>", { status: 502 });
  if (key.startsWith("nonsense")) return Response.json({ surprise: true });
  if (path.endsWith("/probe")) return Response.json({ isHealthy: false, problems: [{ reason: "requisitions_off", message: "Switch it on." }] });
  if (path.endsWith("/invitations")) return Response.json({ id: "inv_1", url: "https://x.example/join/secret", expiresAt: "2026-12-01T00:00:00.000Z" }, { status: 201 });
  if (path.endsWith("/api-tokens")) return Response.json({ id: "tok_1", token: "secret" }, { status: 201 });
  const id = path.split("/")[3];
  return Response.json({ id: id ?? key }, { status: id ? 200 : 201 });
} };`;

export const MATCHER = `export default { queue: () => undefined, async fetch(request) {
  const path = new URL(request.url).pathname;
  console.log("matcher asked " + request.method + " " + path + " " + (await request.text()));
  if (path.endsWith("/confirm")) return Response.json({ match: { id: path.split("/")[3], status: "confirmed" } });
  if (path.endsWith("/reject")) return Response.json({ reason: "seat_taken", message: "The seat is taken by Bob." }, { status: 409 });
  return new Response("oops", { status: 500 });
} };`;
