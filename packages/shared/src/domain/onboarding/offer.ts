// Which of a candidate's offers is the one, and what its fields say: their identifiers differ by account.

export type OfferField = { readonly identifier: string; readonly value: string | number | null };

export type Offer = {
  readonly id: string;
  readonly status: string;
  /** Milliseconds. */
  readonly createdAt: number;
  readonly signedAt: number | null;
  readonly fields: readonly OfferField[];
};

/** The one signed last; without a signed one the newest that was not denied; null when there is none. */
export function offerThatCounts<Row extends Offer>(offers: readonly Row[]): Row | null {
  const signed = offers
    .filter(({ status }) => status === "signed")
    .toSorted((a, b) => (b.signedAt ?? b.createdAt) - (a.signedAt ?? a.createdAt));
  const others = offers.filter(({ status }) => status !== "denied").toSorted((a, b) => b.createdAt - a.createdAt);
  return signed[0] ?? others[0] ?? null;
}

/** The first of these fields that says something, as text. */
export function offerText(offer: Offer | null, ...identifiers: readonly string[]): string | null {
  for (const identifier of identifiers) {
    const value = offer?.fields.find((field) => field.identifier === identifier)?.value ?? null;
    const text = value === null ? "" : String(value).trim();
    if (text !== "") return text;
  }
  return null;
}

/** A date field: milliseconds since 1970 or a text that begins with YYYY-MM-DD. @returns YYYY-MM-DD, or null */
export function offerDay(offer: Offer | null, identifier: string): string | null {
  const value = offer?.fields.find((field) => field.identifier === identifier)?.value ?? null;
  if (typeof value === "number") return dayOf(value);
  if (value === null) return null;
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(value.trim()) ?? [];
  if (day !== undefined) return Number.isNaN(Date.parse(day)) ? null : day;
  return /^\d{10,14}$/.test(value.trim()) ? dayOf(Number(value)) : null;
}

function dayOf(ms: number): string | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}
