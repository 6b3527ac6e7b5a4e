// People > Hires over HTTP.
import { Hono } from "hono";
import { HireStatus } from "#shared/domain/words.ts";
import type { ReportsEnv } from "../../env.ts";
import { getHire, listHires } from "../../operations/hires.ts";
import { oneOf } from "../../view-models/query.ts";
import { pageNotFound } from "../errors.tsx";
import { pageOfQuery } from "../list-limits.ts";
import { formatsOf, queryOf, show } from "../respond.tsx";
import { HirePage } from "./hire-page.tsx";
import { HiresPage } from "./hires-page.tsx";
import { candidateLabel } from "../../view-models/candidate-words.ts";

export const hireRoutes = new Hono<ReportsEnv>()
  .get("/hires", async (c) => {
    const query = queryOf(c, ["q", "status", "problem", "cursor"]);
    const status = oneOf(query["status"], HireStatus.options);
    const filter = {
      ...(query["q"] ? { q: query["q"] } : {}),
      ...(status ? { status } : {}),
      ...(query["problem"] === "yes" ? { hasProblem: true } : {}),
    };
    const page = await listHires(c.get("scope"), filter, pageOfQuery(query));
    const view = { rows: page.data, nextCursor: page.nextCursor, query, formats: formatsOf(c) };
    return show(c, { title: "Hires" }, <HiresPage view={view} />);
  })
  .get("/hires/:id", async (c) => {
    const found = await getHire(c.get("scope"), c.req.param("id"));
    if (!found.ok) return pageNotFound(c);
    return show(
      c,
      { title: candidateLabel(found.value), isNarrow: true },
      <HirePage hire={found.value} formats={formatsOf(c)} />,
    );
  });
