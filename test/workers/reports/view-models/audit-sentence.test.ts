// The audit log in sentences.
import { expect, test } from "vitest";
import { auditSentence } from "../../../../workers/reports/src/view-models/audit-sentence.ts";

test.each([
  [{ action: "position.approved", details: { from: "requested" } }, "approved the position"],
  [
    { action: "position.edited", details: { fields: ["title", "hiringManager"] } },
    "edited the position (title, hiring manager)",
  ],
  [{ action: "position.sent_back", details: { note: "Which team?" } }, "sent the position back (“Which team?”)"],
  [
    { action: "position.synced", details: { requisitionCode: "Trace-7" } },
    "opened its requisition in the ATS (Trace-7)",
  ],
  [{ action: "webhook.frobnicated_twice", details: {} }, "frobnicated twice webhook"],
])("%o", (entry, sentence) => {
  expect(auditSentence(entry)).toBe(sentence);
});
