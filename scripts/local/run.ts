// One local run from start to end: opens the parts one after the other, and closes them in the opposite order, whatever fails.
import { join, relative } from "node:path";
import { startHouse, type House, type HouseOptions } from "../house.ts";
import { bannerLines } from "./banner.ts";
import { startControl } from "./control.ts";
import { everyMinute, isDue } from "./cron.ts";
import { seedApiToken, seedDemoCompany, unusedSetupToken } from "./demo-company.ts";
import { openLogFile } from "./log-file.ts";
import { demandFreePorts } from "./ports.ts";
import { endOnSignals } from "./signals.ts";
import type { Settings } from "./settings.ts";
import { startSimulators, type Upstreams } from "./simulators.ts";
import { forgetRunning, readKept, writeKept, writeRunning } from "./state-folder.ts";

/** A close that takes longer than this is given up, so that Ctrl-C always ends. */
const END_WITHIN_MS = 8000;

/** Resolves when everything is up; a signal then ends it. @throws Error when a part does not start, with the others closed */
export async function startRun(settings: Settings): Promise<void> {
  const { STATE_FOLDER: stateFolder, publicUrl, PORT } = settings;
  const closers: (() => unknown)[] = [];
  let ending: Promise<void> | undefined;
  const end = () => (ending ??= closeAll(closers));
  try {
    await demandFreePorts(portsOf(settings));
    const logPath = join(stateFolder, "start.log");
    const log = openLogFile(logPath);
    closers.push(log.close);
    const upstreams = await startSimulators(settings);
    closers.push(upstreams.close);

    const running = { pid: process.pid, publicUrl };
    closers.push(() => forgetRunning(stateFolder));
    const house = await startHouse({
      port: PORT,
      persistTo: join(stateFolder, "v3"), // wrangler's own place: `wrangler d1 execute --local` sees the same rows
      vars: { ...upstreams.vars, PUBLIC_URL: publicUrl, ACTIVE_KID: settings.ACTIVE_KID },
      secrets: secretsOf(settings, upstreams),
      onLog: log.write,
      onWorkerd: (workerdPid) => writeRunning(stateFolder, { ...running, workerdPid }),
    });
    closers.push(house.close);
    endOnSignals(() => void end());

    const setupToken = await seed(house, settings);
    const control = await startControl(house.tick);
    closers.push(control.close);
    const workerdPid = house.workerdPid === undefined ? {} : { workerdPid: house.workerdPid };
    const demo = demoStage(upstreams, setupToken);
    writeRunning(stateFolder, { ...running, ...workerdPid, ...demo, controlUrl: control.url });

    const banner = bannerLines({
      publicUrl,
      setupUrl: setupToken === undefined ? undefined : `${publicUrl}/join/${setupToken}`,
      leverPages: upstreams.leverPages,
      mailbox: upstreams.mailbox,
      hasDemoPeople: upstreams.signInPages !== undefined,
      hasApiToken: settings.API_TOKEN !== undefined,
      logFile: relative(process.cwd(), logPath),
    });
    console.log(banner.join("\n"));
    closers.push(startCron(house).stop);
  } catch (error) {
    await end();
    throw error;
  }
}

function portsOf(settings: Settings) {
  const { PORT, LEVER_API_URL, GOOGLE_ISSUER, MICROSOFT_ISSUER } = settings;
  const isIdentityGiven = GOOGLE_ISSUER !== undefined && MICROSOFT_ISSUER !== undefined;
  return [
    { port: PORT, of: "the dashboard" },
    ...(LEVER_API_URL === undefined ? [{ port: PORT + 1, of: "the Lever simulator" }] : []),
    ...(isIdentityGiven ? [] : [{ port: PORT + 2, of: "the sign-in simulator" }]),
    ...(settings.MAIL_DRIVER === undefined ? [{ port: PORT + 4, of: "the mailbox" }] : []),
  ];
}

function secretsOf(settings: Settings, upstreams: Upstreams): NonNullable<HouseOptions["secrets"]> {
  const { tokenKeys, linkKey } = readKept(settings.STATE_FOLDER, settings.ACTIVE_KID);
  const keys = Object.entries(tokenKeys).map(([kid, key]) => [`TOKEN_KEY_${kid}`, key] as const);
  return {
    oauth: { ...upstreams.oauthSecrets, ...Object.fromEntries(keys), LINK_KEY: linkKey },
    webhooks: { ...upstreams.webhooksSecrets, LINK_KEY: linkKey },
    reports: { LINK_KEY: linkKey },
  };
}

function demoStage({ leverPages: leverUrl, signInPages: signInUrl }: Upstreams, setupToken: string | undefined) {
  if (leverUrl === undefined || signInUrl === undefined) return {};
  return { demo: { leverUrl, signInUrl, ...(setupToken === undefined ? {} : { setupToken }) } };
}

/** Seeds what is not there yet. Returns the set-up link's token while it waits for its use. */
async function seed(house: House, settings: Settings): Promise<string | undefined> {
  const kept = readKept(settings.STATE_FOLDER, settings.ACTIVE_KID);
  const demo = kept.demo ?? (await seedDemoCompany(house.db));
  if (kept.demo === undefined) writeKept(settings.STATE_FOLDER, { ...kept, demo });
  if (settings.API_TOKEN !== undefined) await seedApiToken(house.db, demo.tenantId, settings.API_TOKEN);
  return unusedSetupToken(house.db, demo);
}

/** Fires what is due at each full minute, and everything once now: a local run was asleep until this moment. */
function startCron(house: House): { stop(): void } {
  const complain = (error: unknown) => console.error(`  [cron] ${String(error)}`);
  house.tick().catch(complain);
  return everyMinute((minute) => {
    for (const { worker, cron } of house.crons) {
      if (isDue(cron, minute)) house.scheduled(worker, cron).catch(complain);
    }
  });
}

async function closeAll(closers: (() => unknown)[]): Promise<void> {
  const limit = setTimeout(() => process.exit(1), END_WITHIN_MS);
  for (const close of closers.toReversed()) {
    try {
      await close();
    } catch (error) {
      console.error(`  [end] ${String(error)}`);
    }
  }
  clearTimeout(limit);
}
