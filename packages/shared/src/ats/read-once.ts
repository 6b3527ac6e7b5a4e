// What an adapter reads once for a piece of work, such as an account's archive reasons; a failure is not remembered.
import type { AtsResult } from "./adapter.ts";

/** The first who asks reads; all others wait for that answer, or have it. After a failure the next who asks tries again. */
export function readOnce<Value>(read: () => Promise<AtsResult<Value>>): () => Promise<AtsResult<Value>> {
  let asked: Promise<AtsResult<Value>> | undefined;
  return async () => {
    const mine = (asked ??= read());
    const answer = await mine;
    if (!answer.ok && asked === mine) asked = undefined;
    return answer;
  };
}
