// The document center over HTTP: who has documents, whose they are, and one on its way to the browser.
import { Hono } from "hono";
import { documentAnswer } from "../../document-answer.ts";
import type { ReportsEnv } from "../../env.ts";
import { openDocument } from "../../operations/onboarding/documents.ts";
import { getNewHire, listNewHires } from "../../operations/onboarding/new-hires.ts";
import { pageNotFound } from "../errors.tsx";
import { pageOfQuery } from "../list-limits.ts";
import { formatsOf, queryOf, show, type PageContext } from "../respond.tsx";
import { DocumentCenterPage, DocumentTroublePage, PersonDocumentsPage } from "./documents-pages.tsx";

const PATH = "/onboarding/documents";

export const documentRoutes = new Hono<ReportsEnv>()
  .get(PATH, center)
  .get(`${PATH}/:id`, person)
  .get(`${PATH}/:id/:document/content`, content);

async function center(c: PageContext) {
  const query = queryOf(c, ["q", "cursor"]);
  const filter = { ...(query["q"] ? { q: query["q"] } : {}), withWithdrawn: true };
  const page = await listNewHires(c.get("scope"), filter, pageOfQuery(query));
  const view = { rows: page.data, nextCursor: page.nextCursor, query, formats: formatsOf(c) };
  return show(c, { title: "Document center" }, <DocumentCenterPage view={view} />);
}

async function person(c: PageContext) {
  const found = await getNewHire(c.get("scope"), c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const page = <PersonDocumentsPage hire={found.value} formats={formatsOf(c)} />;
  return show(c, { title: `Documents of ${found.value.name}`, isNarrow: true }, page);
}

const STATUS = {
  document_gone: 404,
  document_unprocessable: 422,
  connection_not_active: 409,
  permission_missing: 409,
  unavailable: 503,
} as const;

async function content(c: PageContext) {
  const [id, document] = [c.req.param("id") ?? "", c.req.param("document") ?? ""];
  const opened = await openDocument(c.get("scope"), id, document);
  if (opened.ok) return documentAnswer(opened.value);
  const { reason } = opened;
  if (reason === "not_found") return pageNotFound(c);
  const page = <DocumentTroublePage reason={reason} personId={id} again={c.req.path} />;
  return show(c, { title: "Document", isNarrow: true, status: STATUS[reason] }, page);
}
