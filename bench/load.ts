// A load generator that costs as little as can be: requests are made beforehand, each connection sends one after the other.
import { Buffer } from "node:buffer";
import { connect, type Socket } from "node:net";

/** A whole HTTP/1.1 request, ready to send. */
export type Prepared = Buffer;

export type LoadResult = { readonly answered: number; readonly elapsedMs: number };

const HEAD_END = "\r\n\r\n";

export function preparePost(url: string, body: string): Prepared {
  const { host, pathname } = new URL(url);
  const lines = [
    `POST ${pathname} HTTP/1.1`,
    `host: ${host}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${lines.join("\r\n")}${HEAD_END}${body}`);
}

/**
 * Keeps `connections` connections busy for `forMs`, each with one request at a time, and counts the answers.
 * @param next the next request; every one is used once
 * @throws Error at the first answer that is not 200 with an empty body, and when a connection is lost
 */
export async function load(
  url: string,
  next: () => Prepared,
  { connections, forMs }: { readonly connections: number; readonly forMs: number },
): Promise<LoadResult> {
  const { hostname, port } = new URL(url);
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(hostname, Number(port))));
  const startedAt = performance.now();
  const endsAt = startedAt + forMs;
  const counts = await Promise.all(sockets.map((socket) => keepBusy(socket, next, endsAt)));
  const elapsedMs = performance.now() - startedAt;
  for (const socket of sockets) socket.destroy();
  return { answered: counts.reduce((sum, count) => sum + count, 0), elapsedMs };
}

function open(hostname: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port, noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}

function keepBusy(socket: Socket, next: () => Prepared, endsAt: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let answered = 0;
    let received = "";
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("The server closed a connection under load.")));
    socket.on("data", (chunk: Buffer) => {
      received += chunk.toString("latin1");
      const end = received.indexOf(HEAD_END);
      if (end < 0) return;
      if (!isEmptyOk(received, end))
        return reject(new Error(`An answer under load was not 200 and empty:\n${received}`));
      received = "";
      answered += 1;
      if (performance.now() < endsAt) return void socket.write(next());
      resolve(answered);
    });
    socket.write(next());
  });
}

function isEmptyOk(answer: string, headEnd: number): boolean {
  return (
    answer.startsWith("HTTP/1.1 200 ") &&
    answer.length === headEnd + HEAD_END.length &&
    !/^transfer-encoding:/im.test(answer)
  );
}
