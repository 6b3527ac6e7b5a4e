// A hired person as an ATS tells it, before the mapping makes an employee of it.

/** What hangs on a hire: where it was posted, who manages, what was offered. Null = there is none, or it cannot be seen. */
export type HireDetails = {
  readonly posting: Posting | null;
  readonly manager: AtsUser | null;
  readonly offer: Offer | null;
};

export type Posting = {
  readonly title: string | null;
  readonly department: string | null;
  readonly team: string | null;
  readonly location: string | null;
  readonly commitment: string | null;
  readonly workplaceType: string | null;
  readonly country: string | null;
  readonly hiringManagerId: string | null;
};

export type AtsUser = { readonly name: string; readonly email: string | null; readonly isActive: boolean };

export type OfferField = {
  readonly identifier: string;
  readonly label: string;
  readonly value: string | number | null;
};

export type Offer = {
  readonly status: string;
  readonly createdAtMs: number;
  /** When the last signature came; null while unsigned. */
  readonly signedAtMs: number | null;
  readonly fields: readonly OfferField[];
};

/** One candidacy of one person. Times are ISO; ids are the ATS's. */
export type HiredPerson = {
  readonly applicationId: string;
  /** Who the person is, over all their applications. */
  readonly contactId: string | null;
  readonly name: string;
  readonly emails: readonly string[];
  readonly location: string | null;
  readonly headline: string | null;
  readonly origin: string | null;
  readonly isAnonymised: boolean;
  readonly hiredAt: string;
  readonly requisition: { readonly providerId: string; readonly code: string } | null;
  readonly postingId: string | null;
  /** Who manages, as the application itself says; the posting's word goes first. */
  readonly managerIds: readonly string[];
  /** Changes whenever the ATS's record does. */
  readonly stamp: string;
};

const DEAD = new Set(["draft", "denied"]);

/**
 * The offer that counts: of the signed ones the one signed last, else the newest that was not refused and is no draft. Lever
 * keeps every offer and does not say which is the one.
 */
export function offerThatCounts(offers: readonly Offer[]): Offer | null {
  const latest = (some: readonly Offer[], at: (offer: Offer) => number) =>
    some.reduce<Offer | null>(
      (best, one) =>
        best === null || at(one) > at(best) || (at(one) === at(best) && one.createdAtMs >= best.createdAtMs)
          ? one
          : best,
      null,
    );
  const signed = offers.filter(({ status }) => status === "signed");
  if (signed.length > 0) return latest(signed, ({ signedAtMs, createdAtMs }) => signedAtMs ?? createdAtMs);
  return latest(
    offers.filter(({ status }) => !DEAD.has(status)),
    ({ createdAtMs }) => createdAtMs,
  );
}
