// A line of evidence as the API tells it: what was seen, in a code and in words, and how much it says.
import { z } from "@hono/zod-openapi";
import type { MatchEvidence } from "#shared/domain/employee.ts";
import { evidenceWords } from "#shared/domain/match/evidence-words.ts";

export const EvidenceLine = z
  .object({
    code: z.string().openapi({ description: "What was seen; stable.", example: "mailbox_own" }),
    text: z.string().openapi({ example: "Same e-mail address, held by nobody else (ada@example.com)" }),
    bits: z.number().optional().openapi({
      description: "How much it says: log2 of how much likelier it is for one person than for two.",
      example: 15,
    }),
    words: z.string().openapi({ example: "Same e-mail address, held by nobody else (ada@example.com): +15" }),
  })
  .openapi("EvidenceLine");

export function evidenceOf(lines: readonly MatchEvidence[]): z.infer<typeof EvidenceLine>[] {
  return lines.map((line) => {
    const { code, text, bits } = line;
    const words = evidenceWords(line);
    return bits === undefined ? { code, text, words } : { code, text, bits, words };
  });
}
