// The line by which `npm run tick` reaches a running start: a listener on this machine only, under an unguessable path.
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";

export type Control = { readonly url: string; close(): Promise<void> };

/** @param onTick fires every cron once; what it throws becomes the answer's text */
export async function startControl(onTick: () => Promise<void>): Promise<Control> {
  const path = `/${randomBytes(16).toString("hex")}/tick`;
  const server = createServer((request, response) => {
    if (request.method !== "POST" || request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    onTick().then(
      () => response.writeHead(200).end("ok"),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
