// Adding a module to a connection, or removing one, over HTTP. When Lever has to allow more, the way leads to its consent.
import { Hono } from "hono";
import { inOrder, MODULES } from "#shared/domain/modules.ts";
import type { ReportsEnv } from "../../env.ts";
import { changeModules, consentPath } from "../../operations/connection-modules.ts";
import { getConnection } from "../../operations/connections.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { done, fieldsOf, go, problem, type PageContext } from "../respond.tsx";

export const moduleRoutes = new Hono<ReportsEnv>().post("/settings/integrations/:id/modules", change);

async function change(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const { add, remove } = await fieldsOf(c, ["add", "remove"]);
  const found = await getConnection(c.get("scope"), id);
  if (!found.ok) return pageNotFound(c);
  const added = inOrder([add]);
  const removed = inOrder([remove]);
  const modules = inOrder([...found.value.modules, ...added]).filter((name) => !removed.includes(name));
  const to = `/settings/integrations/${id}`;
  if (modules.length === 0)
    return go(c, to, problem({ message: "A connection is used for one thing at least. To end it, disconnect it." }));
  const changed = await changeModules(c.get("scope"), id, modules);
  if (changed.ok) {
    const words = [
      ...added.map((name) => `${MODULES[name].name} is added.`),
      ...removed.map((name) => `${MODULES[name].name} is removed.`),
    ];
    return go(c, to, done(words.join(" ")));
  }
  if (changed.reason === "consent_needed") return go(c, consentPath(id, added));
  if (changed.reason === "forbidden") return pageForbidden(c, changed.message);
  return go(c, to, problem(changed));
}
