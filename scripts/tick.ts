// `npm run tick`: fires every cron once against a running `npm start`, and waits until the handlers are through.
import { readSettings } from "./local/settings.ts";
import { readRunning } from "./local/state-folder.ts";

const running = readRunning(readSettings(process.env, []).STATE_FOLDER);
const answer =
  running?.controlUrl === undefined
    ? undefined
    : await fetch(running.controlUrl, { method: "POST" }).catch(() => undefined);
if (answer?.ok) {
  console.log("Every cron has fired once.");
} else {
  console.error(
    answer === undefined ? "Nothing runs here. Start it with npm start." : `The tick failed: ${await answer.text()}`,
  );
  process.exitCode = 1;
}
