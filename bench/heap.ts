// How much JavaScript heap a Worker really holds, garbage left out, asked of V8's inspector while something runs.
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { House } from "../scripts/house.ts";

/** Between two readings; a reading stops the Worker for a tenth of a second or two. */
const EVERY_MS = 300;

const Targets = z.array(z.object({ id: z.string(), webSocketDebuggerUrl: z.string() }));
const Answer = z.object({ id: z.number(), result: z.object({ usedSize: z.number().optional() }).optional() });

export type HeapUse = { readonly beforeMb: number; readonly mostMb: number };

/**
 * Watches the heap of a Worker while `work` runs.
 * @param scriptName as in wrangler.toml; the house is started with `isInspectable`
 * @param everyMs between two readings: longer for work of minutes, since each holds the Worker up
 */
export async function watchHeap(
  house: House,
  scriptName: string,
  work: () => Promise<void>,
  everyMs = EVERY_MS,
): Promise<HeapUse> {
  const inspector = await openInspector(house, scriptName);
  const beforeMb = await inspector.liveMb();
  const readings = [beforeMb];
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      await pause(everyMs);
      readings.push(await inspector.liveMb());
    }
  })();
  try {
    await work();
  } finally {
    over.abort();
    await watching;
    inspector.close();
  }
  return { beforeMb, mostMb: Math.max(...readings) };
}

async function openInspector(house: House, scriptName: string) {
  const { host } = await house.mf.getInspectorURL();
  const targets = Targets.parse(await (await fetch(`http://${host}/json`)).json());
  const target = targets.find(({ id }) => id === `core:user:${scriptName}`);
  if (target === undefined) throw new Error(`The inspector knows no ${scriptName}.`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  const waiting = new Map<number, (usedSize: number | undefined) => void>();
  let lastId = 0;
  socket.addEventListener("message", ({ data }) => {
    const answer = Answer.safeParse(JSON.parse(String(data)));
    if (answer.success) waiting.get(answer.data.id)?.(answer.data.result?.usedSize);
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error("The inspector does not answer.")));
  });
  const ask = (method: string) =>
    new Promise<number | undefined>((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      socket.send(JSON.stringify({ id: lastId, method }));
    });
  return {
    /** A snapshot collects all garbage first (workerd does not answer HeapProfiler.collectGarbage); the snapshot itself is dropped. */
    async liveMb(): Promise<number> {
      await ask("HeapProfiler.takeHeapSnapshot");
      const usedSize = await ask("Runtime.getHeapUsage");
      if (usedSize === undefined) throw new Error(`The inspector told nothing of ${scriptName}.`);
      return usedSize / 2 ** 20;
    },
    close: () => socket.close(),
  };
}
