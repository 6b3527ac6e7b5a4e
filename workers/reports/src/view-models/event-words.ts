// What came of an event in words, and its body made readable.

const OUTCOMES: Readonly<Record<string, string>> = {
  test_ping: "A test from the ATS",
  unknown_event: "An event that Rolecall does not know",
  not_used: "No module uses this event",
};

/** A code that is not listed reads as its own words. */
export function eventOutcome(outcome: string | null): string | null {
  if (outcome === null) return null;
  const words = OUTCOMES[outcome] ?? outcome.replaceAll("_", " ").replace(/\bats\b/, "ATS");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Indented when it is JSON, with its signature and token hidden; otherwise as it came. */
export function prettyBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), hideSecrets, 2);
  } catch {
    return body; // not JSON: shown as it came
  }
}

/** Whoever has both could send the event again in Lever's name. */
function hideSecrets(key: string, value: unknown): unknown {
  return key === "signature" || key === "token" ? "(hidden)" : value;
}
