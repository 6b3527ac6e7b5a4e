// `npm run company -- --name "Acme" [--prefix Acme] [--remote]`: makes a company in a deployment, and prints its one-time set-up link.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { companyRows } from "./company/company-rows.ts";
import { insertSql } from "./company/insert-sql.ts";
import { readWorkers, ROOT } from "./house.ts";
import { readSettings } from "./local/settings.ts";
import { readRunning } from "./local/state-folder.ts";

const LINK_DAYS = 14;
const DAY_MS = 24 * 3_600_000;

const { values: asked } = parseArgs({
  options: { name: { type: "string" }, prefix: { type: "string" }, remote: { type: "boolean", default: false } },
});

if (!asked.name?.trim() || (asked.prefix !== undefined && !/^[A-Za-z][A-Za-z0-9]{0,19}$/.test(asked.prefix))) {
  console.error('Usage: npm run company -- --name "Acme" [--prefix Acme] [--remote]');
  console.error("  --prefix   of requisition codes, 1 to 20 letters and digits; default Trace, as in Trace-12");
  console.error("  --remote   in the deployed database; without it, in the local one of npm start");
  process.exit(2);
}

const company = await companyRows({
  name: asked.name.trim(),
  validForMs: LINK_DAYS * DAY_MS,
  ...(asked.prefix === undefined ? {} : { codePrefix: asked.prefix }),
});
const wrangler = join(ROOT, "node_modules", "wrangler", "bin", "wrangler.js");
const place = asked.remote ? "--remote" : "--local";
const { status, stdout } = spawnSync(
  process.execPath,
  [wrangler, "d1", "execute", "rolecall", "-e", "oauth", place, "--yes", "--command", insertSql(company.rows)],
  {
    cwd: ROOT,
    stdio: ["inherit", "pipe", "inherit"],
    encoding: "utf8",
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
  },
);
if (status !== 0) {
  console.error(`${stdout}\nThe company was not made. Are the migrations applied (see docs/deploy.md)?`);
  process.exit(1);
}
console.log(`${asked.name.trim()} is made (${company.tenantId}).`);
console.log(
  `Set-up link, once and within ${LINK_DAYS} days: ${await publicUrl(asked.remote)}/join/${company.setupToken}`,
);

async function publicUrl(isRemote: boolean): Promise<string> {
  if (!isRemote) {
    const settings = readSettings(process.env, []);
    return readRunning(settings.STATE_FOLDER)?.publicUrl ?? settings.publicUrl;
  }
  const oauth = (await readWorkers()).find((block) => block.name === "oauth");
  return oauth?.vars["PUBLIC_URL"] ?? "https://<your host>";
}
