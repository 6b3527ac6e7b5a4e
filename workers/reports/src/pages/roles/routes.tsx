// Roles over HTTP: the list, one role, and the buttons that open, close, link and refresh.
import { Hono } from "hono";
import { recruiterChoices } from "#shared/db/role-parts.ts";
import { roleFacets } from "#shared/db/roles.ts";
import { RoleSource, RoleStatus } from "#shared/domain/marketplace/words.ts";
import type { Result } from "#shared/domain/result.ts";
import type { ReportsEnv } from "../../env.ts";
import { editRole } from "../../operations/roles/edit-role.ts";
import { linkRole, unlinkRole } from "../../operations/roles/link-role.ts";
import { hasMarketplace, linkTrouble } from "../../operations/roles/market-state.ts";
import { activePosting, getRole, listRoles, postingChoices } from "../../operations/roles/roles.ts";
import { oneOf } from "../../view-models/query.ts";
import { placeWords } from "../../view-models/role-words.ts";
import { pageNotFound } from "../errors.tsx";
import { pageOfQuery } from "../list-limits.ts";
import { done, fieldsOf, formatsOf, go, problem, queryOf, show, type PageContext } from "../respond.tsx";
import { PostingChoicePage } from "./activate-page.tsx";
import { roleFormRoutes } from "./form-routes.tsx";
import { LinkPage } from "./link-page.tsx";
import { RolePage } from "./role-page.tsx";
import { RolesPage } from "./roles-page.tsx";

export const roleRoutes = new Hono<ReportsEnv>()
  .get("/roles", list)
  .route("/", roleFormRoutes)
  .get("/roles/:id", one)
  .post("/roles/:id/open", (c) => act(c, (id) => editRole(c.get("scope"), id, { status: "open" }), "The role is open."))
  .post("/roles/:id/close", (c) =>
    act(c, (id) => editRole(c.get("scope"), id, { status: "closed" }), "The role is closed. Its recruiters are told."),
  )
  .get("/roles/:id/link", chooseLink)
  .post("/roles/:id/link", link)
  .post("/roles/:id/unlink", (c) =>
    act(c, (id) => unlinkRole(c.get("scope"), id), "The role is no longer linked to a posting."),
  );

async function list(c: PageContext) {
  const scope = c.get("scope");
  const all = queryOf(c, ["q", "status", "source", "department", "location", "recruiter", "cursor"]);
  const status = oneOf(all["status"], RoleStatus.options);
  const source = oneOf(all["source"], RoleSource.options);
  const query = { ...all, status, source };
  const [page, facets, recruiters, isConnected] = await Promise.all([
    listRoles(
      scope,
      {
        ...(status ? { status: [status] } : {}),
        ...(source ? { source } : {}),
        ...(all["q"] ? { q: all["q"] } : {}),
        ...(all["department"] ? { department: all["department"] } : {}),
        ...(all["location"] ? { location: all["location"] } : {}),
        ...(all["recruiter"] ? { recruiterId: all["recruiter"] } : {}),
      },
      pageOfQuery(all),
    ),
    roleFacets(scope.tenant),
    recruiterChoices(scope.tenant),
    hasMarketplace(scope),
  ]);
  const view = { rows: page.data, nextCursor: page.nextCursor, query, ...facets, recruiters, isConnected };
  return show(c, { title: "Roles" }, <RolesPage view={{ ...view, formats: formatsOf(c) }} />);
}

async function one(c: PageContext) {
  const scope = c.get("scope");
  const found = await getRole(scope, idOf(c));
  if (!found.ok) return pageNotFound(c);
  const role = found.value;
  const trouble = role.link === null ? null : await linkTrouble(scope, role.link.connectionId);
  return show(c, { title: role.title }, <RolePage view={{ role, trouble, formats: formatsOf(c) }} />);
}

async function act(c: PageContext, operation: (id: string) => Promise<Result<unknown>>, words: string) {
  const id = idOf(c);
  const changed = await operation(id);
  if (!changed.ok && changed.reason === "not_found") return pageNotFound(c);
  return go(c, `/roles/${id}`, changed.ok ? done(words) : problem(changed));
}

/** First a posting is chosen, then what changes is said, and only then it is done. */
async function chooseLink(c: PageContext) {
  const scope = c.get("scope");
  const found = await getRole(scope, idOf(c));
  if (!found.ok) return pageNotFound(c);
  const role = found.value;
  const query = queryOf(c, ["q", "connection", "posting"]);
  const path = `/roles/${role.id}/link`;
  if (query["connection"] && query["posting"]) {
    const posting = await activePosting(scope, { connectionId: query["connection"], postingId: query["posting"] });
    if (!posting.ok) return go(c, path, problem(posting));
    const { connectionId, postingId, title, facts } = posting.value;
    const to = { connectionId, postingId, title, place: placeWords(facts) };
    return show(c, { title: "Link to ATS", isNarrow: true }, <LinkPage view={{ role, to }} />);
  }
  const title = role.link === null ? "Link to ATS" : "Update ATS link";
  const view = {
    title,
    back: { href: `/roles/${role.id}`, label: role.title },
    intro: `Choose the posting in Lever that “${role.title}” is to stand for. You see what changes before anything does.`,
    path,
    postings: await postingChoices(scope, query["q"] ?? ""),
    query: { q: query["q"] },
    isConnected: await hasMarketplace(scope),
  };
  return show(c, { title }, <PostingChoicePage view={view} />);
}

async function link(c: PageContext) {
  const id = idOf(c);
  const { connection, posting } = await fieldsOf(c, ["connection", "posting"]);
  const ref = { connectionId: connection, postingId: posting };
  return act(c, () => linkRole(c.get("scope"), id, ref), "The role is linked.");
}

function idOf(c: PageContext): string {
  return c.req.param("id") ?? "";
}
