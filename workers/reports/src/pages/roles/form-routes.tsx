// Making and changing roles over HTTP; a fault gives the same form back with what was typed.
import { Hono } from "hono";
import { recruiterChoices } from "#shared/db/role-parts.ts";
import type { PostingRef } from "#shared/domain/marketplace/role.ts";
import type { ReportsEnv } from "../../env.ts";
import type { FormState } from "../../components/field.tsx";
import { editRole } from "../../operations/roles/edit-role.ts";
import { hasMarketplace } from "../../operations/roles/market-state.ts";
import { activePosting, createRole, getRole, postingChoices, type RoleDetail } from "../../operations/roles/roles.ts";
import {
  blankRoleForm,
  FACT_FIELDS,
  factsOfForm,
  formOfRole,
  roleFaults,
  TERM_FIELDS,
  termsOfForm,
} from "../../view-models/role-form.ts";
import { placeWords } from "../../view-models/role-words.ts";
import { pageNotFound } from "../errors.tsx";
import { done, go, problem, queryOf, show, type PageContext } from "../respond.tsx";
import { PostingChoicePage } from "./activate-page.tsx";
import { RoleForm, type RoleFormView } from "./role-form.tsx";

export const roleFormRoutes = new Hono<ReportsEnv>()
  .get("/roles/new", (c) => showNew(c, blankRoleForm(c.get("signedIn").tenant.currency), []))
  .post("/roles", addByHand)
  .get("/roles/activate", chooseOrComplete)
  .post("/roles/activate", activate)
  .get("/roles/:id/edit", startEdit)
  .post("/roles/:id", edit);

const ROLES = { href: "/roles", label: "Roles" };

async function typedOf(c: PageContext) {
  const body = await c.req.parseBody({ all: true });
  const text = (name: string) => (typeof body[name] === "string" ? body[name].trim() : "");
  const values = Object.fromEntries([...FACT_FIELDS, ...TERM_FIELDS].map((name) => [name, text(name)]));
  const recruiterIds = [body["recruiter"] ?? []].flat().filter((one) => typeof one === "string");
  const status = text("status") === "open" ? ("open" as const) : ("draft" as const);
  return { values, recruiterIds, status, ref: { connectionId: text("connection"), postingId: text("posting") } };
}

async function addByHand(c: PageContext) {
  const { values, recruiterIds, status } = await typedOf(c);
  const [facts, terms] = [factsOfForm(values), termsOfForm(values)];
  if (!facts.success || !terms.success) return showNew(c, roleFaults(values, facts.error, terms.error), recruiterIds);
  const made = await createRole(c.get("scope"), {
    from: { facts: facts.data },
    terms: terms.data,
    recruiterIds,
    status,
  });
  if (!made.ok) return showNew(c, { values, errors: { "": made.message } }, recruiterIds);
  return go(c, `/roles/${made.value.id}`, done(madeWords(made.value)));
}

/** First a posting is chosen; then what recruiters need to know is completed. */
async function chooseOrComplete(c: PageContext) {
  const scope = c.get("scope");
  const query = queryOf(c, ["q", "connection", "posting"]);
  if (query["connection"] && query["posting"]) {
    const ref = { connectionId: query["connection"], postingId: query["posting"] };
    return showActivation(c, ref, blankRoleForm(c.get("signedIn").tenant.currency), []);
  }
  const view = {
    title: "Activate role",
    back: ROLES,
    intro: "Choose the posting in Lever that you want to offer to recruiters.",
    path: "/roles/activate",
    postings: await postingChoices(scope, query["q"] ?? ""),
    query: { q: query["q"] },
    isConnected: await hasMarketplace(scope),
  };
  return show(c, { title: "Activate role" }, <PostingChoicePage view={view} />);
}

async function activate(c: PageContext) {
  const { values, recruiterIds, status, ref } = await typedOf(c);
  const terms = termsOfForm(values);
  if (!terms.success) return showActivation(c, ref, roleFaults(values, terms.error), recruiterIds);
  const made = await createRole(c.get("scope"), { from: { posting: ref }, terms: terms.data, recruiterIds, status });
  if (made.ok) return go(c, `/roles/${made.value.id}`, done(madeWords(made.value)));
  if (made.reason === "not_openable" || made.reason === "recruiter_unknown")
    return showActivation(c, ref, { values, errors: { "": made.message } }, recruiterIds);
  return go(c, "/roles/activate", problem(made));
}

