// `npm run check`: everything that can be said about the code without running it.
import { staticSteps } from "./static-steps.ts";
import { runSteps } from "./steps.ts";

const failed = await runSteps(staticSteps());
if (failed.length > 0) {
  console.log(`\nFailed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
