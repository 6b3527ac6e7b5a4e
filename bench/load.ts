// A load generator that costs as little as can be: requests are made beforehand, each connection sends one after the other.
import { Buffer } from "node:buffer";
import { connect, type Socket } from "node:net";

/** A whole HTTP/1.1 request, ready to send. */
export type Prepared = Buffer;

export type Load = { readonly answered: number; readonly elapsedMs: number };

export type Generator = {
  /**
   * Keeps every connection busy for `forMs`, each with one request at a time, and counts the answers.
   * @param next the next request; every one is used once
   * @throws Error at the first answer that is not 200 with an empty body, and when a connection is lost
   */
  run(next: () => Prepared, forMs: number): Promise<Load>;
  close(): void;
};

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

/** Opens the connections; they stay open between runs. */
export async function openGenerator(url: string, connections: number): Promise<Generator> {
  const { hostname, port } = new URL(url);
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(hostname, Number(port))));
  return {
    async run(next, forMs) {
      const startedAt = performance.now();
      const endsAt = startedAt + forMs;
      const counts = await Promise.all(sockets.map((socket) => keepBusy(socket, next, endsAt)));
      return { answered: counts.reduce((sum, count) => sum + count, 0), elapsedMs: performance.now() - startedAt };
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => {
      socket.removeListener("error", reject);
      resolve(socket);
    });
    socket.once("error", reject);
  });
}

async function keepBusy(socket: Socket, next: () => Prepared, endsAt: number): Promise<number> {
  let answered = 0;
  while (performance.now() < endsAt) {
    await exchange(socket, next());
    answered += 1;
  }
  return answered;
}

function exchange(socket: Socket, request: Prepared): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = "";
    const end = (error?: Error) => {
      socket.removeAllListeners();
      if (error === undefined) resolve();
      else reject(error);
    };
    socket.on("error", end);
    socket.on("close", () => end(new Error("The server closed a connection under load.")));
    socket.on("data", (chunk: Buffer) => {
      received += chunk.toString("latin1");
      const headEnd = received.indexOf(HEAD_END);
      if (headEnd < 0) return;
      end(
        isEmptyOk(received, headEnd)
          ? undefined
          : new Error(`An answer under load was not 200 and empty:\n${received}`),
      );
    });
    socket.write(request);
  });
}

function isEmptyOk(answer: string, headEnd: number): boolean {
  const isEmpty = answer.length === headEnd + HEAD_END.length && !/^transfer-encoding:/im.test(answer);
  return isEmpty && answer.startsWith("HTTP/1.1 200 ");
}
