// POST /v1/opportunities, as JSON or multipart: `deduped` tells whether the person was known by e-mail.
import type { Context } from "hono";
import { Hono } from "hono";
import { z } from "zod";
import { setArchived } from "../acts/archive.ts";
import { addCandidate } from "../acts/candidates.ts";
import { storeFile } from "../acts/files.ts";
import { contactOf } from "../acts/find.ts";
import { origins } from "../state/words.ts";
import { callerWith, parse, performAs, readJson } from "./body.ts";
import type { Routes } from "./body.ts";
import type { ApiEnv } from "./edge.ts";
import { badRequest, forbidden } from "./errors.ts";
import { opportunityShape } from "./shapes.ts";

const phone = z.object({ type: z.string().nullable().default(null), value: z.string() });
const opportunityBody = z.object({
  name: z.string().optional(),
  headline: z.string().optional(),
  stage: z.string().optional(),
  location: z.string().optional(),
  phones: z.array(phone).optional(),
  emails: z.array(z.string()).optional(),
  links: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  sources: z.array(z.string()).optional(),
  origin: z.enum(origins).optional(),
  owner: z.string().optional(),
  followers: z.array(z.string()).optional(),
  postings: z.array(z.string()).optional(),
  createdAt: z.coerce.number().int().optional(),
  archived: z.object({ reason: z.string().optional(), archivedAt: z.coerce.number().int().optional() }).optional(),
  contact: z.string().optional(),
  opportunityLocation: z.string().optional(),
});

interface Upload {
  file: File;
  kind: "file" | "resume";
}

const uploadLimitBytes = 30 * 1024 * 1024;

/** Array fields come as `emails[]`, nested ones as `phones[0][value]` or `archived[reason]`. */
function fromForm(form: FormData): { body: unknown; uploads: Upload[] } {
  const body: Record<string, unknown> = {};
  const archived: Record<string, string> = {};
  const phones: { value: string }[] = [];
  const uploads: Upload[] = [];
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string") {
      uploads.push({ file: value, kind: name === "resumeFile" ? "resume" : "file" });
    } else if (/^phones\[\d*\]\[value\]$/.test(name)) phones.push({ value });
    else if (name.startsWith("archived[")) archived[name.slice(9, -1)] = value;
    else if (name.endsWith("[]")) body[name.slice(0, -2)] = form.getAll(name).filter((one) => typeof one === "string");
    else body[name] = value;
  }
  if (phones.length > 0) body["phones"] = phones;
  if (Object.keys(archived).length > 0) body["archived"] = archived;
  return { body, uploads };
}

async function readOpportunity(c: Context<ApiEnv>) {
  if (!(c.req.header("content-type") ?? "").includes("multipart/form-data")) {
    return { input: await readJson(c, opportunityBody), uploads: [] };
  }
  const { body, uploads } = fromForm(await c.req.formData());
  if (uploads.reduce((sum, { file }) => sum + file.size, 0) > uploadLimitBytes) {
    throw badRequest("The request is larger than 30 MB");
  }
  return { input: parse(opportunityBody, body), uploads };
}

export const opportunityCreation: Routes = (sim) => {
  const routes = new Hono<ApiEnv>();
  routes.post("/", async (c) => {
    const caller = callerWith(c, "opportunities:write");
    const { account } = caller;
    const by = performAs(c, true);
    const { input, uploads } = await readOpportunity(c);
    if ((input.postings ?? []).length > 1) throw badRequest("Only one posting may be specified");
    const posting = account.postings[input.postings?.[0] ?? ""];
    if (posting?.confidentiality === "confidential" && !caller.hasConfidentialAccess) {
      throw forbidden("Confidential access is required");
    }
    for (const userId of [input.owner, ...(input.followers ?? [])]) {
      if (userId !== undefined && !account.users[userId]) throw badRequest(`User ${userId} does not exist`);
    }
    const isPostingOwners = c.req.query("perform_as_posting_owner") === "true";
    if (isPostingOwners && !posting) throw badRequest("perform_as_posting_owner needs exactly one posting");
    const { postings, contact, archived, ...rest } = input;
    if (archived?.reason !== undefined && !account.archiveReasons.some(({ id }) => id === archived.reason)) {
      throw badRequest(`Archive reason ${archived.reason} does not exist`);
    }
    const { opportunity, isDeduped } = addCandidate(sim, account, {
      ...rest,
      owner: (isPostingOwners ? posting?.owner : undefined) ?? input.owner,
      postingId: postings?.[0],
      contactId: contact,
      by,
    });
    if (archived?.reason !== undefined) {
      setArchived(sim, account, opportunity, { reason: archived.reason, at: archived.archivedAt });
    }
    for (const { file, kind } of uploads) await storeFile(sim, account, opportunity, kind, file);
    const data = opportunityShape(account, opportunity, contactOf(account, opportunity), sim.options.webUrl);
    return c.json({ deduped: isDeduped, data }, 201);
  });
  return routes;
};
