// Stands in for a Worker that a test leaves out or replaces: the same exported classes and handlers, doing nothing.
import type { V4ModuleDefinition } from "miniflare";
import { ownedClasses, type WorkerBlock } from "./workers.ts";

/** An inert Worker for the block: HTTP 503, queue messages acknowledged, cron ignored, empty Durable Objects. */
export function standIn(block: WorkerBlock): V4ModuleDefinition[] {
  const classes = ownedClasses(block).map((name) => `export class ${name} extends DurableObject {}`);
  return moduleOf(
    block,
    `import { DurableObject } from "cloudflare:workers";
${classes.join("\n")}
export default {
  fetch: () => new Response("${block.name} is not part of this house.", { status: 503 }),
  queue: (batch) => batch.ackAll(),
  scheduled: () => {},
};`,
  );
}

/** A Worker made of the given module source. */
export function moduleOf(block: WorkerBlock, source: string): V4ModuleDefinition[] {
  return [
    { type: "ESModule", path: `${block.options.rootPath ?? "."}/stand-in/${block.name}/index.js`, contents: source },
  ];
}
