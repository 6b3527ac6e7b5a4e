// `npm run demo`: plays the whole road without a browser against a running `npm start`, and prints each step with its time.
import { tellStory } from "./demo/story.ts";
import type { Start } from "./demo/stage.ts";
import { newTelling } from "./demo/telling.ts";
import { readSettings } from "./local/settings.ts";
import { readRunning } from "./local/state-folder.ts";

try {
  const start = runningStart();
  const telling = newTelling();
  const startedAt = performance.now();
  console.log(`\n  Rolecall at ${start.publicUrl}, played by its demo people.`);
  await tellStory(start, telling);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`\n  ${telling.stepCount} steps in ${seconds} s. Look around: ${start.publicUrl}/reports/ats\n`);
} catch (error) {
  console.error(`\n  ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** @throws Error when nothing runs, or when Lever or the sign-in are not the built-in ones */
function runningStart(): Start {
  const running = readRunning(readSettings(process.env, []).STATE_FOLDER);
  if (running?.controlUrl === undefined)
    throw new Error("Nothing runs here. Start it first, and leave it running: npm start");
  const { publicUrl, demo } = running;
  if (demo === undefined)
    throw new Error(
      "The demo plays Lever's and Google's part itself: start without LEVER_API_URL, MAIL_DRIVER and the issuers.",
    );
  return { publicUrl, ...demo };
}
