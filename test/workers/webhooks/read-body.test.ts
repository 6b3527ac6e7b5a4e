// Bodies are read up to the limit, with or without a declared length.
import { expect, test } from "vitest";
import { readBody } from "../../../workers/webhooks/src/read-body.ts";

function chunked(...chunks: Uint8Array<ArrayBuffer>[]): { request: Request; wasCancelled: () => boolean } {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
    cancel() {
      isCancelled = true;
    },
  });
  const init = { method: "POST", body, duplex: "half" };
  return { request: new Request("http://door.test/", init), wasCancelled: () => isCancelled };
}

const bytes = (text: string) => Uint8Array.from(new TextEncoder().encode(text));

async function textOf(request: Request, limit: number): Promise<string | null> {
  const body = await readBody(request, limit);
  return body === null ? null : new TextDecoder().decode(body);
}

test("a body within the limit is read whole, also when a letter is parted between two chunks", async () => {
  const [a, b] = [bytes("Søren").slice(0, 2), bytes("Søren").slice(2)];
  expect(await textOf(chunked(a, b).request, 6)).toBe("Søren");
});

test("a body that says that it is too long is thrown away, and read to its end so that its sender hears why", async () => {
  const request = new Request("http://door.test/", {
    method: "POST",
    body: "12345",
    headers: { "content-length": "5" },
  });
  expect(await readBody(request, 4)).toBeNull();
  expect(request.bodyUsed).toBe(true);
});

test("a body that does not say its length is left as soon as it is too long", async () => {
  const { request, wasCancelled } = chunked(bytes("1234"), bytes("5"), bytes("never asked for"));
  expect(await readBody(request, 4)).toBeNull();
  expect(wasCancelled()).toBe(true);
});

test("a body of exactly the limit is fine, and so is none", async () => {
  expect(await textOf(chunked(bytes("1234")).request, 4)).toBe("1234");
  expect(await textOf(new Request("http://door.test/", { method: "POST" }), 4)).toBe("");
});
