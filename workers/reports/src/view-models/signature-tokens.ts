// Signature tokens as they are pasted: one on a line, or apart by spaces and commas.
import { fail, ok, type Result } from "#shared/domain/result.ts";

const SHORTEST = 8; // the same bounds as oauth's door; Lever's tokens have 48 characters
const LONGEST = 200;
const MOST = 50;

export function signatureTokens(typed: string): Result<string[], "bad_tokens"> {
  const tokens = [...new Set(typed.split(/[\s,;]+/).filter((token) => token !== ""))];
  if (tokens.length === 0) return fail("bad_tokens", "Paste at least one signature token.");
  if (tokens.length > MOST) return fail("bad_tokens", `At most ${MOST} tokens; these are ${tokens.length}.`);
  const odd = tokens.find((token) => token.length < SHORTEST || token.length > LONGEST);
  if (odd === undefined) return ok(tokens);
  return fail(
    "bad_tokens",
    `“${odd.slice(0, 12)}” is no signature token. Copy it whole from the webhook’s row in Lever.`,
  );
}
