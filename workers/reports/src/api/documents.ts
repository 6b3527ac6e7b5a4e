// Documents of hires and new hires: their list, and the bytes of one.
import { createRoute, z } from "@hono/zod-openapi";
import { documentAnswer } from "../document-answer.ts";
import { listDocuments, openDocument } from "../operations/onboarding/documents.ts";
import { IdParam, answers, pageOf } from "./answers.ts";
import { ErrorAnswer, codesOf, refuse, type ErrorStatus } from "./errors.ts";
import { newApi } from "./new-api.ts";
import { Document, documentOf } from "./resources/new-hire.ts";

const tags = ["Onboarding"];
const DocumentParam = IdParam.extend({ documentId: z.string().max(200) });

function listRoute<const Path extends "/hires/{id}/documents" | "/new-hires/{id}/documents">(path: Path) {
  return createRoute({
    method: "get",
    path,
    tags,
    summary: "List a person's résumés and files",
    description: "All of them: there is no second page. A hire who did not come in for onboarding has none.",
    request: { params: IdParam },
    responses: answers(200, "The documents.", pageOf(Document), [404]),
  });
}

const errorAnswer = (status: ErrorStatus) => ({
  description: `\`${codesOf(status).join("`, `")}\``,
  content: { "application/json": { schema: ErrorAnswer } },
});

function contentRoute<
  const Path extends "/hires/{id}/documents/{documentId}/content" | "/new-hires/{id}/documents/{documentId}/content",
>(path: Path) {
  return createRoute({
    method: "get",
    path,
    tags,
    summary: "Download a document",
    description: "The bytes come from the ATS as you read them; nothing is stored here, and every download is audited.",
    request: { params: DocumentParam },
    responses: {
      200: {
        description: "The file.",
        content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
      },
      400: errorAnswer(400),
      401: errorAnswer(401),
      404: errorAnswer(404),
      409: errorAnswer(409),
      422: errorAnswer(422),
      500: errorAnswer(500),
      503: errorAnswer(503),
    },
  });
}

export const documentsApi = newApi()
  .openapi(listRoute("/hires/{id}/documents"), async (c) => {
    const { id } = c.req.valid("param");
    const found = await listDocuments(c.get("scope"), id);
    if (!found.ok) return refuse(c, found);
    return c.json({ data: found.value.map((row) => documentOf(row, id, c.env.PUBLIC_URL)), nextCursor: null }, 200);
  })
  .openapi(listRoute("/new-hires/{id}/documents"), async (c) => {
    const { id } = c.req.valid("param");
    const found = await listDocuments(c.get("scope"), id);
    if (!found.ok) return refuse(c, found);
    return c.json({ data: found.value.map((row) => documentOf(row, id, c.env.PUBLIC_URL)), nextCursor: null }, 200);
  })
  .openapi(contentRoute("/hires/{id}/documents/{documentId}/content"), async (c) => {
    const { id, documentId } = c.req.valid("param");
    const opened = await openDocument(c.get("scope"), id, documentId);
    return opened.ok ? documentAnswer(opened.value) : refuse(c, opened);
  })
  .openapi(contentRoute("/new-hires/{id}/documents/{documentId}/content"), async (c) => {
    const { id, documentId } = c.req.valid("param");
    const opened = await openDocument(c.get("scope"), id, documentId);
    return opened.ok ? documentAnswer(opened.value) : refuse(c, opened);
  });