async function showActivation(c: PageContext, ref: PostingRef, form: FormState, chosen: readonly string[]) {
  const posting = await activePosting(c.get("scope"), ref);
  if (!posting.ok) return go(c, "/roles/activate", problem(posting));
  const { title, facts } = posting.value;
  const under = [facts.department, placeWords(facts)].filter(Boolean).join(", ");
  return showForm(c, {
    title: `Activate “${title}”`,
    intro: `${under === "" ? "" : `${under}. `}What the role is comes from Lever and stays up to date. Complete what recruiters need to know.`,
    back: { href: "/roles/activate", label: "Choose another posting" },
    action: "/roles/activate",
    hidden: { connection: ref.connectionId, posting: ref.postingId },
    isConfidential: facts.isConfidential,
    ...{ form, chosen, hasFacts: false, isNew: true },
  });
}

function showNew(c: PageContext, form: FormState, chosen: readonly string[]) {
  return showForm(c, {
    title: "Add role by hand",
    intro: "For a role that has no posting in Lever yet. Link it later, so that candidates can be sent.",
    back: ROLES,
    action: "/roles",
    hidden: {},
    isConfidential: false,
    ...{ form, chosen, hasFacts: true, isNew: true },
  });
}

async function startEdit(c: PageContext) {
  const found = await getRole(c.get("scope"), c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const form = formOfRole(found.value, c.get("signedIn").tenant.currency);
  return showEdit(c, found.value, form, crewOf(found.value));
}

async function edit(c: PageContext) {
  const scope = c.get("scope");
  const found = await getRole(scope, c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const { values, recruiterIds } = await typedOf(c);
  const terms = termsOfForm(values);
  const facts = isOwnText(found.value) ? factsOfForm(values) : null;
  if (!terms.success || facts?.success === false)
    return showEdit(c, found.value, roleFaults(values, facts?.error, terms.error), recruiterIds);
  const changed = await editRole(scope, found.value.id, {
    ...(facts?.success ? { facts: facts.data } : {}),
    terms: terms.data,
    recruiterIds,
  });
  if (!changed.ok) return showEdit(c, found.value, { values, errors: { "": changed.message } }, recruiterIds);
  return go(c, `/roles/${found.value.id}`, done("The changes are saved."));
}

function showEdit(c: PageContext, role: RoleDetail, form: FormState, chosen: readonly string[]) {
  return showForm(c, {
    title: "Edit role",
    intro: isOwnText(role)
      ? "What recruiters read, and what you pay."
      : "What recruiters need to know beside the posting. Title and description are changed in Lever.",
    back: { href: `/roles/${role.id}`, label: role.title },
    action: `/roles/${role.id}`,
    hidden: {},
    isConfidential: role.isConfidential,
    ...{ form, chosen, hasFacts: isOwnText(role), isNew: false },
  });
}

/** What came from a posting once is not plain text any more: it is shown as it is, and replaced by linking again. */
function isOwnText(role: RoleDetail): boolean {
  return role.link === null && role.links.length === 0;
}

async function showForm(c: PageContext, view: Omit<RoleFormView, "recruiters">) {
  const recruiters = await recruiterChoices(c.get("scope").tenant);
  const status = Object.keys(view.form.errors).length > 0 ? 422 : 200;
  return show(c, { title: view.title, isNarrow: true, status }, <RoleForm view={{ ...view, recruiters }} />);
}

function crewOf(role: RoleDetail): string[] {
  return role.recruiters.map(({ id }) => id);
}

function madeWords(role: RoleDetail): string {
  if (role.status === "draft") return `${role.title} is saved as a draft.`;
  const told = role.recruiters.length === 1 ? "1 recruiter is told." : `${role.recruiters.length} recruiters are told.`;
  return `${role.title} is open. ${told}`;
}
