// The source files of the repository and what they import, for the tests that hold its rules.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT } from "../../scripts/house.ts";

export type Source = {
  /** From the top of the repository, such as `workers/oauth/src/index.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
};

export type Import = {
  /** As written. */
  readonly specifier: string;
  /** A file of ours, from the top of the repository; undefined for a package. */
  readonly file: string | undefined;
  readonly isTypeOnly: boolean;
};

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*$\s{},]+?\s+from\s+)?["']([^"'\n]+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

export function readSources(...patterns: string[]): Source[] {
  const paths = globSync(patterns, { cwd: ROOT, exclude: ["**/node_modules/**", ".wrangler/**"] });
  return paths.toSorted().map((path) => readSource(path));
}

function readSource(path: string): Source {
  const text = readFileSync(join(ROOT, path), "utf8");
  return { path, text, imports: importsOf(path, text) };
}

/** Exported for its own test. */
export function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, fromClause, fromCall]) => {
    const specifier = fromClause ?? fromCall ?? "";
    return { specifier, file: fileOf(path, specifier), isTypeOnly: type !== undefined };
  });
}

function fileOf(importer: string, specifier: string): string | undefined {
  if (specifier.startsWith("#shared/")) return specifier.replace("#shared/", "packages/shared/src/");
  if (specifier.startsWith(".")) return relative(".", join(dirname(importer), specifier));
  return undefined;
}
