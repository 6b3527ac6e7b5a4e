// How the tests run: one vitest for units (in Node), Workers, flows and the browser; the house's bundles are made once, before.
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vitest/config";
import SlowFirst from "./test/support/slow-first.ts";
import { TOGETHER } from "./test/support/together.ts";

/** Like wrangler's rule in wrangler.toml: these files are imported as their text. */
function textModules(): Plugin {
  const isText = /\.(css|client\.js)$/;
  return {
    name: "text-modules",
    enforce: "pre",
    async load(id) {
      const [path = id] = id.split("?");
      if (!isText.test(path) || path.includes("node_modules")) return null;
      return `export default ${JSON.stringify(await readFile(path, "utf8"))};`;
    },
  };
}

export default defineConfig({
  plugins: [textModules()],
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  resolve: { alias: { "cloudflare:workers": join(import.meta.dirname, "test/support/cloudflare-workers.ts") } },
  test: {
    projects: [
      { extends: true, test: { name: "alone", include: ["test/**/*.test.{ts,tsx}"], exclude: TOGETHER } },
      { extends: true, test: { name: "together", include: TOGETHER, isolate: false, env: { BETWEEN_FILES: "kept" } } },
    ],
    setupFiles: ["test/support/no-outside-network.ts", "test/support/setup.ts"],
    testTimeout: 30_000, // a flow starts workerd and several rounds of queues on a slow machine
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } }, // as `until`; a page alone may take a second where the machine is busy
    // Each house has a workerd beside its Node, yet many a test waits (for a retry, a window, a lease): three files keep two processors busy.
    maxWorkers: Math.max(3, Math.floor(availableParallelism() / 2)),
    sequence: { sequencer: SlowFirst },
    reporters: ["default", "./test/support/plain-count.ts"],
  },
});
