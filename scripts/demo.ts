// `npm run demo [-- lever | greenhouse]`: plays the whole road without a browser against a running `npm start`, and prints each step with its time.
import { tellGreenhouseStory } from "./demo/greenhouse.ts";
import { tellStory } from "./demo/story.ts";
import { newTelling } from "./demo/telling.ts";
import { readSettings } from "./local/settings.ts";
import { readRunning } from "./local/state-folder.ts";

const PARTS = ["lever", "greenhouse"] as const;
type Part = (typeof PARTS)[number];

try {
  const running = readRunning(readSettings(process.env, []).STATE_FOLDER);
  if (running?.controlUrl === undefined)
    throw new Error("Nothing runs here. Start it first, and leave it running: npm start");
  const { publicUrl, demo, greenhouseDemo } = running;
  const telling = newTelling();
  const startedAt = performance.now();
  console.log(`\n  Rolecall at ${publicUrl}, played by its demo people.`);
  for (const part of partsAsked(process.argv.slice(2))) {
    if (part === "lever") await tellStory({ publicUrl, ...demanded(demo, "Lever", "LEVER_API_URL") }, telling);
    else {
      const start = demanded(greenhouseDemo, "Greenhouse", "GREENHOUSE_API_URL");
      await tellGreenhouseStory({ publicUrl, ...start }, telling);
    }
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`\n  ${telling.stepCount} steps in ${seconds} s. Look around: ${publicUrl}/reports/ats\n`);
} catch (error) {
  console.error(`\n  ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** The parts to play: those that are named, else both. @throws Error for a part that there is none of */
function partsAsked(args: readonly string[]): readonly Part[] {
  const named = PARTS.filter((part) => args.includes(part));
  if (named.length < args.length) throw new Error("Usage: npm run demo [-- lever | greenhouse]");
  return named.length === 0 ? PARTS : named;
}

/** @throws Error when the ATS or the sign-in are not the built-in ones */
function demanded<Stage>(stage: Stage | undefined, ats: string, variable: string): Stage {
  if (stage !== undefined) return stage;
  throw new Error(
    `The demo plays ${ats}'s and Google's part itself: start without ${variable}, MAIL_DRIVER and the issuers.`,
  );
}
