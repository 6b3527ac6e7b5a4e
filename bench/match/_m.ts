import { runMatch } from "/work/main/bench/match/index.ts";
process.exitCode = runMatch(process.argv.slice(2));
