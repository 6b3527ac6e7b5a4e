// How common a name is: the census of one country and the commonest names of many, weighed by where a company's people come from.

/** Share of a workforce by country of its names. An assumption: a company that hires across the world from an English-speaking base. */
const COUNTRIES: Readonly<Record<string, number>> = {
  IN: 0.08, CN: 0.04, TW: 0.01, MX: 0.05, ES: 0.02, AR: 0.01, CL: 0.01, VN: 0.03, KR: 0.02, DE: 0.03, FR: 0.02, BR: 0.03, PT: 0.01,
  PL: 0.02, RU: 0.02, UA: 0.01, IT: 0.02, JP: 0.02, PH: 0.02, IL: 0.01, TR: 0.01, EG: 0.01, NL: 0.01, SE: 0.01, NO: 0.01,
  DK: 0.01, FI: 0.01, CZ: 0.01, HU: 0.01, RO: 0.01, GR: 0.01, IR: 0.01, IE: 0.01, GB: 0.04, CA: 0.02, AU: 0.01, BD: 0.01,
}; // prettier-ignore

export const CENSUS_WEIGHT = 0.5;

/** The names of one country, commonest first. `share` where the source knows it, else null. */
export type Ranking = { readonly country: string; readonly names: readonly { name: string; share: number | null }[] };

/**
 * Share of each name in the workforce. An unknown share is taken from its rank: the first holds `top`, the others follow
 * Zipf's law, which name counts keep to well enough in the head of a list.
 */
export function addRankings(shares: Map<string, number>, rankings: readonly Ranking[], top: number): void {
  for (const { country, names } of rankings) {
    const weight = COUNTRIES[country] ?? 0;
    names.forEach(({ name, share }, rank) => {
      const known = share ?? (2 * top) / (rank + 2);
      if (weight > 0) shares.set(name, (shares.get(name) ?? 0) + weight * known);
    });
  }
}

/** Lines of `bits name name ...`: -log2 of the share, in half bits; names rarer than the cap are left out, for they all get the cap. */
export function bitsTable(shares: ReadonlyMap<string, number>, capBits: number): string[] {
  const rows = new Map<number, string[]>();
  for (const [name, share] of shares) {
    const bits = Math.round(-Math.log2(share) * 2) / 2;
    if (bits >= capBits) continue;
    const row = rows.get(bits) ?? [];
    row.push(name);
    rows.set(bits, row);
  }
  return [...rows].sort((a, b) => a[0] - b[0]).map(([bits, names]) => `${bits} ${names.sort().join(" ")}`);
}
