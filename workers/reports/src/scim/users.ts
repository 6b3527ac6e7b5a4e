// /scim/v2/Users: each handler reads the request by the attribute tables, and answers the user as it is afterwards.
import { Hono, type Context } from "hono";
import { findScimUser, listScimUsers, type ScimUserRow } from "#shared/db/scim-users.ts";
import { USER_SHAPE } from "#shared/domain/scim/attributes.ts";
import { applyPatch, readOperations, type Operation } from "#shared/domain/scim/patch.ts";
import { readResource, type ScimObject } from "#shared/domain/scim/values.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import {
  answer,
  answerList,
  etag,
  isKnown,
  isStale,
  notFound,
  readBody,
  refuse,
  stale,
  type ScimReason,
} from "./answers.ts";
import { changeUser, removeUser } from "./change-user.ts";
import type { ScimEnv } from "./client.ts";
import { projectionFor, readListRequest } from "./list-request.ts";
import { provisionUser } from "./provision-user.ts";
import { userLocation, userResource } from "./user-resource.ts";

type UserContext = Context<ScimEnv>;

export const users = new Hono<ScimEnv>({ strict: false })
  .get("/", list)
  .post("/", create)
  .get("/:id", async (c) => {
    const { tenant, connectionId } = c.get("scim");
    const row = await findScimUser(tenant, connectionId, idOf(c));
    if (row !== null && isKnown(c, row.version)) return c.body(null, 304, { etag: etag(row.version) });
    return show(c, row === null ? notFound("User", idOf(c)) : ok(row));
  })
  .put("/:id", replace)
  .patch("/:id", patch)
  .delete("/:id", async (c) => {
    const removed = await removeUser(c.get("scim"), idOf(c), (row) => (isStale(c, row.version) ? stale() : null));
    return removed.ok ? c.body(null, 204) : refuse(c, removed);
  });

async function list(c: UserContext): Promise<Response> {
  const { tenant, connectionId, env } = c.get("scim");
  const request = readListRequest(c, USER_SHAPE);
  if (!request.ok) return refuse(c, request);
  const { condition, stretch, startIndex, projection } = request.value;
  const found = await listScimUsers(tenant, connectionId, condition, stretch);
  if (found === null) return refuse(c, fail("invalidFilter", "Users cannot be filtered by that."));
  const resources = found.rows.map((row) => userResource(row, env.PUBLIC_URL, projection));
  return answerList(c, { total: found.total, startIndex, resources });
}

async function create(c: UserContext): Promise<Response> {
  const body = await readBody(c);
  const user = body.ok ? readResource(USER_SHAPE, body.value) : body;
  if (!user.ok) return refuse(c, user);
  const made = await provisionUser(c.get("scim"), user.value);
  if (made.ok) c.header("location", userLocation(c.env.PUBLIC_URL, made.value.employeeId));
  return show(c, made, 201);
}

/** PUT: what it does not name is gone, except whether the person is active: nobody is hired or let go by an omission. */
async function replace(c: UserContext): Promise<Response> {
  const body = await readBody(c);
  const user = body.ok ? readResource(USER_SHAPE, body.value) : body;
  if (!user.ok) return refuse(c, user);
  const changed = await changeUser(c.get("scim"), idOf(c), (row) =>
    isStale(c, row.version) ? stale() : ok({ active: row.isActive, ...user.value }),
  );
  return show(c, changed);
}

async function patch(c: UserContext): Promise<Response> {
  const body = await readBody(c);
  const operations = body.ok ? readOperations(body.value) : body;
  if (!operations.ok) return refuse(c, operations);
  const changed = await changeUser(c.get("scim"), idOf(c), (row) =>
    isStale(c, row.version) ? stale() : patched(row, operations.value),
  );
  return show(c, changed);
}

/** Whether the person is active stays said: nobody is hired or let go by a value that was taken away. */
function patched(row: ScimUserRow, operations: readonly Operation[]): Result<ScimObject, ScimReason> {
  const after = applyPatch(USER_SHAPE, row.data, operations);
  return after.ok ? ok({ active: row.isActive, ...after.value }) : after;
}

function show(c: UserContext, user: Result<ScimUserRow, ScimReason>, status: 200 | 201 = 200): Response {
  if (!user.ok) return refuse(c, user);
  c.header("etag", etag(user.value.version));
  return answer(c, userResource(user.value, c.env.PUBLIC_URL, projectionFor(c, USER_SHAPE)), status);
}

function idOf(c: UserContext): string {
  return c.req.param("id") ?? "";
}
