// What a recruiter is told by mail about a candidate of theirs: at once, with the next digest, or not at all, as they chose.
import { eq, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { queueMails } from "#shared/db/mails.ts";
import { recruiterNotes, recruiters } from "#shared/db/schema/index.ts";
import { newId } from "#shared/domain/ids.ts";
import { nextDigestAt } from "#shared/domain/marketplace/digest.ts";
import type { Happening } from "#shared/domain/marketplace/progress.ts";
import type { MailChoice, SubmissionEventKind } from "#shared/domain/marketplace/submission-words.ts";
import type { OutboxMessage } from "#shared/queues/messages.ts";
import type { TenantWork } from "../tenant-work.ts";

/** What is worth a mail; the rest stands in the timeline. */
const WORTH_TELLING: ReadonlySet<SubmissionEventKind> = new Set([
  "ruled",
  "not_sent",
  "stage",
  "interview_planned",
  "interview_moved",
  "interview_canceled",
  "archived",
  "restored",
  "offered",
  "hired",
  "unhired",
  "gone",
]);

export type Told = { readonly statements: readonly BatchItem<"sqlite">[]; readonly messages: readonly OutboxMessage[] };

/**
 * Parts of the `commit()` of the change.
 * @param onlyIf the change that it tells of was made; asked right after it
 */
export function tellRecruiter(
  work: TenantWork,
  recruiter: {
    readonly id: string;
    readonly email: string;
    readonly mailChoice: MailChoice;
    /** Null: has not joined, so the link in a mail would lead them nowhere. */
    readonly userId: string | null;
  },
  submissionId: string,
  news: readonly Happening[],
  onlyIf: SQL = sql`true`,
): Told {
  const told = news.filter((one) => WORTH_TELLING.has(one.kind));
  if (told.length === 0 || recruiter.mailChoice === "none" || recruiter.userId === null)
    return { statements: [], messages: [] };
  const { tenant } = work;
  const now = Date.now();
  const isNow = recruiter.mailChoice === "immediate";
  const mail = queueMails(
    tenant,
    isNow ? [{ kind: "recruiter_update", subjectId: recruiter.id, toAddress: recruiter.email }] : [],
    now,
    sql`changes() > 0`,
  );
  const rows = told.map((one) => ({ ...one, id: newId("recruiterNote", now) }));
  const notes = tenant.db.insert(recruiterNotes).select(
    sql`select ${tenant.tenantId}, ${recruiter.id}, value->>'id', ${submissionId}, value->>'kind', value->>'detail', value->>'at',
      ${mail.ids[0] ?? null} from json_each(${JSON.stringify(rows)}) where ${onlyIf}`,
  );
  const digest = tenant.db
    .update(recruiters)
    .set({ nextDigestAt: sql`coalesce(${recruiters.nextDigestAt}, ${nextDigestAt(now)})` })
    .where(tenant.owns(recruiters, eq(recruiters.id, recruiter.id), sql`changes() > 0`));
  return { statements: [notes, ...(isNow ? mail.statements : [digest])], messages: mail.messages };
}
