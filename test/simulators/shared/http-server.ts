// Puts a fetch handler on a real port with Node's own server, able to cut a socket instead of answering.
import { createServer } from "node:http";
import type { Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { DroppedSocket } from "./dropped-socket.ts";

export type FetchHandler = (request: Request) => Response | Promise<Response>;

/** A listening server. `close` ends every open socket and resolves when the port is free. */
export interface RunningServer {
  url: string;
  port: number;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** 0 takes any free port. */
  port: number;
  /** Address to bind; default 127.0.0.1. */
  host?: string;
}

/** Starts serving. A handler that throws DroppedSocket has its socket destroyed without a byte of answer. */
export async function listen(handler: FetchHandler, options: ListenOptions): Promise<RunningServer> {
  const host = options.host ?? "127.0.0.1";
  const sockets = new Set<Socket>();
  const listener = getRequestListener(
    async (request, { incoming }) => {
      try {
        return await handler(request);
      } catch (error) {
        if (!(error instanceof DroppedSocket)) throw error;
        incoming.socket.destroy();
        return new Response(null, { status: 499 });
      }
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => {
    void listener(incoming, outgoing);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, host, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  const shownHost = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;

  return {
    port,
    url: `http://${shownHost}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
