// /scim/v2/Groups: kept so that a provider's group provisioning runs and can be read back; nothing in Rolecall depends on them.
import { Hono, type Context } from "hono";
import { auditEntry } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import {
  changeScimGroup,
  deleteScimGroup,
  findScimGroup,
  insertScimGroup,
  listScimGroups,
  membersOf,
  type ScimGroupRow,
} from "#shared/db/scim-groups.ts";
import { newId } from "#shared/domain/ids.ts";
import { GROUP_SHAPE } from "#shared/domain/scim/attributes.ts";
import { groupChange, memberIds, type GroupChange } from "#shared/domain/scim/group-change.ts";
import { readOperations } from "#shared/domain/scim/patch.ts";
import { shows, type Projection } from "#shared/domain/scim/projection.ts";
import { refusal } from "#shared/domain/scim/refusal.ts";
import { readResource, type ScimObject } from "#shared/domain/scim/values.ts";
import { fail } from "#shared/domain/result.ts";
import { isoNow } from "../operations/scope.ts";
import {
  answer,
  answerList,
  etag,
  isConditional,
  isKnown,
  isStale,
  notFound,
  readBody,
  refuse,
  stale,
} from "./answers.ts";
import type { ScimEnv, ScimScope } from "./client.ts";
import { groupLocation, groupResource } from "./group-resource.ts";
import { projectionFor, readListRequest } from "./list-request.ts";
import { gotNoVersion } from "./taken.ts";

type GroupContext = Context<ScimEnv>;

export const groups = new Hono<ScimEnv>({ strict: false })
  .get("/", list)
  .post("/", create)
  .get("/:id", read)
  .put("/:id", replace)
  .patch("/:id", patch)
  .delete("/:id", remove);

async function list(c: GroupContext): Promise<Response> {
  const { tenant, connectionId, env } = c.get("scim");
  const request = readListRequest(c, GROUP_SHAPE);
  if (!request.ok) return refuse(c, request);
  const { condition, stretch, startIndex, projection } = request.value;
  const found = await listScimGroups(tenant, connectionId, condition, stretch);
  if (found === null) return refuse(c, fail("invalidFilter", "Groups cannot be filtered by that."));
  const members = await membersFor(c.get("scim"), found.rows, projection);
  const rows = members === null ? found.rows : found.rows.filter((row) => members.has(row.id)); // RFC 7644: fewer than asked for
  const resources = rows.map((row) => groupResource(row, members?.get(row.id), env.PUBLIC_URL, projection));
  return answerList(c, { total: found.total, startIndex, resources });
}

async function create(c: GroupContext): Promise<Response> {
  const scope = c.get("scim");
  const body = await readBody(c);
  const group = body.ok ? readResource(GROUP_SHAPE, body.value) : body;
  if (!group.ok) return refuse(c, group);
  const id = newId("group", scope.now);
  const { displayName, externalId } = namesOf(group.value);
  const added = new Set(memberIds(group.value["members"]));
  const statements = [
    insertScimGroup(scope.tenant, scope.connectionId, id, { displayName, externalId }, isoNow(scope)),
    ...(added.size === 0
      ? []
      : changeScimGroup(scope.tenant, scope.connectionId, id, change({ added }), isoNow(scope))),
    audit(scope, "scim_group.added", id),
  ];
  try {
    await commit(scope.env, scope.tenant, statements, [], scope.defer);
  } catch (error) {
    if (gotNoVersion(error)) return refuse(c, refusal("uniqueness", `There is a group ${displayName} already.`));
    throw error;
  }
  c.header("location", groupLocation(c.env.PUBLIC_URL, id));
  return show(c, id, 201);
}

async function replace(c: GroupContext): Promise<Response> {
  const body = await readBody(c);
  const group = body.ok ? readResource(GROUP_SHAPE, body.value) : body;
  if (!group.ok) return refuse(c, group);
  const { displayName, externalId } = namesOf(group.value);
  const added = new Set(memberIds(group.value["members"]));
  return write(c, change({ displayName, externalId: externalId ?? "", keepsMembers: false, added }), "shows");
}

