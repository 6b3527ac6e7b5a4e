// The JSON API: /api/v1 behind a bearer token, and its own description at /api/openapi.json.
import { HTTPException } from "hono/http-exception";
import { errorEdge } from "#shared/edge/error-edge.ts";
import { limitBody } from "#shared/edge/limit-body.ts";
import { noStore } from "#shared/edge/security-headers.ts";
import { byToken } from "../authenticate.ts";
import type { ReportsEnv } from "../env.ts";
import { MAX_CSV_BYTES } from "../operations/employee-csv.ts";
import { connectionsApi } from "./connections.ts";
import { employeeImportApi } from "./employee-import.ts";
import { refuse } from "./errors.ts";
import { fieldMappingsApi } from "./field-mappings.ts";
import { idempotent } from "./idempotency.ts";
import { matchesApi } from "./matches.ts";
import { newApi } from "./new-api.ts";
import { describe } from "./openapi.ts";
import { peopleApi } from "./people.ts";
import { onboardingApi } from "./onboarding.ts";
import { positionSyncApi } from "./position-sync.ts";
import { positionsApi } from "./positions.ts";
import { rolesApi } from "./roles.ts";
import { submissionsApi } from "./submissions.ts";
import { tenantApi } from "./tenant.ts";
import { unknownRoute } from "./unknown-route.ts";
import { importsApi } from "./imports.ts";
import { workApi } from "./work.ts";

const MAX_JSON_BYTES = 1_000_000; // 500 ids are 14 kB

const v1 = newApi()
  .route("/", positionsApi)
  .route("/", positionSyncApi)
  .route("/", employeeImportApi)
  .route("/", peopleApi)
  .route("/", matchesApi)
  .route("/", connectionsApi)
  .route("/", rolesApi)
  .route("/", fieldMappingsApi)
  .route("/", onboardingApi)
  .route("/", importsApi)
  .route("/", submissionsApi)
  .route("/", workApi)
  .route("/", tenantApi);

const failed = errorEdge<ReportsEnv>("reports-api", (c, status) => {
  if (status === 413) return refuse(c, { reason: "too_large", message: "The request is too large." });
  if (status === 400) return refuse(c, { reason: "invalid_json", message: "The body is not valid JSON." });
  return refuse(c, { reason: "internal", message: "Something went wrong here. It is logged; try again later." });
});

const limitOf = (maxSize: number) =>
  limitBody<ReportsEnv>(maxSize, (c) =>
    refuse(c, { reason: "too_large", message: `At most ${maxSize / 1_000_000} MB.` }),
  );

export const api = newApi();
api.use("/v1/*", noStore, byToken);
api.use("/v1/*", (c, next) =>
  limitOf(c.req.path === "/api/v1/employees/import" ? MAX_CSV_BYTES : MAX_JSON_BYTES)(c, next),
);
api.use("/v1/*", idempotent);
api.route("/v1", v1);
api.get("/openapi.json", (c) => c.json(describe(v1, c.env.PUBLIC_URL)));
api.all("*", unknownRoute(v1.routes));
api.onError((error, c) => {
  if (error instanceof HTTPException && error.status === 415)
    return refuse(c, { reason: "unsupported_media_type", message: "Send `Content-Type: application/json`." });
  return failed(error, c);
});
