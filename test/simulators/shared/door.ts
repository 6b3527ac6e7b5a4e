// A control call: checked input in, a copy of plain data out; the same call serves TypeScript and JSON over HTTP.
import type { z } from "zod";

export interface Door<Input, Result> {
  (input: Input): Result;
  /** The same with a body of unknown shape. */
  fromJson(body: unknown): Result;
}

/** Results are copies, so that what a test keeps does not change under it. */
export function door<S extends z.ZodType, Result>(
  schema: S,
  run: (input: z.output<S>) => Result,
): Door<z.input<S>, Result> {
  const fromJson = (body: unknown): Result => structuredClone(run(schema.parse(body)));
  return Object.assign((input: z.input<S>): Result => fromJson(input), { fromJson });
}

/** As `door`, for calls that take their time. */
export function slowDoor<S extends z.ZodType, Result>(
  schema: S,
  run: (input: z.output<S>) => Promise<Result>,
): Door<z.input<S>, Promise<Result>> {
  const fromJson = async (body: unknown): Promise<Result> => structuredClone(await run(schema.parse(body)));
  return Object.assign((input: z.input<S>): Promise<Result> => fromJson(input), { fromJson });
}
