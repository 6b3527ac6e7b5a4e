// `npm test`: the static checks, then every test there is (units, Workers, flows, browser); the last line counts them.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { demandChromium } from "./chromium.ts";
import { ROOT } from "./house.ts";
import { staticSteps } from "./static-steps.ts";
import { runSteps, type Step } from "./steps.ts";

const browser: Step = {
  name: "a Chromium for the browser tests",
  run: async () => {
    process.env["CHROME_PATH"] = await demandChromium();
    return undefined;
  },
};

const failed = await runSteps([browser, ...staticSteps()]);
if (failed.length > 0) console.log(`\nFailed before the tests: ${failed.join(", ")}`);

const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
const { status } = spawnSync(process.execPath, [vitest, "run", ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, FAILED_STEPS: String(failed.length) }, // test/support/plain-count.ts adds them to the last line
});
process.exitCode = status === 0 && failed.length === 0 ? 0 : 1;
