// SCIM 2.0 (RFC 7643, 7644): identity providers and HRIS tell us of employees and groups, behind a bearer token that names their connection.
import { Hono } from "hono";
import { errorEdge } from "#shared/edge/error-edge.ts";
import { limitBody } from "#shared/edge/limit-body.ts";
import { noStore } from "#shared/edge/security-headers.ts";
import { answerError } from "./answers.ts";
import { byScimToken, type ScimEnv } from "./client.ts";
import { discovery } from "./discovery.ts";
import { groups } from "./groups.ts";
import { users } from "./users.ts";

const MAX_BYTES = 1_000_000; // a group's twenty thousand members

export const scim = new Hono<ScimEnv>({ strict: false })
  .use(noStore, byScimToken)
  .use(limitBody(MAX_BYTES, (c) => answerError(c, 413, "At most 1 MB.")))
  .route("/", discovery)
  .route("/Users", users)
  .route("/Groups", groups)
  .all("/Bulk", (c) => answerError(c, 501, "Bulk operations are not supported."))
  .all("/Me", (c) => answerError(c, 501, "There is no /Me: a token names a connection, not a person."))
  .all("*", (c) => answerError(c, 404, "There is no such resource or endpoint."))
  .onError(
    errorEdge("reports-scim", (c, status) =>
      answerError(c, status, status === 500 ? "Something went wrong here. It is logged; try again later." : "Refused."),
    ),
  );
