// Changing a role: what is offered, who works on it, whether it is open; what comes from a posting is changed at the ATS.
import { auditEntryIf } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { recipientsAmong, tellRecruiters, type NoticeRecipient } from "#shared/db/role-notices.ts";
import { changeRecruiters, updateRole, wasWritten, type By } from "#shared/db/role-writes.ts";
import { whyNotOpenable, type RoleFactsInput, type RoleTermsInput } from "#shared/domain/marketplace/role.ts";
import type { RoleFacts } from "#shared/domain/marketplace/posting.ts";
import { htmlOfText } from "#shared/domain/marketplace/sanitise.ts";
import type { RoleNoticeKind, RoleStatus } from "#shared/domain/marketplace/words.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { changedIds } from "../changed-ids.ts";
import { isoNow, type Scope } from "../scope.ts";
import { getRole, recruiterUnknown, type RoleDetail, type RoleReason } from "./roles.ts";

export type RoleChangeWish = {
  readonly facts?: Partial<RoleFactsInput>;
  readonly terms?: Partial<RoleTermsInput>;
  /** All who work on it from now on. */
  readonly recruiterIds?: readonly string[];
  readonly status?: RoleStatus;
};

/** Lays the given fields over the role; the others stay. The same again changes nothing and tells nobody. */
export async function editRole(
  scope: Scope,
  id: string,
  wish: RoleChangeWish,
): Promise<Result<RoleDetail, RoleReason>> {
  const { tenant, now } = scope;
  const found = await getRole(scope, id);
  if (!found.ok) return found;
  const role = found.value;
  const facts = changedFacts(role, wish.facts ?? {});
  if (role.link !== null && Object.keys(facts).length > 0)
    return fail("fact_of_posting", "This role takes its title and description from its posting. Change them in Lever.");
  const fields = { ...facts, ...changedOf(role, wish.terms ?? {}) };
  const status = wish.status ?? role.status;
  const fee = wish.terms?.fee === undefined ? role.fee : wish.terms.fee;
  const refusal =
    status === "open" ? whyNotOpenable({ fee, postingState: wish.status ? (role.link?.state ?? null) : null }) : null;
  if (refusal !== null) return fail("not_openable", refusal);
  const crew = await crewOf(scope, role, wish.recruiterIds);
  if (!crew.ok) return crew;
  const { added, removed, stay } = crew.value;
  const isSame = Object.keys(fields).length + added.length + removed.length === 0 && status === role.status;
  if (isSame) return ok(role);

  const by: By = { actor: scope.actor.id, at: isoNow(scope) };
  const happened = wasWritten(tenant, id, by);
  const closedAt = status === role.status ? {} : { closedAt: status === "closed" ? by.at : null };
  const entry = (action: string, details: Record<string, unknown>) =>
    auditEntryIf(tenant, { actor: scope.actor.id, action, subjectKind: "role", subjectId: id, details }, happened, now);
  const notices = noticesOf(role.status, status, { added, removed, stay }).map(({ kind, to }) =>
    tellRecruiters(tenant, { roleId: id, kind, to }, happened, now),
  );
  const [written] = await commit(
    scope.env,
    tenant,
    [
      updateRole(tenant, id, role.status, { ...fields, status, ...closedAt }, by),
      ...changeRecruiters(tenant, id, { added: idsOf(added), removed: idsOf(removed) }, happened, by),
      ...(Object.keys(fields).length === 0 ? [] : [entry("role.edited", { fields: Object.keys(fields) })]),
      ...(status === role.status ? [] : [entry(`role.${ACTION[status]}`, { from: role.status })]),
      ...(added.length + removed.length === 0
        ? []
        : [entry("role.recruiters_changed", { added: idsOf(added), removed: idsOf(removed) })]),
      ...notices.flatMap(({ statements }) => statements),
    ],
    notices.flatMap(({ messages }) => messages),
    scope.defer,
  );
  if (changedIds(written).length === 0)
    return fail("changed_meanwhile", "Somebody changed this role at the same moment. Look at it again.");
  return getRole(scope, id);
}

const ACTION: Readonly<Record<RoleStatus, string>> = { draft: "put_back", open: "opened", closed: "closed" };

type Crew = {
  readonly added: readonly NoticeRecipient[];
  readonly removed: readonly NoticeRecipient[];
  readonly stay: readonly NoticeRecipient[];
};

async function crewOf(
  scope: Scope,
  role: RoleDetail,
  wanted: readonly string[] | undefined,
): Promise<Result<Crew, "recruiter_unknown">> {
  const held = new Set(role.recruiters.map((recruiter) => recruiter.id));
  const all = new Set(wanted ?? held);
  const known = await recipientsAmong(scope.tenant, [...new Set([...held, ...all])]);
  const [inside, removed] = [true, false].map((isIn) =>
    known.filter(({ recruiterId }) => all.has(recruiterId) === isIn),
  );
  if (wanted !== undefined && (inside?.length ?? 0) < all.size) return recruiterUnknown();
  const isHeld = ({ recruiterId }: NoticeRecipient) => held.has(recruiterId);
  return ok({
    added: (inside ?? []).filter((one) => !isHeld(one)),
    removed: removed ?? [],
    stay: (inside ?? []).filter(isHeld),
  });
}

/** A draft is seen by nobody outside, so its recruiters hear of it when it opens. */
function noticesOf(
  from: RoleStatus,
  to: RoleStatus,
  { added, removed, stay }: Crew,
): readonly { readonly kind: RoleNoticeKind; readonly to: readonly NoticeRecipient[] }[] {
  if (from === "draft") return to === "open" ? [{ kind: "given", to: [...added, ...stay] }] : [];
  const news: RoleNoticeKind | null = to === from ? null : to === "open" ? "reopened" : "closed";
  return [
    { kind: "given", to: to === "open" ? added : [] },
    { kind: "taken_back", to: from === "open" ? removed : [] },
    ...(news === null ? [] : [{ kind: news, to: stay }]),
  ];
}

function changedFacts(role: RoleDetail, { description, ...input }: Partial<RoleFactsInput>): Partial<RoleFacts> {
  const text = description === undefined ? {} : { descriptionHtml: htmlOfText(description) };
  const places = input.location === undefined ? {} : { allLocations: input.location === null ? [] : [input.location] };
  return changedOf(role, { ...input, ...places, ...text });
}

/** Of the given fields, those that differ. */
function changedOf<Fields extends object>(role: RoleDetail, fields: Fields): Partial<Fields> {
  const held = new Map<string, unknown>(Object.entries(role));
  const differs = ([name, value]: [string, unknown]) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(held.get(name));
  return Object.fromEntries(Object.entries(fields).filter(differs)) as Partial<Fields>; // fewer of the same fields
}

function idsOf(recruiters: readonly NoticeRecipient[]): string[] {
  return recruiters.map(({ recruiterId }) => recruiterId);
}