/** 204, which Entra expects and Okta takes, unless the request says what it wants to see (RFC 7644, 3.5.2). */
async function patch(c: GroupContext): Promise<Response> {
  const body = await readBody(c);
  const operations = body.ok ? readOperations(body.value) : body;
  const wanted = operations.ok ? groupChange(operations.value) : operations;
  const after = c.req.query("attributes") === undefined ? "is silent" : "shows";
  return wanted.ok ? write(c, wanted.value, after) : refuse(c, wanted);
}

async function write(c: GroupContext, wanted: GroupChange, after: "shows" | "is silent"): Promise<Response> {
  const scope = c.get("scim");
  const group = await findScimGroup(scope.tenant, scope.connectionId, idOf(c));
  if (group === null) return refuse(c, notFound("Group", idOf(c)));
  if (isStale(c, group.version)) return refuse(c, stale());
  const readVersion = isConditional(c) ? group.version : null;
  const counts = { added: wanted.added.size, removed: wanted.removed.size, keepsMembers: wanted.keepsMembers };
  const statements = [
    ...changeScimGroup(scope.tenant, scope.connectionId, group.id, wanted, isoNow(scope), readVersion),
    audit(scope, "scim_group.changed", group.id, counts),
  ];
  try {
    await commit(scope.env, scope.tenant, statements, [], scope.defer);
  } catch (error) {
    if (gotNoVersion(error)) return refuse(c, stale());
    throw error;
  }
  return after === "shows" ? show(c, group.id) : c.body(null, 204);
}

async function remove(c: GroupContext): Promise<Response> {
  const scope = c.get("scim");
  const group = await findScimGroup(scope.tenant, scope.connectionId, idOf(c));
  if (group === null) return refuse(c, notFound("Group", idOf(c)));
  if (isStale(c, group.version)) return refuse(c, stale());
  const statements = [
    ...deleteScimGroup(scope.tenant, scope.connectionId, group.id),
    audit(scope, "scim_group.removed", group.id),
  ];
  await commit(scope.env, scope.tenant, statements, [], scope.defer);
  return c.body(null, 204);
}

async function read(c: GroupContext): Promise<Response> {
  const { tenant, connectionId } = c.get("scim");
  const group = await findScimGroup(tenant, connectionId, idOf(c));
  if (group !== null && isKnown(c, group.version)) return c.body(null, 304, { etag: etag(group.version) });
  return show(c, idOf(c));
}

async function show(c: GroupContext, id: string, status: 200 | 201 = 200): Promise<Response> {
  const scope = c.get("scim");
  const group = await findScimGroup(scope.tenant, scope.connectionId, id);
  if (group === null) return refuse(c, notFound("Group", id));
  const projection = projectionFor(c, GROUP_SHAPE);
  const members = await membersFor(scope, [group], projection);
  c.header("etag", etag(group.version));
  return answer(c, groupResource(group, members?.get(id), c.env.PUBLIC_URL, projection), status);
}

/** Members are read only where they are shown, else null: Entra excludes them when it looks for a group. */
async function membersFor(scope: ScimScope, rows: readonly ScimGroupRow[], projection: Projection) {
  if (!shows(projection, "members")) return null;
  return membersOf(
    scope.tenant,
    rows.map((row) => row.id),
  );
}

function namesOf(group: ScimObject): { displayName: string; externalId: string | null } {
  const { displayName, externalId } = group;
  return { displayName: String(displayName), externalId: typeof externalId === "string" ? externalId : null };
}

function change(wanted: Partial<GroupChange>): GroupChange {
  return { displayName: null, externalId: null, keepsMembers: true, added: new Set(), removed: new Set(), ...wanted };
}

function audit(scope: ScimScope, action: string, groupId: string, details: Record<string, unknown> = {}) {
  const entry = { actor: scope.actor.id, action, subjectKind: "connection", subjectId: scope.connectionId } as const;
  return auditEntry(scope.tenant, { ...entry, details: { groupId, ...details } }, scope.now);
}

function idOf(c: GroupContext): string {
  return c.req.param("id") ?? "";
}
