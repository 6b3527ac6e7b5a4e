// Reading some people from the ATS, several at once within the budget: who they are now, their offers, posting and manager.
import type { AtsFailure, AtsResult } from "#shared/ats/adapter.ts";
import type { SeenPerson } from "#shared/ats/lever/people-mapping.ts";
import type { WaitingItem } from "#shared/db/import-items.ts";
import { mapHire, type MappedHire } from "#shared/domain/hris/map-hire.ts";
import { offerThatCounts, type AtsUser, type HiredPerson, type HireDetails } from "#shared/domain/hris/person.ts";
import { ok } from "#shared/domain/result.ts";
import { isAtsFault } from "../failures.ts";
import type { ImportDesk } from "./desk.ts";

const AT_ONCE = 6; // connections that one invocation may hold open; with 0.5 s an answer that is still 12 requests a second

/** A person with everything that the import wants to know, before it is known who they are here. */
export type FoundPerson =
  | { readonly is: "hired"; readonly person: HiredPerson; readonly details: HireDetails; readonly mapped: MappedHire }
  | { readonly is: "not_hired"; readonly applicationId: string }
  | {
      readonly is: "failed";
      readonly applicationId: string;
      readonly reason: string;
      readonly message: string;
      readonly name: string;
    };

/** @returns a failure when the ATS or the access to it is at fault: then nothing is said of anybody, and all are tried again later */
export async function readPeople(
  desk: ImportDesk,
  items: readonly WaitingItem[],
): Promise<AtsResult<readonly FoundPerson[]>> {
  const found: FoundPerson[] = [];
  let stopped: AtsFailure | null = null;
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined && stopped === null; item = queue.shift()) {
      const one = await readOne(desk, item);
      if (one.ok) found.push(one.value);
      else stopped ??= one;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return stopped ?? ok(found);
}

async function readOne(desk: ImportDesk, { applicationId, listed }: WaitingItem): Promise<AtsResult<FoundPerson>> {
  const seen: AtsResult<SeenPerson> =
    listed === null
      ? await desk.people.person(applicationId)
      : ok(listed.state === "hired" ? listed : { state: "not_hired", applicationId });
  if (!seen.ok) return failedUnlessTheirs(seen, applicationId, "");
  if (seen.value.state !== "hired") return ok({ is: "not_hired", applicationId });
  const { person } = seen.value;
  const refusal = whyNobody(person);
  if (refusal !== null) return ok({ is: "failed", applicationId, name: person.name, ...refusal });
  const details = await detailsOf(desk, person);
  if (!details.ok) return failedUnlessTheirs(details, applicationId, person.name);
  const users = await usersOf(desk, details.value);
  if (!users.ok) return failedUnlessTheirs(users, applicationId, person.name);
  const setting = {
    mapping: desk.mapping,
    timeZone: desk.timeZone,
    userOf: (id: string) => users.value.get(id) ?? null,
  };
  const mapped = mapHire(person, details.value, setting);
  if (mapped.facts.firstName === null && mapped.facts.lastName === null)
    return ok({ is: "failed", applicationId, name: person.name, ...NO_NAME });
  return ok({ is: "hired", person, details: details.value, mapped });
}

const NO_NAME = {
  reason: "no_name",
  message: "Lever has no name of this person, or the mapping finds none. Add it in Lever, then try again.",
};

function whyNobody(person: HiredPerson): { reason: string; message: string } | null {
  if (!person.isAnonymised) return null;
  return { reason: "anonymised", message: "This person’s data was removed in Lever, so there is nobody to import." };
}

async function detailsOf(desk: ImportDesk, person: HiredPerson): Promise<AtsResult<HireDetails>> {
  const [offers, posting] = await Promise.all([
    desk.people.offers(person.applicationId),
    person.postingId === null ? ok(null) : desk.posting(person.postingId),
  ]);
  if (!offers.ok) return offers;
  if (!posting.ok) return posting;
  const [managerId] = [posting.value?.hiringManagerId ?? [], person.managerIds].flat();
  const manager = managerId === undefined ? ok(null) : await desk.user(managerId);
  if (!manager.ok) return manager;
  return ok({ posting: posting.value, manager: manager.value, offer: offerThatCounts(offers.value) });
}

const USER_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NAMES_SOMEBODY = /manager|recruiter|buddy|approver|owner/i;

/** Offers name managers by their ids; only fields that name somebody are looked up. */
async function usersOf(desk: ImportDesk, { offer }: HireDetails): Promise<AtsResult<ReadonlyMap<string, AtsUser>>> {
  const users = new Map<string, AtsUser>();
  for (const { identifier, value } of offer?.fields ?? []) {
    if (typeof value !== "string" || !USER_ID.test(value) || !NAMES_SOMEBODY.test(identifier)) continue;
    const user = await desk.user(value);
    if (!user.ok) return user;
    if (user.value !== null) users.set(value, user.value);
  }
  return ok(users);
}

function failedUnlessTheirs(failure: AtsFailure, applicationId: string, name: string): AtsResult<FoundPerson> {
  if (isAtsFault(failure.reason)) return failure;
  const message =
    failure.reason === "forbidden"
      ? "Lever does not show this person’s record or offers to Rolecall. It may be confidential, or a permission is missing."
      : failure.message;
  return ok({ is: "failed", applicationId, reason: failure.reason, message, name });
}
