// What the marketplace asks of an ATS about its postings; each adapter maps its ATS's words to these.
import type { SeenPosting } from "../domain/marketplace/posting.ts";
import type { AtsResult, Pages } from "./adapter.ts";

export type PostingsAts = {
  /** Those that take candidates; each list page is one request. */
  active(): Pages<SeenPosting>;
  /** Those that changed since then, in whatever state they are now; the hiring manager may come without a name. */
  changedSince(time: string): Pages<SeenPosting>;
  posting(providerId: string): Promise<AtsResult<SeenPosting>>;
};
