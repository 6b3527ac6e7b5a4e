// Every action that any Worker writes into the audit log reads as a sentence there, not as its own code.
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { auditSentence } from "../../../../workers/reports/src/view-models/audit-sentence.ts";

const SUBJECTS =
  "position|requisition|hire|match|employee|connection|member|invitation|api_token|event|tenant|scim_group";

test("every action of the audit log has a sentence", () => {
  const sources = [...globSync("workers/*/src/**/*.{ts,tsx}"), ...globSync("packages/shared/src/db/**/*.ts")];
  const actions = new Set(
    sources
      .filter((path) => !path.endsWith("audit-sentence.ts"))
      .flatMap((path) => readFileSync(path, "utf8").match(new RegExp(`"(${SUBJECTS})\\.[a-z_]+"`, "g")) ?? [])
      .map((quoted) => quoted.slice(1, -1)),
  );
  expect(actions.size).toBeGreaterThan(25);
  const bare = [...actions].filter((action) => {
    const [subject = "", verb = ""] = action.split(".");
    return auditSentence({ action, details: {} }) === `${verb} ${subject}`.replaceAll("_", " ");
  });
  expect(bare).toEqual([]);
});
