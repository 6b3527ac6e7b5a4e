// To a recruiter: what happened to their candidates, without naming them; names stand behind the link.
import { notesOfMail } from "#shared/db/recruiter-notes.ts";
import { happeningForRecruiter } from "#shared/domain/marketplace/happening-words.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { Writer } from "../kinds.ts";

const SHOWN = 30; // a longer mail is not read; the rest stands behind the link

export const recruiterUpdate: Writer = async ({ tenant, mail, tenantName, publicUrl }) => {
  const told = await notesOfMail(tenant, mail.subjectId, mail.id);
  const [first] = told;
  if (first === undefined)
    return fail("no_longer_wanted", "The recruiter no longer works here, or no longer wants to be told.");
  const ids = new Set(told.map((one) => one.submissionId));
  const lines = told.slice(0, SHOWN).map((one) => {
    const role = one.roleTitle === null ? "A candidate of yours" : `Your candidate for ${one.roleTitle}`;
    return `${role}: ${happeningForRecruiter(one)}.`;
  });
  const more = told.length - lines.length;
  const isOne = ids.size === 1;
  return ok({
    subject: isOne
      ? `News about your candidate at ${tenantName}`
      : `News about ${ids.size} of your candidates at ${tenantName}`,
    paragraphs: [...lines, ...(more > 0 ? [`And ${more} more.`] : [])],
    action: {
      label: isOne ? "Open the candidate" : "Open your candidates",
      url: `${publicUrl}/recruiter/${isOne ? `submissions/${first.submissionId}` : "submissions"}`,
    },
    footnotes: [`You choose how often you hear of this: ${publicUrl}/recruiter/mail`],
  });
};
