// The gate in front of every call: log, faults, the headers on all replies, credentials, scopes and the rate window.
import type { Context, MiddlewareHandler } from "hono";
import { wait } from "../../shared/clock.ts";
import { DroppedSocket } from "../../shared/dropped-socket.ts";
import { seededRandom } from "../../shared/random.ts";
import { garbled, proxyPage } from "../../shared/spoiled.ts";
import type { WindowState } from "../../shared/rate-window.ts";
import type { Simulator } from "../context.ts";
import type { GreenhouseFault } from "../faults.ts";
import type { Caller } from "./caller.ts";
import { demand, recognise } from "./caller.ts";
import { deadCursor, forbidden, tooManyRequests, unauthorized, unprocessable } from "./errors.ts";

export interface ApiEnv {
  Variables: { caller: Caller; window: WindowState; requestId: string };
}

/** The windows of the API: half minutes of the wall clock. */
export const windowMs = 30_000;
const secondsLeft = (now: number) => Math.max(1, Math.ceil((windowMs - (now % windowMs)) / 1000));

function statusFailure(fault: GreenhouseFault): Response {
  const headers = new Headers({ "content-type": "application/json; charset=utf-8" });
  if (fault.retryAfterSeconds !== undefined) headers.set("retry-after", String(fault.retryAfterSeconds));
  return new Response(JSON.stringify({ message: "Something went wrong" }), { status: fault.status ?? 503, headers });
}

/** What a fault does instead of the handler, or undefined when the handler still runs. */
async function before(sim: Simulator, c: Context<ApiEnv>, fault: GreenhouseFault): Promise<Response | undefined> {
  switch (fault.kind) {
    case "rate-limited":
      throw tooManyRequests(fault.retryAfterSeconds ?? secondsLeft(sim.clock.now()));
    case "status-before":
      return statusFailure(fault);
    case "drop-before":
      throw new DroppedSocket();
    case "unauthorized":
      throw unauthorized("Token could not be decoded.");
    case "forbidden":
      throw forbidden();
    case "unprocessable":
      throw unprocessable(
        fault.errorForm === "objects" ? { base: "cannot be processed now" } : "Cannot be processed now",
      );
    case "dead-cursor":
      throw deadCursor();
    case "redirect": {
      const { pathname, search } = new URL(c.req.url);
      return new Response(null, { status: 302, headers: { location: `${fault.to ?? ""}${pathname}${search}` } });
    }
    case "proxy-page":
      return proxyPage(fault.status ?? 502);
    case "slow":
      await wait(sim.clock, fault.delayMs ?? 1000);
      return undefined;
    default:
      return undefined;
  }
}

async function bodyForLog(c: Context): Promise<unknown> {
  const isJson = (c.req.header("content-type") ?? "").includes("json");
  const isSecret = !c.req.path.startsWith("/v3/") || c.req.path.startsWith("/v3/webhooks");
  if (c.req.method === "GET" || !isJson || isSecret) return null;
  return c.req.json().catch(() => null);
}

/** Logs every call and plays the faults that wait for it. */
export function faultsAndLog(sim: Simulator): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const fault = sim.faults.take(
      c.req.method,
      c.req.path,
      ({ kind }) => kind !== "dead-cursor" || c.req.query("cursor") !== undefined,
    );
    const at = sim.clock.now();
    let status = 0;
    try {
      const instead = fault && (await before(sim, c, fault));
      if (instead) c.res = instead;
      else await next();
      if (fault?.kind === "drop-after") throw new DroppedSocket();
      if (fault?.kind === "status-after") {
        c.res = undefined;
        c.res = statusFailure(fault);
      }
      if (fault?.kind === "garbled") {
        const spoiled = await garbled(c.res, fault.field ?? "id", fault.value);
        c.res = undefined;
        c.res = spoiled;
      }
      status = c.res.status;
    } catch (error) {
      if (error instanceof Error && "status" in error && typeof error.status === "number") status = error.status;
      throw error;
    } finally {
      const { search, pathname } = new URL(c.req.url);
      sim.log.add({
        method: c.req.method,
        path: pathname,
        query: search.slice(1),
        status,
        at,
        caller: c.var.caller?.id ?? null,
        fault: fault?.kind ?? null,
        body: await bodyForLog(c),
      });
    }
  };
}

/** The date, rate headers and a request id on every reply, errors too. Reset says "now and a whole window", which is too long. */
export function replyHeaders(sim: Simulator, resetMs: number): MiddlewareHandler<ApiEnv> {
  const chance = seededRandom(sim.options.seed + 1);
  return async (c, next) => {
    c.set("requestId", chance.hex(32));
    await next();
    const now = sim.clock.now();
    const window = c.var.window ?? sim.window("anonymous", now);
    c.header("date", new Date(now).toUTCString());
    c.header("x-ratelimit-limit", String(window.limit));
    c.header("x-ratelimit-remaining", String(window.remaining));
    c.header("x-ratelimit-reset", String(Math.floor((now + resetMs) / 1000)));
    c.header("x-request-id", c.var.requestId);
    if (c.res.headers.get("content-type") === "application/json") {
      c.header("content-type", "application/json; charset=utf-8");
    }
  };
}

/** The caller of one endpoint: 401 without a live token, 429 past the window, 403 without the scope or Site Admin. */
export function enter(sim: Simulator, c: Context<ApiEnv>, scope: string): Caller {
  const caller = recognise(sim, c.req.header("authorization"));
  c.set("caller", caller);
  const now = sim.clock.now();
  const window = sim.window(caller.id, now);
  c.set("window", window);
  if (!window.isAllowed) throw tooManyRequests(secondsLeft(now));
  demand(sim, caller, scope);
  return caller;
}
