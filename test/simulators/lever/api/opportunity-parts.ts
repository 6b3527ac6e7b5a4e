// What hangs on one opportunity: applications, offers, files, résumés, interviews and notes.
import { Hono } from "hono";
import { z } from "zod";
import { storeFile } from "../acts/files.ts";
import type { Note, Offer, StoredFile } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { callerWith, performAs, queryOf, readJson } from "./body.ts";
import type { Routes } from "./body.ts";
import type { ApiEnv } from "./edge.ts";
import { badRequest, LeverError, notFound } from "./errors.ts";
import { visibleOpportunity } from "./opportunities.ts";
import { expansions, withinBounds } from "./query.ts";
import { applicationShape } from "./shapes.ts";
import { fileShape, interviewShape, noteShape, offerShape, resumeShape } from "./part-shapes.ts";

const noteBody = z.object({
  value: z.string().min(1),
  secret: z.boolean().optional(),
  createdAt: z.int().optional(),
});

function ofOpportunity<T extends { opportunityId: string }>(rows: Record<string, T>, opportunityId: string): T[] {
  return Object.values(rows).filter((row) => row.opportunityId === opportunityId);
}

function findPart<T extends { opportunityId: string }>(
  rows: Record<string, T>,
  kind: string,
  opportunityId: string,
  id: string,
): T {
  const found = rows[id];
  if (found?.opportunityId !== opportunityId) throw notFound(kind, id);
  return found;
}

function findFile(account: Account, kind: StoredFile["kind"], opportunityId: string, id: string): StoredFile {
  const found = findPart(account.files, `${kind}s`, opportunityId, id);
  if (found.kind !== kind) throw notFound(`${kind}s`, id);
  return found;
}

function download(file: StoredFile): Response {
  if (file.status === "error") throw new LeverError(422, "UnprocessableEntity", "The file could not be processed");
  return new Response(Buffer.from(file.contentBase64, "base64"), {
    headers: {
      "content-type": file.type,
      "content-disposition": `attachment; filename="${file.name.replaceAll('"', "")}"`,
    },
  });
}

/** Where redirected downloads lead: an address that carries its own permission, and refuses a second one, as storages do. */
export const storage: Routes = (sim) => {
  const routes = new Hono<ApiEnv>();
  routes.get("/:id", (c) => {
    if (c.req.header("authorization") !== undefined) return c.text("Only one auth mechanism allowed", 400);
    const files = Object.values(sim.state.accounts).flatMap((account) => Object.values(account.files));
    const file = files.find(({ id }) => id === c.req.param("id"));
    return file === undefined ? c.text("NoSuchKey", 404) : download(file);
  });
  return routes;
};

