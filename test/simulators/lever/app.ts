// The whole HTTP face of the simulator: OAuth, Data API, control and the pages for people.
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { ZodError } from "zod";
import { DroppedSocket } from "../shared/dropped-socket.ts";
import { dataApi } from "./api/index.ts";
import { faultsAndLog, leverHeaders } from "./api/edge.ts";
import type { ApiEnv } from "./api/edge.ts";
import { LeverError } from "./api/errors.ts";
import { storage } from "./api/opportunity-parts.ts";
import type { Simulator } from "./context.ts";
import type { Control } from "./control/control.ts";
import { controlRoutes } from "../shared/control-routes.ts";
import { authorizeRoutes } from "./oauth/authorize-page.ts";
import { tokenEndpoint } from "./oauth/token-endpoint.ts";
import { recruiterPages } from "./pages/index.ts";

export function leverApp(sim: Simulator, control: Control): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.use("/v1/*", leverHeaders);
  for (const path of ["/v1/*", "/oauth/token", "/authorize"]) app.use(path, faultsAndLog(sim));
  app.route("/v1", dataApi(sim));
  app.post("/oauth/token", (c) => tokenEndpoint(sim, c));
  app.route("/authorize", authorizeRoutes(sim));
  app.route("/storage", storage(sim));
  app.route("/__control", controlRoutes(control));
  app.route("/", recruiterPages(sim, control));

  app.onError((error, c) => {
    if (error instanceof DroppedSocket) throw error;
    if (error instanceof LeverError) return c.json({ code: error.code, message: error.message }, error.status);
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof ZodError) return c.json({ code: "BadRequestError", message: error.message }, 400);
    console.error(error);
    return c.json({ code: "InternalServerError", message: "Something went wrong" }, 500);
  });
  return app;
}
