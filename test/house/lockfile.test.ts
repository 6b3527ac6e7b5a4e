// package-lock.json: one workerd in the tree, and everything that `npm ci` looks for on any machine.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/house.ts";

type Entry = { version?: string; optionalDependencies?: Record<string, string>; hasInstallScript?: boolean };

const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
const packages: Record<string, Entry> = read("package-lock.json").packages;
const manifest: {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
} = read("package.json");

const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

test("there is one version of workerd in the tree", () => {
  const found = Object.keys(packages).filter((path) => nameOf(path) === "workerd");
  expect(found).toEqual(["node_modules/workerd"]);
});

test("every dependency is asked for in one exact version", () => {
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("optional packages of every platform are locked, or `npm ci` refuses", () => {
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isLocked(path, name)),
  );
  expect(missing).toEqual([]);
});

test("every package with an install script is named in allowScripts, and no other", () => {
  const scripted = Object.entries(packages).filter(([, entry]) => entry.hasInstallScript);
  const names = new Set(scripted.map(([path]) => nameOf(path)));
  expect([...names].toSorted()).toEqual(Object.keys(manifest.allowScripts).toSorted());
});

/** npm looks beside the package that asks, then further out. */
function isLocked(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (packages[`${at === "" ? "" : `${at}/`}node_modules/${name}`] !== undefined) return true;
    if (at === "" || !at.includes("/node_modules/")) return packages[`node_modules/${name}`] !== undefined;
  }
}
