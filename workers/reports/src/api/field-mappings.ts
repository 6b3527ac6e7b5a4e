// /api/v1/connections/…/field-mappings and /catalogue: what fills Greenhouse's custom fields, and what it offers to choose from.
import { createRoute, z } from "@hono/zod-openapi";
import { CatalogueKind } from "#shared/domain/greenhouse/catalogue.ts";
import { MAX_PAGE_SIZE } from "#shared/db/paging.ts";
import { pageOfCatalogue, readCatalogueNow } from "../operations/catalogue.ts";
import { changeMappings, getMappings } from "../operations/field-mappings.ts";
import { IdParam, answers, jsonBody, pageOf } from "./answers.ts";
import { cursorText, readCursor } from "./catalogue-cursor.ts";
import { refuse, refuseFaults } from "./errors.ts";
import { newApi } from "./new-api.ts";
import {
  CatalogueItem,
  FieldMappings,
  FieldMappingsChange,
  catalogueItemOf,
  changesOf,
  fieldMappingsOf,
} from "./resources/field-mapping.ts";
import { JobStarted } from "./resources/sync-job.ts";

const tags = ["Greenhouse fields"];

const CatalogueQuery = z.object({
  kind: CatalogueKind,
  q: z.string().max(200).optional().openapi({ description: "Text in the name, e-mail or requisition id; or an id." }),
  cursor: z.string().max(1_000).optional().openapi({ description: "`nextCursor` of the page before." }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
});

export const fieldMappingsApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/connections/{id}/field-mappings",
      tags,
      summary: "What fills each custom field, with suggestions and what is wrong",
      request: { params: IdParam },
      responses: answers(200, "All custom fields of jobs and openings.", FieldMappings, [404, 409]),
    }),
    async (c) => {
      const held = await getMappings(c.get("scope"), c.req.valid("param").id);
      return held.ok ? c.json(fieldMappingsOf(held.value), 200) : refuse(c, held);
    },
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/connections/{id}/field-mappings",
      tags,
      summary: "Replace what fills the custom fields, or what our words mean",
      description: "Owners and admins. All or nothing: what does not fit is named field by field.",
      request: { params: IdParam, body: jsonBody(FieldMappingsChange) },
      responses: answers(200, "As they are now.", FieldMappings, [403, 404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const scope = c.get("scope");
      const { id } = c.req.valid("param");
      const changed = await changeMappings(scope, id, (held) => changesOf(held, c.req.valid("json")));
      if (changed.ok) return c.json(fieldMappingsOf(changed.value), 200);
      if (changed.reason === "unmappable")
        return refuseFaults(
          c,
          changed,
          changed.faults.map(({ at, message }) => ({ field: at, message })),
        );
      return refuse(c, changed);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/connections/{id}/catalogue",
      tags,
      summary: "What Greenhouse offers of one kind, by name",
      request: { params: IdParam, query: CatalogueQuery },
      responses: answers(200, "A page of what is active.", pageOf(CatalogueItem), [404, 409]),
    }),
    async (c) => {
      const { kind, q, cursor, limit } = c.req.valid("query");
      const after = readCursor(cursor);
      if (!after.ok) return refuse(c, after);
      const filter = { kind, ...(q === undefined ? {} : { q }) };
      const page = await pageOfCatalogue(c.get("scope"), c.req.valid("param").id, filter, {
        after: after.value,
        limit,
      });
      if (!page.ok) return refuse(c, page);
      const { data, next } = page.value;
      return c.json({ data: data.map(catalogueItemOf), nextCursor: cursorText(next) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/connections/{id}/catalogue/read",
      tags,
      summary: "Read Greenhouse's fields, jobs and people again now",
      description: "They are read every hour by themselves. A reading that is under way is joined.",
      request: { params: IdParam },
      responses: answers(202, "The job that reads them.", JobStarted, [404, 409]),
    }),
    async (c) => {
      const started = await readCatalogueNow(c.get("scope"), c.req.valid("param").id);
      return started.ok ? c.json(started.value, 202) : refuse(c, started);
    },
  );
