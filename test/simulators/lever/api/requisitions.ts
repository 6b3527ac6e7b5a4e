// /v1/requisitions: public shape on reads, Lever's internal shape on writes, and the switches that make both a 403.
import { Hono } from "hono";
import { z } from "zod";
import { createRequisition, deleteRequisition, replaceRequisition } from "../acts/requisitions.ts";
import { findRequisition } from "../acts/find.ts";
import type { Requisition } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { writableRequisitionStatuses } from "../state/words.ts";
import { callerWith, queryOf, readJson } from "./body.ts";
import type { Routes } from "./body.ts";
import type { Caller } from "./caller.ts";
import type { ApiEnv } from "./edge.ts";
import { badRequest, forbidden } from "./errors.ts";
import type { SortedList } from "./pages.ts";
import { pageOf, sortRows } from "./pages.ts";
import { confidentialityTest, expansions, oneOf, withinBounds } from "./query.ts";
import { isConfidentialRequisition, requisitionShape } from "./shapes.ts";

const expandable = ["creator", "owner", "hiringManager"];
/** Recorded rows come in descending id order, not by time. */
const order: SortedList<Requisition> = { key: ({ id }) => [id], directions: ["desc"] };

/** Unknown fields, `department` among them, are ignored. */
const requisitionBody = z.object({
  requisitionCode: z.string().min(1),
  name: z.string().min(1),
  headcountTotal: z.union([z.int().min(0), z.literal("unlimited")]),
  backfill: z.boolean().optional(),
  compensationBand: z
    .object({ min: z.number(), max: z.number(), currency: z.string(), interval: z.string() })
    .nullish(),
  createdAt: z.int().optional(),
  customFields: z.record(z.string(), z.unknown()).optional(),
  employmentStatus: z.string().nullish(),
  hiringManager: z.string().nullish(),
  internalNotes: z.string().optional(),
  location: z.string().nullish(),
  owner: z.string().nullish(),
  status: z.enum(writableRequisitionStatuses).optional(),
  team: z.string().nullish(),
  postingIds: z.array(z.string()).optional(),
});
type RequisitionBody = z.output<typeof requisitionBody>;

export function demandRequisitions(account: Account): void {
  const { isEnterprise, areRequisitionsEnabled } = account.settings;
  if (!isEnterprise || !areRequisitionsEnabled) throw forbidden("Requisitions are not enabled for this account");
}

function demandWriting(account: Account): void {
  demandRequisitions(account);
  if (account.settings.requisitionMode === "off") {
    throw forbidden("API management of requisitions is not enabled for this account");
  }
}

function demandSight(caller: Caller, requisition: Requisition): Requisition {
  if (isConfidentialRequisition(caller.account, requisition) && !caller.hasConfidentialAccess) {
    throw forbidden("This requisition is confidential");
  }
  return requisition;
}

/** Drafts exist only where both people and the API manage requisitions; confidential postings need the grant. */
function checkBody(caller: Caller, body: RequisitionBody): RequisitionBody {
  if (body.status === "draft" && caller.account.settings.requisitionMode !== "hybrid") {
    throw badRequest("A draft requisition can only be created in Hybrid mode");
  }
  const isConfidential = (body.postingIds ?? []).some(
    (id) => caller.account.postings[id]?.confidentiality === "confidential",
  );
  if (isConfidential && !caller.hasConfidentialAccess) throw forbidden("Confidential access is required");
  return body;
}

const sentOnly = ["employmentStatus", "location", "team", "compensationBand", "timeToFillStartAt"] as const;

/** What a write answers: another vocabulary than a read, and of the optional fields only those that were sent. */
function internalShape(account: Account, requisition: Requisition, body: RequisitionBody): Record<string, unknown> {
  const optional = sentOnly.filter((name) => name in body).map((name) => [name, requisition[name]]);
  return {
    id: requisition.id,
    accountId: account.id,
    name: requisition.name,
    requisitionCode: requisition.requisitionCode,
    status: requisition.status,
    headcountTotal: requisition.headcountTotal,
    headcountHired: requisition.headcountHired,
    headcountInfinite: requisition.headcountTotal === "unlimited",
    backfill: requisition.backfill,
    createdAt: requisition.createdAt,
    updatedAt: requisition.updatedAt,
    creatorUserId: requisition.creator,
    ownerUserId: requisition.owner,
    hasConfidentialPosting: isConfidentialRequisition(account, requisition),
    internalNotes: requisition.internalNotes,
    postingIds: requisition.postingIds,
    reservedOfferIds: requisition.offerIds,
    stateHistory: requisition.stateHistory.map(({ beginAt, status, service }) => ({
      beginAt,
      status,
      attribution: { timestamp: beginAt, service },
    })),
    customFields: requisition.customFields,
    search: { nameCodeTokens: `${requisition.name} ${requisition.requisitionCode}`.toLowerCase().split(/\s+/) },
    ...Object.fromEntries(optional),
    ...(body.hiringManager === undefined ? {} : { hiringManagerUserId: requisition.hiringManager }),
  };
}

