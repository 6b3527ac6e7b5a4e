// What may import what: the table of ARCHITECTURE.md, as data. A layer may always import itself.
import type { Source } from "./sources.ts";

export type Layer = {
  readonly name: string;
  /** Files of the layer, by the start of their path; the first layer that fits counts. */
  readonly paths: readonly string[];
  /** Layers it may import. */
  readonly imports: readonly string[];
  /** Packages it may import, by name; `node:` stands for all of Node's own. */
  readonly packages: readonly string[];
};

const SHARED = "packages/shared/src";
const FOR_EVERY_WORKER = ["cloudflare:workers", "hono", "zod", "drizzle-orm"];

/** Shared layers that a Worker other than reports may use: all of them. */
const ALL_SHARED = [
  "domain",
  "crypto/hash",
  "crypto/seal",
  "queues",
  "edge",
  "db",
  "ats",
  "ats/lever",
  "ats/greenhouse",
];

export const LAYERS: readonly Layer[] = [
  { name: "domain", paths: [`${SHARED}/domain/`], imports: [], packages: ["zod", "scim2-parse-filter", "htmlparser2"] },
  {
    name: "crypto/hash",
    paths: [`${SHARED}/crypto/hash.ts`, `${SHARED}/crypto/one-time-link.ts`],
    imports: ["domain"],
    packages: [],
  },
  { name: "crypto/seal", paths: [`${SHARED}/crypto/`], imports: ["domain", "crypto/hash"], packages: [] },
  { name: "queues", paths: [`${SHARED}/queues/`], imports: ["domain"], packages: ["zod"] },
  { name: "edge", paths: [`${SHARED}/edge/`], imports: ["domain"], packages: ["hono", "zod", "itty-durable"] },
  { name: "ats/lever", paths: [`${SHARED}/ats/lever/`], imports: ["ats", "domain", "crypto/hash"], packages: ["zod"] },
  {
    name: "ats/greenhouse",
    paths: [`${SHARED}/ats/greenhouse/`],
    imports: ["ats", "domain", "crypto/hash"],
    packages: ["zod"],
  },
  { name: "ats", paths: [`${SHARED}/ats/`], imports: ["domain", "crypto/hash"], packages: ["zod"] },
  // db reads a row's hash and names the messages that it commits, nothing else of those two.
  {
    name: "db",
    paths: [`${SHARED}/db/`],
    imports: ["domain", "crypto/hash", "queues/messages (types)"],
    packages: ["drizzle-orm", "zod"],
  },
  { name: "oauth", paths: ["workers/oauth/"], imports: ALL_SHARED, packages: [...FOR_EVERY_WORKER, "oauth4webapi"] },
  { name: "webhooks", paths: ["workers/webhooks/"], imports: ALL_SHARED, packages: FOR_EVERY_WORKER },
  {
    name: "scheduler",
    paths: ["workers/scheduler/"],
    imports: ALL_SHARED,
    packages: [...FOR_EVERY_WORKER, "itty-durable"],
  },
  { name: "matcher", paths: ["workers/matcher/"], imports: ALL_SHARED, packages: FOR_EVERY_WORKER },
  {
    name: "reports", // never calls an ATS and never opens a secret
    paths: ["workers/reports/"],
    imports: ["domain", "db", "queues", "edge", "crypto/hash"],
    packages: [...FOR_EVERY_WORKER, "@hono/zod-openapi", "csv-parse"],
  },
  {
    name: "simulators", // know nothing of ours, or they would repeat our mistakes
    paths: ["test/simulators/"],
    imports: [],
    packages: ["hono", "@hono/node-server", "zod", "oidc-provider", "node:", "vitest", "oauth4webapi"],
  },
];

/** Each import that the table does not allow, in one line. */
export function forbiddenImports(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const layer = layerOf(source.path);
    if (layer === undefined) return [`${source.path} belongs to no layer of the table`];
    return source.imports
      .filter(
        (one) =>
          !(one.file === undefined ? allowsPackage(layer, one.specifier) : allowsFile(layer, one.file, one.isTypeOnly)),
      )
      .map((one) => `${source.path} (${layer.name}) imports ${one.file ?? one.specifier}`);
  });
}

export function layerOf(path: string): Layer | undefined {
  return LAYERS.find((layer) => layer.paths.some((start) => path.startsWith(start)));
}

function allowsPackage(layer: Layer, specifier: string): boolean {
  return layer.packages.some((name) =>
    name.endsWith(":") ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`),
  );
}

function allowsFile(layer: Layer, file: string, isTypeOnly: boolean): boolean {
  const target = layerOf(file)?.name ?? file;
  if (target === layer.name || layer.imports.includes(target)) return true;
  return isTypeOnly && layer.imports.includes(`${file.replace(`${SHARED}/`, "").replace(/\.ts$/, "")} (types)`);
}
