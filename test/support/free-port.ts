// Free ports for servers that must know their own address before they start.
import { createServer } from "node:net";

/** Below the ports that systems give out by themselves (Linux from 32768 on), so that nobody takes one in between. */
const LEAST = 20_000;
const MOST = 32_000;

/** A port of this machine that is free now; with `inARow`, the first of so many. */
export async function freePort(inARow = 1): Promise<number> {
  for (;;) {
    const first = LEAST + Math.floor(Math.random() * (MOST - LEAST));
    const row = Array.from({ length: inARow }, (_, index) => first + index);
    if ((await Promise.all(row.map(isPortFree))).every(Boolean)) return first;
  }
}

export function isPortFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