export const requisitionRoutes: Routes = (sim) => {
  const routes = new Hono<ApiEnv>();

  routes.get("/", (c) => {
    const caller = callerWith(c, "requisitions:read");
    const { account } = caller;
    demandRequisitions(account);
    const query = queryOf(c);
    const expanded = expansions(query, expandable);
    const isShown = confidentialityTest(query, caller.hasConfidentialAccess);
    const isCode = oneOf(query, "requisition_code");
    const isStatus = oneOf(query, "status");
    const isCreated = withinBounds(query, "created_at");
    const rows = Object.values(account.requisitions).filter(
      (requisition) =>
        isCode(requisition.requisitionCode) &&
        isStatus(requisition.status) &&
        isCreated(requisition.createdAt) &&
        isShown(isConfidentialRequisition(account, requisition) ? "confidential" : "non-confidential"),
    );
    const page = pageOf(sim, `${account.id}/requisitions`, query, sortRows(rows, order), order);
    return c.json({ ...page, data: page.data.map((row) => requisitionShape(account, row, expanded)) });
  });

  routes.get("/:id", (c) => {
    const caller = callerWith(c, "requisitions:read");
    demandRequisitions(caller.account);
    const expanded = expansions(queryOf(c), expandable);
    const requisition = demandSight(caller, findRequisition(caller.account, c.req.param("id")));
    return c.json({ data: requisitionShape(caller.account, requisition, expanded) });
  });

  routes.post("/", async (c) => {
    const caller = callerWith(c, "requisitions:write");
    demandWriting(caller.account);
    const body = checkBody(caller, await readJson(c, requisitionBody));
    const requisition = createRequisition(sim, caller.account, body, null);
    return c.json({ data: internalShape(caller.account, requisition, body) }, 201);
  });

  routes.put("/:id", async (c) => {
    const caller = callerWith(c, "requisitions:write");
    demandWriting(caller.account);
    const requisition = demandSight(caller, findRequisition(caller.account, c.req.param("id")));
    const body = checkBody(caller, await readJson(c, requisitionBody));
    replaceRequisition(sim, caller.account, requisition, body);
    return c.json({ data: internalShape(caller.account, requisition, body) });
  });

  routes.delete("/:id", (c) => {
    const caller = callerWith(c, "requisitions:write");
    demandWriting(caller.account);
    const requisition = demandSight(caller, findRequisition(caller.account, c.req.param("id")));
    deleteRequisition(sim, caller.account, requisition);
    return c.body(null, 204);
  });

  return routes;
};

/** The account's own requisition fields; their list knows no `hasNext`. */
export const requisitionFieldRoutes: Routes = () => {
  const routes = new Hono<ApiEnv>();
  routes.get("/", (c) => {
    const { account } = callerWith(c, "requisition_fields:read");
    demandRequisitions(account);
    const query = queryOf(c);
    const isType = oneOf(query, "type");
    const isRequired = oneOf(query, "isRequired");
    const data = account.requisitionFields.filter(
      (field) => isType(field.type) && isRequired(String(field.isRequired)),
    );
    return c.json({ data });
  });
  routes.get("/:id", (c) => {
    const { account } = callerWith(c, "requisition_fields:read");
    demandRequisitions(account);
    const data = account.requisitionFields.find(({ id }) => id === c.req.param("id"));
    // Recorded: this miss has another code than all others.
    if (!data) {
      return c.json({ code: "NotFoundError", message: "That requisition field doesn't exist on your account" }, 404);
    }
    return c.json({ data });
  });
  return routes;
};
