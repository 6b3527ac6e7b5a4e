// Onboarding over HTTP: the grid, one new hire, Quick invite and its form.
import { Hono } from "hono";
import { listAudit } from "#shared/db/audit-log.ts";
import { suggestNewHires } from "#shared/db/new-hires.ts";
import { InvitationInput } from "#shared/domain/onboarding/invitation.ts";
import { BLANK_FORM, type FormState } from "../../components/field.tsx";
import type { ReportsEnv } from "../../env.ts";
import {
  inviteNewHire,
  inviteSeveral,
  MOST_AT_ONCE,
  prefilled,
  revoke,
} from "../../operations/onboarding/invitations.ts";
import { getNewHire, gridOfNewHires, listNewHires, periodFilter } from "../../operations/onboarding/new-hires.ts";
import { listPackages } from "../../operations/onboarding/packages.ts";
import { onboardingConnections } from "../../operations/onboarding/settings.ts";
import { filterOf, GRID_QUERY, orderOf, pageOf, periodOf } from "../../view-models/onboarding-query.ts";
import { pageNotFound } from "../errors.tsx";
import { done, fieldsOf, formatsOf, go, problem, queryOf, show, underDrawer, type PageContext } from "../respond.tsx";
import { InviteForm } from "./invite-form.tsx";
import { NewHirePage } from "./new-hire-page.tsx";
import { NewHiresPage } from "./new-hires-page.tsx";
import { QuickInvitePage } from "./quick-invite-page.tsx";
import { Suggestions } from "./suggestions.tsx";

const GRID = "/onboarding/new-hires";
const SUGGESTED = 8;

export const newHireRoutes = new Hono<ReportsEnv>()
  .get("/onboarding", (c) => c.redirect(GRID, 303))
  .get(GRID, grid)
  .post(`${GRID}/invite`, inviteSelected)
  .get("/onboarding/quick-invite", find)
  .get("/onboarding/quick-invite/names", suggest)
  .get(`${GRID}/:id`, one)
  .get(`${GRID}/:id/invite`, startInvite)
  .post(`${GRID}/:id/invite`, inviteOne)
  .post(`${GRID}/:id/revoke`, takeBack);

async function grid(c: PageContext) {
  const scope = c.get("scope");
  const { timeZone } = c.get("signedIn").tenant;
  const query = queryOf(c, GRID_QUERY);
  const filter = { ...filterOf(query), ...periodFilter(periodOf(query, timeZone, scope.now), timeZone) };
  const page = pageOf(query);
  const [found, connections] = await Promise.all([
    gridOfNewHires(scope, filter, { ...orderOf(query), page }),
    onboardingConnections(scope),
  ]);
  const view = { ...found, page, query, formats: formatsOf(c), connections };
  return show(c, { title: "New hires" }, <NewHiresPage view={view} />);
}

async function one(c: PageContext) {
  const scope = c.get("scope");
  const found = await getNewHire(scope, c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const record = await listAudit(scope.tenant, { subjectId: found.value.id }, { cursor: null, limit: 20 });
  const view = { hire: found.value, record: record.data, formats: formatsOf(c) };
  return show(c, { title: found.value.name || "New hire", isNarrow: true }, <NewHirePage view={view} />);
}

/** By name as typed: one who fits leads straight to the form, several are listed. */
async function find(c: PageContext) {
  const scope = c.get("scope");
  const q = queryOf(c, ["q"])["q"] ?? "";
  const some = { cursor: null, limit: 100 };
  const [soon, found] = await Promise.all([
    gridOfNewHires(scope, { isInvited: false }, { order: "startDate", isDescending: false, page: 1 }),
    q === "" ? null : listNewHires(scope, { q }, some),
  ]);
  const exact = found?.data.filter(({ name }) => name.toLowerCase() === q.toLowerCase()) ?? [];
  const [only, ...others] = exact.length > 0 ? exact : (found?.data ?? []);
  if (only !== undefined && others.length === 0) return go(c, `${GRID}/${only.id}/invite`);
  const view = {
    q,
    found: found?.data ?? null,
    isMore: (found?.nextCursor ?? null) !== null,
    soon: soon.rows.slice(0, 10),
    formats: formatsOf(c),
  };
  return show(c, { title: "Quick invite" }, <QuickInvitePage view={view} />);
}

/** What fits as far as it is typed; a part of the page, asked for by its script. */
async function suggest(c: PageContext) {
  const scope = c.get("scope");
  const rows = await suggestNewHires(scope.tenant, queryOf(c, ["q"])["q"] ?? "", SUGGESTED + 1);
  const view = { rows: rows.slice(0, SUGGESTED), isMore: rows.length > SUGGESTED, formats: formatsOf(c) };
  return c.html(<Suggestions view={view} />);
}

const FIELDS = [
  "name",
  "email",
  "designation",
  "location",
  "startDate",
  "managerName",
  "managerEmail",
  "packageCode",
] as const;

async function startInvite(c: PageContext) {
  const found = await getNewHire(c.get("scope"), c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const filled = prefilled(found.value);
  const values = Object.fromEntries(FIELDS.map((name) => [name, filled[name] ?? ""]));
  return showForm(c, found.value.id, { ...BLANK_FORM, values });
}

async function inviteOne(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const values = await fieldsOf(c, FIELDS);
  const input = InvitationInput.safeParse(values);
  if (!input.success) return showForm(c, id, { values, errors: faultsOf(input.error.issues) });
  const invited = await inviteNewHire(c.get("scope"), id, input.data);
  if (invited.ok)
    return go(c, underDrawer(c, `${GRID}/${id}`), done(`The invitation to ${input.data.name} is on its way.`));
  if (invited.reason === "not_found") return pageNotFound(c);
  return showForm(c, id, { values, errors: { "": invited.message } });
}

function faultsOf(issues: readonly { readonly path: PropertyKey[]; readonly message: string }[]) {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ""), message]));
}

async function showForm(c: PageContext, id: string, form: FormState) {
  const scope = c.get("scope");
  const [found, packages] = await Promise.all([getNewHire(scope, id), listPackages(scope)]);
  if (!found.ok) return pageNotFound(c);
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  const view = { hire: found.value, form, packages, formats: formatsOf(c) };
  return show(c, { title: `Invite ${found.value.name}`, isNarrow: true, status }, <InviteForm view={view} />);
}

async function inviteSelected(c: PageContext) {
  const body = await c.req.parseBody({ all: true });
  const ids = [body["id"] ?? []].flat().filter((id) => typeof id === "string");
  if (ids.length === 0)
    return go(c, GRID, problem({ message: "Nobody was selected. Tick the people to invite first." }));
  if (ids.length > MOST_AT_ONCE)
    return go(c, GRID, problem({ message: `Select at most ${MOST_AT_ONCE} people at once. Nobody was invited.` }));
  const { invited, skipped } = await inviteSeveral(c.get("scope"), ids);
  const formats = formatsOf(c);
  const sent =
    invited.length === 0
      ? "Nobody was invited."
      : `${formats.count(invited.length, "invitation is", "invitations are")} on the way.`;
  const not = skipped.map(({ hire, why }) => `${hire.name || "somebody without a name"}: ${why}`).join("; ");
  const words = not === "" ? sent : `${sent} Not invited: ${not}.`;
  return go(c, underDrawer(c, GRID), skipped.length === 0 ? done(words) : problem({ message: words }));
}

async function takeBack(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const taken = await revoke(c.get("scope"), id);
  if (!taken.ok) return pageNotFound(c);
  return go(c, `${GRID}/${id}`, done("The invitation is taken back. Its link no longer works."));
}
