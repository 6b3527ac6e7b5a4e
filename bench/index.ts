// `npm run bench`: the measures of the house by part, or `npm run bench -- match FILE --out PRED.json` for the match engine.
const [first, ...rest] = process.argv.slice(2);

if (first === "match") {
  const { runMatch } = await import("./match/index.ts");
  process.exitCode = runMatch(rest);
} else {
  const { runParts } = await import("./parts.ts");
  process.exitCode = await runParts(process.argv.slice(2));
}