export const opportunityParts: Routes = (sim) => {
  const routes = new Hono<ApiEnv>();
  const { webUrl } = sim.options;

  routes.get("/:id/applications", (c) => {
    const caller = callerWith(c, "applications:read");
    const row = visibleOpportunity(caller, c.req.param("id"));
    const data = row.application ? [applicationShape(caller.account, row, row.application)] : [];
    return c.json({ data, hasNext: false });
  });
  routes.get("/:id/applications/:part", (c) => {
    const caller = callerWith(c, "applications:read");
    const row = visibleOpportunity(caller, c.req.param("id"));
    if (row.application?.id !== c.req.param("part")) throw notFound("applications", c.req.param("part"));
    return c.json({ data: applicationShape(caller.account, row, row.application) });
  });

  routes.get("/:id/offers", (c) => {
    const caller = callerWith(c, "offers:read");
    const expanded = expansions(queryOf(c), ["creator"]);
    const row = visibleOpportunity(caller, c.req.param("id"));
    const shape = (offer: Offer) => offerShape(caller.account, offer, expanded, new URL(c.req.url).origin);
    return c.json({ data: ofOpportunity(caller.account.offers, row.id).map(shape), hasNext: false });
  });
  routes.get("/:id/offers/:part/download", (c) => {
    const caller = callerWith(c, "offers:read");
    const row = visibleOpportunity(caller, c.req.param("id"));
    const offer = findPart(caller.account.offers, "offers", row.id, c.req.param("part"));
    const isSigned = c.req.query("status") === "signed";
    if ((isSigned ? offer.signedAt : offer.sentAt) === null) throw notFound("offers", offer.id);
    return c.body(`Offer letter ${offer.id} (${isSigned ? "signed" : "sent"})`, 200, {
      "content-type": "application/pdf",
    });
  });

  for (const kind of ["file", "resume"] as const) {
    const scope = `${kind}s:read`;
    const shape = kind === "file" ? fileShape : resumeShape;
    routes.get(`/:id/${kind}s`, (c) => {
      const caller = callerWith(c, scope);
      const isUploaded = withinBounds(queryOf(c), "uploaded_at");
      const row = visibleOpportunity(caller, c.req.param("id") ?? "");
      const files = ofOpportunity(caller.account.files, row.id).filter(
        (file) => file.kind === kind && isUploaded(file.uploadedAt),
      );
      return c.json({ data: files.map((file) => shape(file, webUrl)), hasNext: false });
    });
    routes.get(`/:id/${kind}s/:part`, (c) => {
      const caller = callerWith(c, scope);
      const row = visibleOpportunity(caller, c.req.param("id") ?? "");
      return c.json({ data: shape(findFile(caller.account, kind, row.id, c.req.param("part") ?? ""), webUrl) });
    });
    routes.get(`/:id/${kind}s/:part/download`, (c) => {
      const caller = callerWith(c, scope);
      const row = visibleOpportunity(caller, c.req.param("id") ?? "");
      const file = findFile(caller.account, kind, row.id, c.req.param("part") ?? "");
      const byRedirect = caller.account.settings.downloadsByRedirect === true && file.status !== "error";
      return byRedirect ? c.redirect(`${new URL(c.req.url).origin}/storage/${file.id}`, 302) : download(file);
    });
  }
  routes.post("/:id/files", async (c) => {
    const caller = callerWith(c, "files:write");
    performAs(c, true);
    const row = visibleOpportunity(caller, c.req.param("id"));
    const file = (await c.req.formData()).get("file");
    if (!(file instanceof File)) throw badRequest("Missing required field: file");
    const stored = await storeFile(sim, caller.account, row, "file", file);
    return c.json({ data: fileShape(stored, webUrl) }, 201);
  });
  routes.delete("/:id/files/:part", (c) => {
    const caller = callerWith(c, "files:write");
    performAs(c, true);
    const row = visibleOpportunity(caller, c.req.param("id"));
    delete caller.account.files[findFile(caller.account, "file", row.id, c.req.param("part")).id];
    sim.touch();
    return c.body(null, 204);
  });

  routes.get("/:id/interviews", (c) => {
    const caller = callerWith(c, "interviews:read");
    const row = visibleOpportunity(caller, c.req.param("id"));
    const data = ofOpportunity(caller.account.interviews, row.id).map((one) => interviewShape(caller.account, one));
    return c.json({ data, hasNext: false });
  });
  routes.get("/:id/interviews/:part", (c) => {
    const caller = callerWith(c, "interviews:read");
    const row = visibleOpportunity(caller, c.req.param("id"));
    const found = findPart(caller.account.interviews, "interviews", row.id, c.req.param("part"));
    return c.json({ data: interviewShape(caller.account, found) });
  });

  routes.get("/:id/notes", (c) => {
    const caller = callerWith(c, "notes:read");
    const row = visibleOpportunity(caller, c.req.param("id"));
    return c.json({
      data: ofOpportunity(caller.account.notes, row.id).map((note) => noteShape(row, note)),
      hasNext: false,
    });
  });
  routes.post("/:id/notes", async (c) => {
    const caller = callerWith(c, "notes:write");
    const by = performAs(c, false);
    const row = visibleOpportunity(caller, c.req.param("id"));
    const body = await readJson(c, noteBody);
    const note: Note = {
      id: sim.random.uuid(),
      opportunityId: row.id,
      value: body.value,
      user: by,
      secret: body.secret ?? false,
      createdAt: body.createdAt ?? sim.clock.now(),
    };
    caller.account.notes[note.id] = note;
    sim.touch();
    return c.json({ data: { ...noteShape(row, note), noteId: note.id } }, 201);
  });

  return routes;
};
