// The gate in front of every call: log, faults, Lever's headers, credentials and the rate limit.
import type { Context, MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { wait } from "../../shared/clock.ts";
import { DroppedSocket } from "../../shared/dropped-socket.ts";
import { garbled, proxyPage } from "../../shared/spoiled.ts";
import type { Simulator } from "../context.ts";
import type { LeverFault } from "../faults.ts";
import type { Caller } from "./caller.ts";
import { recognise } from "./caller.ts";
import { badRequest, tooManyRequests } from "./errors.ts";

export interface ApiEnv {
  Variables: { caller: Caller };
}

const isWrite = (method: string) => method !== "GET" && method !== "HEAD";

function failure(fault: LeverFault, status: ContentfulStatusCode, code: string, message: string): Response {
  const headers = new Headers({ "content-type": "application/json; charset=utf-8" });
  if (fault.retryAfterSeconds !== undefined) headers.set("retry-after", String(fault.retryAfterSeconds));
  return new Response(JSON.stringify({ code, message }), { status, headers });
}

function statusFailure(fault: LeverFault): Response {
  const status = fault.status ?? 503;
  if (status === 503) return failure(fault, 503, "ServiceUnavailable", "The service is down for maintenance");
  return status === 500 ? failure(fault, 500, "InternalServerError", "Something went wrong") : proxyPage(status);
}

/** What a fault does instead of the handler, or undefined when the handler still runs. */
async function before(sim: Simulator, c: Context, fault: LeverFault): Promise<Response | undefined> {
  switch (fault.kind) {
    case "rate-limited":
      return failure(fault, 429, "TooManyRequests", "Rate limit exceeded");
    case "status-before":
      return statusFailure(fault);
    case "drop-before":
      throw new DroppedSocket();
    case "expired-offset":
      throw badRequest("Invalid offset token");
    case "redirect": {
      const { pathname, search } = new URL(c.req.url);
      return new Response(null, { status: 301, headers: { location: `${fault.to ?? ""}${pathname}${search}` } });
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
  if (!isWrite(c.req.method) || !isJson || c.req.path.startsWith("/oauth/")) return null;
  return c.req.json().catch(() => null);
}

/** Logs every call and plays the faults that wait for it. */
export function faultsAndLog(sim: Simulator): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const fault = sim.faults.take(
      c.req.method,
      c.req.path,
      ({ kind }) => kind !== "expired-offset" || c.req.query("offset") !== undefined,
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

/** The headers seen on Lever's answers. */
export const leverHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("server", "lever-data-api");
  c.header("x-lever-region", "global");
  c.header("x-stream-path", "dapi");
  if (c.res.headers.get("content-type") === "application/json") {
    c.header("content-type", "application/json; charset=utf-8");
  }
};

/** 401 without a live credential, then 429 when the caller's bucket is empty. */
export function credentialsAndRate(sim: Simulator): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const caller = recognise(sim, c.req.header("authorization"));
    c.set("caller", caller);
    if (!sim.bucket(caller.id, sim.clock.now())) {
      if (sim.options.sendsRetryAfter) c.header("retry-after", "1");
      throw tooManyRequests();
    }
    await next();
  };
}
