// Runs before `npm start` and `npm test`, on whatever Node the machine has and without any dependency: installs what is missing.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const missing = whatIsMissing();
if (missing) {
  console.log(`Installing packages (${missing}) ...`);
  if (!install(["ci"]) && !install(["install", "--no-save"])) {
    console.error("\nThe packages could not be installed. Is the npm registry reachable? `npm ci` shows more.");
    process.exit(1);
  }
  const stillMissing = whatIsMissing();
  if (stillMissing) {
    console.error(`\nAfter installing, still: ${stillMissing}. Delete node_modules and try again.`);
    process.exit(1);
  }
}

/** In words, or undefined when everything of package-lock.json is there in its version. */
function whatIsMissing() {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const installed = packagesIn(join(root, "node_modules", ".package-lock.json"));
  if (!installed) return "none are installed yet";
  for (const [path, entry] of Object.entries(wanted ?? {})) {
    const isHere = installed[path] && installed[path].version === entry.version && existsSync(join(root, path));
    if (path !== "" && !entry.optional && !isHere)
      return `${path.replace(/^.*node_modules\//, "")} ${entry.version} is missing`;
  }
  return isNodeThere(wanted) ? undefined : "node itself, which its install script fetches, is missing";
}

/** Rolecall runs on the Node that is one of its packages, so that the machine's own may be older. */
function isNodeThere(wanted) {
  const { version } = (wanted && wanted["node_modules/node"]) || {};
  try {
    const said = execFileSync(join(root, "node_modules", ".bin", "node"), ["--version"], { encoding: "utf8" });
    return said.trim() === `v${version}`;
  } catch {
    return false;
  }
}

function packagesIn(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : undefined;
}

function install(args) {
  const npm = process.env.npm_execpath; // set by npm, which runs this script; it is npm's own JavaScript file
  const all = [...args, "--no-audit", "--no-fund", "--loglevel=error"];
  const [command, rest] = npm && /\.[cm]?js$/.test(npm) ? [process.execPath, [npm, ...all]] : ["npm", all];
  return spawnSync(command, rest, { cwd: root, stdio: "inherit" }).status === 0;
}
