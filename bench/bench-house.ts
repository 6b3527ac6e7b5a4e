// The house as the benches start it: on a free port, with Lever's real rate unless a part says otherwise.
import { Buffer } from "node:buffer";
import { startHouse, type House, type HouseOptions } from "../scripts/house.ts";

/** Requests a second that Lever allows; the Workers' budget is the same number. */
export const LEVER_RATE = 10;

const NOWHERE = "http://127.0.0.1:9"; // the discard port: a call to it fails at once
const ERRORS_SHOWN = 5;

/**
 * Starts it without cron: only what a part sends wakes a Worker. What the Workers write as an error is shown, since a number
 * that was measured beside failures says little.
 */
export function startBenchHouse(
  options: Pick<HouseOptions, "only" | "replace" | "isInspectable"> & { readonly leverUrl?: string },
): Promise<House> {
  const { leverUrl = NOWHERE, ...rest } = options;
  let errors = 0;
  return startHouse({
    ...rest,
    vars: {
      ACTIVE_KID: "k1",
      LEVER_API_URL: leverUrl,
      LEVER_AUTH_URL: leverUrl,
      LEVER_CLIENT_ID: "rolecall-local",
      LEVER_RATE: String(LEVER_RATE),
    },
    secrets: {
      oauth: { TOKEN_KEY_k1: Buffer.alloc(32, 7).toString("base64"), LEVER_CLIENT_SECRET: "rolecall-local-secret" },
    },
    onLog({ level, message }) {
      if (level === "error" && ++errors <= ERRORS_SHOWN) console.error(`      [${level}] ${message}`);
    },
  });
}
