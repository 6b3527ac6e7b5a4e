// Whether the ports of a local run are free, asked before anything starts, so that the answer is one clear sentence.
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** How long a process that was just ended may take to give its ports back. */
const PATIENCE_MS = 2000;

/** @throws Error that names the first taken port and what to do */
export async function demandFreePorts(ports: readonly { port: number; of: string }[]): Promise<void> {
  for (const { port, of } of ports) {
    if (await becomesFree(port)) continue;
    throw new Error(`Port ${port} (for ${of}) is in use. End what uses it, or choose another: PORT=9000 npm start`);
  }
}

async function becomesFree(port: number): Promise<boolean> {
  const endsAt = Date.now() + PATIENCE_MS;
  while (!(await isFree(port))) {
    if (Date.now() > endsAt) return false;
    await pause(50);
  }
  return true;
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
