// Every weight of the engine in one place, in bits (log2 of how much likelier the observation is for one person than for two).
// docs/matching.md says how each was chosen, and what it costs. Raise RULE_VERSION with every change of outcome.

export const RULE_VERSION = "engine-2";

/** Bits for a hire picked blindly: about one of a thousand whose date fits, and three of four employees are in the ATS. */
const PRIOR = -10;

/** Hires of a tenant up to which PRIOR holds: of two thousand over two years, some eight hundred fit any start date. */
const PRIOR_HIRES = 2_000;

/**
 * The size of a tenant in steps of two: 0 up to 2,000 hires, 1 up to 4,000. Namesakes grow with it, so each step takes one bit.
 * A step rarely changes a decision: it may be told late, as long as everyone is decided anew when it does.
 */
export function scaleOf(hires: number): number {
  return Math.max(0, Math.ceil(Math.log2(hires / PRIOR_HIRES)));
}

export function priorBits(scale: number): number {
  return PRIOR - scale;
}

export const GIVEN = {
  short: -2,
  cut: -3,
  sound: -2,
  slip: -3,
  otherName: -6,
  byMiddleName: -2,
  initial: 1,
  different: -5,
  differentThoughPreferred: -6,
} as const;

export const FAMILY = {
  gender: -1,
  sound: -2,
  slip: -3,
  otherName: -5,
  firstHalf: -1,
  laterHalf: -2.5,
  otherHalf: -5,
  secondName: 3,
  mostForDouble: 15,
  keptAsMiddle: -2,
  initial: 1,
  different: -5,
} as const;

export const MIDDLE = { same: 3, initial: 1, different: -6 } as const;
export const SUFFIX = { same: 2, different: -7, oneSided: -1 } as const;
export const ORDER = { reversed: -3, reversedFamilyFirst: -0.5, bothReversed: -1 } as const;
export const NAME = {
  /** Two people of one name meet in a company more often than the rarity of names says: families, villages, recommendations. */
  most: 16,
  mostFamilyFirstGiven: 11,
} as const;
export const LOCAL = { family: 5, given: 4, stranger: -4 } as const;

export const MAILBOX = {
  /** By how many others hold it too. */
  shared: [15, 11, 7, 0],
  almost: 6,
  different: -1.5,
  ofAnother: -6,
} as const;

export const TITLE = { same: 3.5, job: 2.5, near: 0.5, unknown: 0, different: -4.5 } as const;
export const PLACE = { same: 2.2, remote: 2, unknown: 0, elsewhere: -2, different: -4 } as const;
export const MANAGER = { same: 4, unknown: 0, different: -1.6 } as const;
export const DEPARTMENT = { same: 1.5, unknown: 0, different: -1.5 } as const;
export const JOB = { most: 10, least: -10 } as const;

export const ASSIGN = {
  /** Least probability. */
  p: 0.96,
  /** Least lead in bits of job and dates over another seat that the same person may have been hired for. */
  seatLead: 4,
  /** Least lead in bits over the second hire and the second employee where all cannot be weighed together. */
  crowdLead: 6,
  /** A rival's name may be this many bits weaker and still be the same person's. */
  sameName: 4,
  /** Least bits of given and family name together, for the gate. */
  name: 7,
  /** A name this rare needs less of the job: title or place with department, the other unknown. */
  rareName: 18,
} as const;

export const PROPOSE = {
  /** Least probability of the likeliest for asking at all. */
  p: 0.25,
  /** Least probability to be shown beside it. */
  leastShown: 0.02,
  most: 3,
} as const;

/** Pairs below do not count as possible, not even as rivals: about one in ten. */
export const LEAST_POSSIBLE = -3;

/** People who hang together by possible pairs; more are decided as a crowd. Of 2,000 hires, the largest component has nine. */
export const MOST_TOGETHER = 60;
