// A small Worker through which all outgoing fetches of a test house go: this machine is reached, the world is reported and refused.
import { Response, type V4WorkerOptions } from "miniflare";
import { ROOT } from "./kept.ts";

export const GATE_NAME = "loopback-gate";

// It forwards inside workerd, so that a simulator's dropped socket reaches the Worker as what it is.
const SOURCE = `
const LOOPBACK = /^(localhost|127(\\.\\d+){3}|\\[::1\\])$/;
export default {
  async fetch(request, env) {
    if (LOOPBACK.test(new URL(request.url).hostname)) return fetch(request, { redirect: "manual" });
    await env.REFUSED.fetch("http://refused", { method: "POST", body: request.method + " " + request.url });
    throw new Error("This house reaches no address outside this machine: " + request.url);
  },
};`;

/** @param onRefused called with method and address of every fetch that would have left this machine */
export function loopbackGate(onRefused: (request: string) => void): V4WorkerOptions {
  return {
    name: GATE_NAME,
    compatibilityDate: "2026-11-01",
    rootPath: ROOT,
    modules: [{ type: "ESModule", path: `${ROOT}/stand-in/${GATE_NAME}/index.js`, contents: SOURCE }],
    serviceBindings: {
      REFUSED: async (request) => {
        onRefused(await request.text());
        return new Response();
      },
    },
  };
}
