// Asks the oauth Worker as the reports Worker and the scheduler do: by its service, on paths that no route serves.
import type { TestHouse } from "../../../support/test-house.ts";

export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

export async function ask(house: TestHouse, method: "POST" | "PATCH", path: string, command: object): Promise<Answer> {
  const worker = await house.mf.getWorker("rolecall-oauth");
  const answer = await worker.fetch(`http://oauth/internal${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(command),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
