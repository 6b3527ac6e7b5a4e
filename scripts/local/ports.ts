// Whether the ports of a local run are free, asked before anything starts, so that the answer is one clear sentence.
import { createServer } from "node:net";

/** @throws Error that names the first taken port and what to do */
export async function demandFreePorts(ports: readonly { port: number; of: string }[]): Promise<void> {
  for (const { port, of } of ports) {
    if (await isFree(port)) continue;
    throw new Error(`Port ${port} (for ${of}) is in use. End what uses it, or choose another: PORT=9000 npm start`);
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
