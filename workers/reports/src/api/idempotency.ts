// `Idempotency-Key` on POST: a request that is sent twice, at once or later, is done once and answered the same.
import { createMiddleware } from "hono/factory";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { claimKey, keepAnswer, releaseKey } from "#shared/db/idempotency.ts";
import type { ReportsEnv } from "../env.ts";
import { refuse } from "./errors.ts";

/** Answers of these hold a secret that is stored nowhere else: a repeat is told that it was shown. */
const SHOWS_A_SECRET = /\/(api-tokens|invitations)$/;

/** Only what was done is kept. A refused or failed request did nothing, gives its key back and may be sent again. */
export const idempotent = createMiddleware<ReportsEnv>(async (c, next) => {
  const key = c.req.header("idempotency-key");
  if (c.req.method !== "POST" || key === undefined) return next();
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    return refuse(c, {
      reason: "invalid_header",
      message: "An Idempotency-Key has 1 to 200 visible ASCII characters.",
    });

  const { tenant, actor, now } = c.get("scope");
  const url = new URL(c.req.url);
  const hash = await sha256Hex(`${actor.id} POST ${url.pathname}${url.search}\n${await c.req.text()}`);
  const claim = await claimKey(tenant, key, hash, now);
  switch (claim.state) {
    case "other_request":
      return refuse(c, {
        reason: "idempotency_key_reused",
        message: "This Idempotency-Key was used for another request. Use a new key for each request.",
      });
    case "running":
      c.header("retry-after", "1");
      return refuse(c, {
        reason: "idempotency_key_in_use",
        message: "A request with this Idempotency-Key is being done right now. Ask again in a second.",
      });
    case "answered":
      return new Response(claim.body, {
        status: claim.status,
        headers: { "content-type": "application/json", "idempotent-replayed": "true" },
      });
    case "claimed":
      await next();
  }
  if (c.res.ok) {
    const isSecret = SHOWS_A_SECRET.test(url.pathname) || c.get("showsSecret") === true;
    await keepAnswer(tenant, key, isSecret ? 409 : c.res.status, isSecret ? SHOWN_ONCE : await c.res.clone().text());
  } else {
    await releaseKey(tenant, key);
  }
});

const SHOWN_ONCE = JSON.stringify({
  error: {
    code: "shown_once",
    message: "This was made before, and its secret was shown then. Revoke it and make a new one.",
  },
});
