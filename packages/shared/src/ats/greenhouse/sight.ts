// Whether Greenhouse shows us anything at all: to whoever is no Site Admin its lists may be empty, and empty must not mean gone.
import { fail, ok } from "../../domain/result.ts";
import type { AtsResult } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { readOnce } from "../read-once.ts";
import { List } from "./schema.ts";

/** Ask before anything is taken for not there. */
export type Sight = () => Promise<AtsResult<null>>;

/** No organization is without users, so an empty list of them means that we may not look. One request for each adapter at most. */
export function sightOf(client: AtsClient): Sight {
  return readOnce(async () => {
    const answer = await client({ method: "GET", path: "/v3/users", query: [["per_page", "1"]] });
    if (!answer.ok) return answer;
    const users = List.safeParse(answer.value.body);
    if (!users.success) return fail("unexpected_answer", "Greenhouse's list of users is no list.");
    return users.data.length > 0
      ? ok(null)
      : fail(
          "forbidden",
          "its lists are empty for the user that Rolecall acts as, who is perhaps no Site Admin any more",
        );
  });
}
