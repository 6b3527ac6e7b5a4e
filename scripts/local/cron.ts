// When a cron expression of wrangler.toml is due, and a clock that fires at the start of each minute, as Cloudflare does in UTC.

const FIELDS = [
  { of: (at: Date) => at.getUTCMinutes(), least: 0, most: 59 },
  { of: (at: Date) => at.getUTCHours(), least: 0, most: 23 },
  { of: (at: Date) => at.getUTCDate(), least: 1, most: 31 },
  { of: (at: Date) => at.getUTCMonth() + 1, least: 1, most: 12 },
  { of: (at: Date) => at.getUTCDay() + 1, least: 1, most: 7 }, // Cloudflare counts Sunday as 1
] as const;

/** Whether the five-field expression (numbers, lists, ranges, steps; no names) matches the minute of `at`. @throws Error for anything else */
export function isDue(expression: string, at: Date): boolean {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) throw new Error(`Not a cron expression of five fields: ${expression}`);
  return FIELDS.every(({ of, least, most }, index) => allows(parts[index] ?? "", of(at), least, most, expression));
}

function allows(field: string, value: number, least: number, most: number, expression: string): boolean {
  return field.split(",").some((part) => {
    const [, range = "", step] = /^(\*|\d+(?:-\d+)?)(?:\/(\d+))?$/.exec(part) ?? [];
    if (range === "") throw new Error(`The local clock cannot read "${part}" in the cron expression ${expression}.`);
    const [from, to] = range === "*" ? [least, most] : range.split("-").map(Number);
    const start = from ?? least;
    const end = to ?? (step === undefined ? start : most);
    return value >= start && value <= end && (value - start) % Number(step ?? 1) === 0;
  });
}

/** Calls `work` at the start of every minute until stopped; `work` itself catches what goes wrong. */
export function everyMinute(work: (minute: Date) => void): { stop(): void } {
  let timer: NodeJS.Timeout;
  const arm = () => {
    const next = Math.floor(Date.now() / 60_000) * 60_000 + 60_000;
    timer = setTimeout(() => {
      work(new Date(next));
      arm();
    }, next - Date.now());
  };
  arm();
  return { stop: () => clearTimeout(timer) };
}
