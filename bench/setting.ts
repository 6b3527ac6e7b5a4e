// What a part of the bench plays on: a house and a Lever beside it, both at Lever's real rate.
import { Buffer } from "node:buffer";
import { startHouse, type House, type HouseOptions } from "../scripts/house.ts";
import { startLeverSimulator, type LeverOptions, type RunningLever } from "../test/simulators/lever/index.ts";

/** Requests a second that Lever allows; the Workers' budget is the same number. */
export const LEVER_RATE = 10;

const ERRORS_SHOWN = 5;

export type Setting = { readonly lever: RunningLever; readonly house: House };

/**
 * Starts a Lever and a house beside it, without cron: only what a part sends wakes a Worker. What the Workers write as an
 * error is shown, since a number that was measured beside failures says little.
 * @param parts closes both in the end, whatever fails
 */
export async function startSetting(
  parts: AsyncDisposableStack,
  options: Pick<HouseOptions, "only" | "isInspectable"> & {
    readonly lever?: LeverOptions;
    /** Another rate than Lever's, for what only counts requests. */
    readonly rate?: number;
  } = {},
): Promise<Setting> {
  const { lever: leverOptions, rate = LEVER_RATE, ...rest } = options;
  const lever = parts.adopt(await startLeverSimulator({ port: 0, rate, ...leverOptions }), (running) =>
    running.close(),
  );
  let errors = 0;
  const starting = startHouse({
    ...rest,
    vars: {
      ACTIVE_KID: "k1",
      LEVER_API_URL: lever.url,
      LEVER_AUTH_URL: lever.url,
      LEVER_CLIENT_ID: "rolecall-local",
      LEVER_RATE: String(rate),
    },
    secrets: {
      oauth: { TOKEN_KEY_k1: Buffer.alloc(32, 7).toString("base64"), LEVER_CLIENT_SECRET: "rolecall-local-secret" },
    },
    onLog({ level, message }) {
      if (level === "error" && ++errors <= ERRORS_SHOWN) console.error(`      [${level}] ${message}`);
    },
  });
  const house = parts.adopt(await starting, (running) => running.close());
  return { lever, house };
}
