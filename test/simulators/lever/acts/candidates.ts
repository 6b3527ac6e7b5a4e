// Bringing a person in: a contact, found again by e-mail, a new opportunity, and at most one application.
import { badRequest } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { Application, Contact, Opportunity, Phone } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { Origin } from "../state/words.ts";
import { fire, idsOf } from "../webhooks/events.ts";
import { contactOf } from "./find.ts";

export interface NewCandidate {
  name?: string | undefined;
  headline?: string | undefined;
  emails?: string[] | undefined;
  phones?: Phone[] | undefined;
  links?: string[] | undefined;
  location?: string | undefined;
  tags?: string[] | undefined;
  sources?: string[] | undefined;
  origin?: Origin | undefined;
  stage?: string | undefined;
  owner?: string | null | undefined;
  sourcedBy?: string | null | undefined;
  followers?: string[] | undefined;
  postingId?: string | undefined;
  opportunityLocation?: string | undefined;
  contactId?: string | undefined;
  createdAt?: number | undefined;
  /** Who did it; null for a person who applied. */
  by: string | null;
  applicationType?: Application["type"] | undefined;
}

/** E-mails compare without case and surrounding space. */
export const canonicalEmail = (email: string) => email.trim().toLowerCase();

export function contactWithEmail(account: Account, emails: readonly string[]): Contact | undefined {
  if (emails.length === 0) return undefined;
  const wanted = new Set(emails.map(canonicalEmail));
  return Object.values(account.contacts).find((contact) =>
    contact.emails.some((email) => wanted.has(canonicalEmail(email))),
  );
}

function createContact(sim: Simulator, account: Account, input: NewCandidate, createdAt: number): Contact {
  const contact: Contact = {
    id: sim.random.uuid(),
    name: input.name ?? "",
    headline: input.headline ?? "",
    location: input.location ?? "",
    emails: input.emails ?? [],
    phones: input.phones ?? [],
    links: input.links ?? [],
    isAnonymized: false,
    createdAt,
  };
  account.contacts[contact.id] = contact;
  fire(sim, account, "contactCreated", { contactId: contact.id }, null);
  return contact;
}

/** Puts an opportunity on a posting. Lever holds one application per opportunity: a second is refused. */
export function attachPosting(
  sim: Simulator,
  account: Account,
  opportunity: Opportunity,
  postingId: string,
  by: string | null,
  type: Application["type"] = by === null ? "posting" : "user",
  at: number = sim.clock.now(),
): Application {
  if (opportunity.application) throw badRequest("This opportunity already has an application");
  const posting = account.postings[postingId];
  if (!posting) throw badRequest(`Posting ${postingId} does not exist`);
  const contact = contactOf(account, opportunity);
  const isTyped = type === "posting";
  const application: Application = {
    id: sim.random.uuid(),
    type,
    posting: postingId,
    user: by,
    name: isTyped ? contact.name : null,
    email: isTyped ? (contact.emails[0] ?? null) : null,
    phone: isTyped ? (contact.phones[0] ?? null) : null,
    comments: null,
    createdAt: at,
    archived: null,
    requisitionForHire: null,
  };
  opportunity.application = application;
  opportunity.confidentiality = posting.confidentiality;
  opportunity.opportunityLocation ??=
    posting.categories.allLocations.length > 1 ? "unspecified" : (posting.categories.location ?? "unspecified");
  opportunity.updatedAt = at;
  fire(
    sim,
    account,
    "applicationCreated",
    { applicationId: application.id, ...idsOf(opportunity), createdAt: application.createdAt },
    opportunity,
  );
  sim.touch();
  return application;
}

/** Adds a candidacy. `isDeduped` tells that it hangs on a contact that was there before. */
export function addCandidate(
  sim: Simulator,
  account: Account,
  input: NewCandidate,
): { opportunity: Opportunity; isDeduped: boolean } {
  const now = sim.clock.now();
  const createdAt = input.createdAt ?? now;
  if (createdAt > now) throw badRequest("createdAt cannot be in the future");
  const stageId = input.stage ?? "lead-new";
  const stageIndex = account.stages.findIndex(({ id }) => id === stageId);
  if (stageIndex === -1) throw badRequest(`Stage ${stageId} does not exist`);
  if (input.contactId !== undefined && !account.contacts[input.contactId]) {
    throw badRequest(`Contact ${input.contactId} does not exist`);
  }
  const known =
    input.contactId === undefined ? contactWithEmail(account, input.emails ?? []) : account.contacts[input.contactId];
  if (known && input.contactId !== undefined) {
    known.emails = [...new Set([...known.emails, ...(input.emails ?? [])])];
    known.phones.push(...(input.phones ?? []));
    known.links = [...new Set([...known.links, ...(input.links ?? [])])];
  }
  const contact = known ?? createContact(sim, account, input, createdAt);
  const owner = input.owner === undefined ? input.by : input.owner;
  const opportunity: Opportunity = {
    id: sim.random.uuid(),
    contactId: contact.id,
    stage: stageId,
    confidentiality: "non-confidential",
    archived: null,
    tags: [...(input.tags ?? [])],
    sources: [...(input.sources ?? [])],
    stageChanges: [
      {
        toStageId: stageId,
        toStageIndex: stageIndex,
        updatedAt: createdAt,
        ...(input.by === null ? {} : { userId: input.by }),
      },
    ],
    origin: input.origin ?? (input.by === null ? "applied" : "sourced"),
    sourcedBy: input.sourcedBy ?? null,
    owner,
    followers: [...new Set([...(input.followers ?? []), ...(input.by === null ? [] : [input.by])])],
    application: null,
    createdAt,
    updatedAt: createdAt,
    lastInteractionAt: createdAt,
    lastAdvancedAt: createdAt,
    snoozedUntil: null,
    opportunityLocation: input.postingId === undefined ? null : (input.opportunityLocation ?? null),
  };
  account.opportunities[opportunity.id] = opportunity;
  if (input.postingId !== undefined) {
    attachPosting(sim, account, opportunity, input.postingId, input.by, input.applicationType, createdAt);
  }
  sim.touch();
  return { opportunity, isDeduped: known !== undefined };
}
