// The whole HTTP face of the simulator: tokens, Harvest v3, what is left of v1 and v2, control and the pages for people.
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { ZodError } from "zod";
import { controlRoutes } from "../shared/control-routes.ts";
import { DroppedSocket } from "../shared/dropped-socket.ts";
import { harvest } from "./api/index.ts";
import { faultsAndLog, replyHeaders, windowMs } from "./api/edge.ts";
import type { ApiEnv } from "./api/edge.ts";
import { GreenhouseError } from "./api/errors.ts";
import type { Simulator } from "./context.ts";
import type { Control } from "./control/control.ts";
import { authorizeRoutes } from "./oauth/authorize-page.ts";
import { TokenRefusal, tokenEndpoint } from "./oauth/token-endpoint.ts";
import { recruiterPages } from "./pages/index.ts";
import { retired } from "./retired.ts";

const tokenResetMs = 60_000;

export function greenhouseApp(sim: Simulator, control: Control): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.use("/v3/*", replyHeaders(sim, windowMs));
  app.use("/token", replyHeaders(sim, tokenResetMs));
  for (const path of ["/v3/*", "/v1/*", "/v2/*", "/auth/token", "/token", "/authorize"]) {
    app.use(path, faultsAndLog(sim));
  }
  app.route("/v3", harvest(sim));
  app.post("/token", (c) => tokenEndpoint(sim, c));
  app.route("/authorize", authorizeRoutes(sim));
  for (const path of ["/v1", "/v2", "/auth/token"]) app.route(path, retired(sim));
  app.route("/__control", controlRoutes(control));
  app.route("/", recruiterPages(sim, control));

  app.onError((error, c) => {
    if (error instanceof DroppedSocket) throw error;
    if (error instanceof GreenhouseError) {
      const { retryAfterSeconds } = error;
      if (retryAfterSeconds !== undefined) c.header("retry-after", String(retryAfterSeconds));
      return c.json(error.body(), error.status);
    }
    if (error instanceof TokenRefusal) return c.json(error.body, error.status);
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof ZodError) return c.json({ message: error.message }, 400);
    console.error(error);
    return c.json({ message: "Something went wrong" }, 500);
  });
  return app;
}
