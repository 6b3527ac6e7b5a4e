// Bodies that are refused unread.
import { expect, test } from "vitest";
import { drain } from "#shared/edge/drain.ts";

function sent(bytes: number, headers: Record<string, string> = {}): Request {
  const body = new Uint8Array(bytes);
  return new Request("http://rolecall.example", {
    method: "POST",
    body,
    headers: { "content-length": String(bytes), ...headers },
  });
}

test("what was not read is read to its end, so that the sender can hear the answer", async () => {
  const request = sent(3_000_000);
  await drain(request);
  expect(request.bodyUsed).toBe(true);
});

test.for([
  ["says that it is longer than anybody should send", sent(10, { "content-length": String(1e9) })],
  ["does not say how long it is", sent(10, { "content-length": "x" })],
] as const)("a body that %s is left", async ([, request]) => {
  await drain(request);
  expect(request.bodyUsed).toBe(false);
});

test("a body that somebody else reads is left to them", async () => {
  const request = sent(10);
  const reader = request.body?.getReader();
  await drain(request);
  expect((await reader?.read())?.value?.byteLength).toBe(10);
});
