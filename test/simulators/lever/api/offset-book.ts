// Offset tokens: percent-encoded JSON of the sort keys of the next page's first row, valid only for the list they came from.
import { z } from "zod";
import { badRequest } from "./errors.ts";

export type SortKey = (string | number)[];

export interface OffsetBook {
  /** Makes the token that leads to the row with this key. */
  issue(list: string, key: SortKey): string;
  /** The key inside a token; throws 400 when the token was not issued for exactly this list. */
  read(list: string, token: string): SortKey;
  /** Kills every token given out so far. */
  expireAll(): void;
}

const sortKey = z.array(z.union([z.string(), z.number()]));
/** Tokens older than the newest this many are forgotten, as Lever's die after a while. */
const maxTokens = 20_000;

/** The token as issued, whether the client encoded the `%` signs again (most do) or put it into the URL raw. */
function canonical(token: string): string {
  return token.startsWith("%5B") ? token : encodeURIComponent(token);
}

export function offsetBook(): OffsetBook {
  const issued = new Set<string>();
  return {
    issue(list, key) {
      const token = encodeURIComponent(JSON.stringify(key));
      issued.delete(`${list} ${token}`);
      issued.add(`${list} ${token}`);
      if (issued.size > maxTokens) {
        for (const oldest of issued) {
          issued.delete(oldest);
          break;
        }
      }
      return token;
    },
    read(list, token) {
      const known = canonical(token);
      if (!issued.has(`${list} ${known}`)) throw badRequest("Invalid offset token");
      return sortKey.parse(JSON.parse(decodeURIComponent(known)));
    },
    expireAll: () => issued.clear(),
  };
}
