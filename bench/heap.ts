// How much JavaScript heap one Worker of a running house uses, asked of V8's inspector while something runs.
import { z } from "zod";
import type { House } from "../scripts/house.ts";

const EVERY_MS = 20;

const Targets = z.array(z.object({ id: z.string(), webSocketDebuggerUrl: z.string() }));
const Usage = z.object({ id: z.number(), result: z.object({ usedSize: z.number() }) });

export type HeapUse = { readonly beforeMb: number; readonly mostMb: number };

/**
 * Watches the heap of a Worker while `work` runs. What is used includes what is not yet collected, so single readings jump.
 * @param scriptName as in wrangler.toml; the house is started with `isInspectable`
 */
export async function watchHeap(house: House, scriptName: string, work: () => Promise<void>): Promise<HeapUse> {
  const socket = await inspectorOf(house, scriptName);
  const readings: number[] = [];
  socket.addEventListener("message", ({ data }) => {
    const usage = Usage.safeParse(JSON.parse(String(data)));
    if (usage.success) readings.push(usage.data.result.usedSize / 2 ** 20);
  });
  let id = 0;
  const ask = () => socket.send(JSON.stringify({ id: ++id, method: "Runtime.getHeapUsage" }));
  ask();
  const timer = setInterval(ask, EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
    socket.close();
  }
  if (process.env["TRACE"]) console.log(readings.map((x) => x.toFixed(1)).join(" "));
  const [beforeMb] = readings;
  if (beforeMb === undefined) throw new Error(`The inspector told nothing of ${scriptName}.`);
  return { beforeMb, mostMb: Math.max(...readings) };
}

async function inspectorOf(house: House, scriptName: string): Promise<WebSocket> {
  const { host } = await house.mf.getInspectorURL();
  const targets = Targets.parse(await (await fetch(`http://${host}/json`)).json());
  const target = targets.find(({ id }) => id === `core:user:${scriptName}`);
  if (target === undefined) throw new Error(`The inspector knows no ${scriptName}.`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error("The inspector does not answer.")));
  });
  return socket;
}
