// /api/v1/new-hires, /packages and the documents of hires: who starts soon, inviting them, and their files.
import { createRoute, z } from "@hono/zod-openapi";
import { InvitationInput } from "#shared/domain/onboarding/invitation.ts";
import { readTenant } from "#shared/db/tenants.ts";
import { inviteNewHire, prefilled } from "../operations/onboarding/invitations.ts";
import { getNewHire, listNewHires, lookForNewHiresNow, periodFilter } from "../operations/onboarding/new-hires.ts";
import {
  addPackage,
  changePackage,
  getPackage,
  listPackages,
  removePackage,
} from "../operations/onboarding/packages.ts";
import { documentsApi } from "./documents.ts";
import { IdParam, answers, given, jsonBody, listQuery, pageOf, pageRequest } from "./answers.ts";
import { refuse, refuseFields } from "./errors.ts";
import { newApi } from "./new-api.ts";
import {
  InvitationWish,
  NewHire,
  newHireDetailOf,
  newHireOf,
  NewHireWithDocuments,
  NewPackage,
  Package,
  packageOf,
} from "./resources/new-hire.ts";

const tags = ["Onboarding"];
const isTrue = z.enum(["true", "false"]).transform((word) => word === "true");
const day = z.iso.date().optional();

const newHiresApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/new-hires",
      tags,
      summary: "List new hires, the last to come in first",
      request: {
        query: z.object({
          ...listQuery,
          q: z.string().max(200).optional().openapi({ description: "Text in name, e-mail, posting or designation." }),
          uploadedFrom: day.openapi({
            description: "The first day of the uploaded period, in the company's time zone.",
          }),
          uploadedTo: day.openapi({ description: "Its last day, which is included." }),
          isInvited: isTrue.optional(),
          withWithdrawn: isTrue.optional().openapi({ description: "Also those who no longer count." }),
        }),
      },
      responses: answers(200, "A page of new hires.", pageOf(NewHire), []),
    }),
    async (c) => {
      const scope = c.get("scope");
      const { cursor, limit, uploadedFrom: from, uploadedTo: to, ...rest } = c.req.valid("query");
      const { timeZone } = await readTenant(scope.tenant);
      const filter = { ...given(rest), ...periodFilter({ from, to }, timeZone) };
      const page = await listNewHires(scope, filter, pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map((row) => newHireOf(row, scope.now)), nextCursor: page.nextCursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/new-hires/{id}",
      tags,
      summary: "Look at a new hire with documents and mails",
      request: { params: IdParam },
      responses: answers(200, "The new hire.", NewHireWithDocuments, [404]),
    }),
    async (c) => {
      const found = await getNewHire(c.get("scope"), c.req.valid("param").id);
      if (!found.ok) return refuse(c, found);
      return c.json(newHireDetailOf(found.value, c.get("scope").now, c.env.PUBLIC_URL), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/new-hires/{id}/invitations",
      tags,
      summary: "Invite a new hire, or invite them again",
      description:
        "What is left out is pre-filled: as it was sent last, or as the ATS says. Links of earlier mails are dead from then on.",
      request: { params: IdParam, body: jsonBody(InvitationWish) },
      responses: answers(201, "The new hire, invited.", NewHireWithDocuments, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const scope = c.get("scope");
      const { id } = c.req.valid("param");
      const found = await getNewHire(scope, id);
      if (!found.ok) return refuse(c, found);
      const input = InvitationInput.safeParse({ ...prefilled(found.value), ...given(c.req.valid("json")) });
      if (!input.success) return refuseFields(c, "body", input.error);
      const invited = await inviteNewHire(scope, id, input.data);
      if (!invited.ok) return refuse(c, invited);
      return c.json(newHireDetailOf(invited.value, scope.now, c.env.PUBLIC_URL), 201);
    },
  );

const lookApi = newApi().openapi(
  createRoute({
    method: "post",
    path: "/connections/{id}/look-for-new-hires",
    tags,
    summary: "Look for new hires now",
    description: "Without waiting for the next look, which comes every four hours. The job tells when it is over.",
    request: { params: IdParam },
    responses: answers(202, "The job.", z.object({ jobId: z.string() }), [404, 409]),
  }),
  async (c) => {
    const asked = await lookForNewHiresNow(c.get("scope"), c.req.valid("param").id);
    return asked.ok ? c.json(asked.value, 202) : refuse(c, asked);
  },
);

const packagesApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/packages",
      tags,
      summary: "List packages by name",
      description: "All of them: there is no second page.",
      responses: answers(200, "The packages.", pageOf(Package), []),
    }),
    async (c) => c.json({ data: (await listPackages(c.get("scope"))).map(packageOf), nextCursor: null }, 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/packages",
      tags,
      summary: "Add a package",
      description: "Owners and admins.",
      request: { body: jsonBody(NewPackage) },
      responses: answers(201, "The package.", Package, [403, 409, 413, 415, 422]),
    }),
    async (c) => {
      const made = await addPackage(c.get("scope"), c.req.valid("json"));
      return made.ok ? c.json(packageOf(made.value), 201) : refuse(c, made);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/packages/{id}",
      tags,
      summary: "Look at a package",
      request: { params: IdParam },
      responses: answers(200, "The package.", Package, [404]),
    }),
    async (c) => {
      const found = await getPackage(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(packageOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/packages/{id}",
      tags,
      summary: "Replace a package",
      description: "Owners and admins.",
      request: { params: IdParam, body: jsonBody(NewPackage) },
      responses: answers(200, "The package.", Package, [403, 404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const changed = await changePackage(c.get("scope"), c.req.valid("param").id, c.req.valid("json"));
      return changed.ok ? c.json(packageOf(changed.value), 200) : refuse(c, changed);
    },
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/packages/{id}",
      tags,
      summary: "Remove a package",
      description: "Owners and admins. New hires with its code are flagged from then on.",
      request: { params: IdParam },
      responses: answers(200, "The id of what was removed.", z.object({ id: z.string() }), [403, 404]),
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const removed = await removePackage(c.get("scope"), id);
      return removed.ok ? c.json({ id }, 200) : refuse(c, removed);
    },
  );

export const onboardingApi = newApi()
  .route("/", newHiresApi)
  .route("/", lookApi)
  .route("/", packagesApi)
  .route("/", documentsApi);
