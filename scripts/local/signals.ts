// Ctrl-C and its relatives: what ends a local run from outside, each leading to the same orderly end.

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** From now on every such signal calls `end`; also when npm, which started this process, is gone. */
export function endOnSignals(end: () => void): void {
  for (const signal of SIGNALS) {
    // Ours goes in before the others go out: with no listener in between, a signal that is on its way would be lost.
    const others = process.listeners(signal);
    process.on(signal, end);
    for (const other of others) process.removeListener(signal, other); // Miniflare's would exit before the rest is closed
  }
  if (process.env["npm_lifecycle_event"] === "start") endWithParent(end);
}

/** SIGTERM to npm ends the shell between npm and this process, but does not reach this process itself. */
function endWithParent(end: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
  watch.unref();
}
