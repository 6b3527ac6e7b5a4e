// Finds a Chromium that starts, or fetches one: an existing one, else Playwright's own, else Debian's package when root.
import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { ROOT } from "./house.ts";

const NAMES = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const DOWNLOAD_LIMIT_MS = 5 * 60_000;

/** Path of a Chromium that starts. @throws Error that says what was tried when none can be had */
export async function demandChromium(): Promise<string> {
  const given = process.env["CHROME_PATH"];
  if (given) {
    if (starts(given)) return given;
    throw new Error(`CHROME_PATH is ${given}, which does not start.`);
  }
  const found = existing() ?? download() ?? installPackage();
  if (found !== undefined) return found;
  throw new Error(
    "The browser tests need Chromium and none can be had: none is installed, Playwright's download failed, and apt-get " +
      "needs root and Debian. Install Chromium or Chrome, or name one in CHROME_PATH.",
  );
}

/** One that is there already, or undefined. */
export function existing(): string | undefined {
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const cache = process.env["PLAYWRIGHT_BROWSERS_PATH"] ?? join(homedir(), ".cache", "ms-playwright");
  const cached = globSync(join(cache, "chromium-*", "chrome-linux*", "chrome"))
    .toSorted()
    .toReversed();
  return [...onPath, ...MAC, chromium.executablePath(), ...cached].find((path) => existsSync(path) && starts(path));
}

/** Snap's stubs and a Playwright Chromium without its libraries exist, but do not start. */
function starts(path: string): boolean {
  return spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
}

function download(): string | undefined {
  console.log("No Chromium here: downloading Playwright's ...");
  const cli = join(ROOT, "node_modules", "playwright-core", "cli.js");
  spawnSync(process.execPath, [cli, "install", "--no-shell", "chromium"], { timeout: DOWNLOAD_LIMIT_MS });
  return existing();
}

function installPackage(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("Installing Debian's chromium ...");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update"], { env, timeout: DOWNLOAD_LIMIT_MS });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env, timeout: DOWNLOAD_LIMIT_MS });
  return existing();
}
