// One recruiter as the company sees them: how they came in, their candidates, and pausing or removing them.
import type { Column } from "#shared/db/board.ts";
import type { MailState } from "#shared/db/mails.ts";
import type { RecruiterRow } from "#shared/db/recruiters.ts";
import type { CompanyCard } from "#shared/db/submissions.ts";
import { Act, Ask } from "../../components/action.tsx";
import { Board } from "../../components/board.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { RECRUITER_WORDS } from "../../view-models/submission-words.ts";

export type RecruiterView = {
  readonly recruiter: RecruiterRow & { readonly mail: MailState | null };
  readonly columns: readonly Column<CompanyCard>[];
  readonly today: string;
  readonly mayAdminister: boolean;
  readonly formats: Formats;
};

const MAIL_WORDS = {
  immediate: "At once",
  digest: "Once a day",
  none: "Never",
} as const;

export function RecruiterPage(props: { view: RecruiterView }) {
  const { recruiter, columns, mayAdminister, formats } = props.view;
  return (
    <>
      <PageHead
        title={recruiter.name}
        back={{ href: "/recruiters", label: "Recruiters" }}
        actions={mayAdminister ? <Actions recruiter={recruiter} /> : null}
      >
        <State of={RECRUITER_WORDS[recruiter.status]} reason={mailReason(recruiter)} />
      </PageHead>
      <Facts
        of={[
          ["Agency", recruiter.agency],
          ["E-mail", recruiter.email],
          ["Joined", recruiter.joinedAt === null ? null : <Time at={recruiter.joinedAt} formats={formats} />],
          [
            "Roles",
            <a href={`/roles?recruiter=${recruiter.id}`}>{formats.count(recruiter.roleCount, "role", "roles")}</a>,
          ],
          ["Hears by mail", MAIL_WORDS[recruiter.mailChoice]],
        ]}
      />
      <Section title="Candidates">
        {columns.length === 0 ? (
          <p class="soft">They have submitted nobody yet.</p>
        ) : (
          <Board
            label="Candidates by stage"
            columns={columns}
            card={(card) => (
              <>
                <a class="title-link" href={`/submissions/${card.id}`}>
                  {card.candidateName}
                </a>
                <span class="note">
                  <Time at={card.createdAt} formats={formats} />
                </span>
              </>
            )}
            formats={formats}
          />
        )}
      </Section>
    </>
  );
}

/** How the invitation fares, while it is one. */
function mailReason(recruiter: RecruiterView["recruiter"]): string | null {
  if (recruiter.status !== "invited") return null;
  const { mail } = recruiter;
  if (mail === null) return "No invitation has been sent yet.";
  if (mail.status === "sent") return "The invitation is sent; it works for a week.";
  if (mail.status === "delivered") return "The invitation has arrived; it works for a week.";
  if (mail.status === "complained") return "The invitation arrived and was marked as spam.";
  if (mail.status === "bounced") return `The invitation did not arrive: ${mail.failureMessage ?? "the mail bounced."}`;
  if (mail.status === "failed") return `The invitation could not be sent: ${mail.failureMessage ?? mail.status}`;
  return "The invitation is on its way.";
}

function Actions(props: { recruiter: RecruiterView["recruiter"] }) {
  const { recruiter } = props;
  const to = `/recruiters/${recruiter.id}`;
  if (recruiter.status === "removed") return null;
  return (
    <>
      {recruiter.status === "invited" ? (
        <Act to={`${to}/invite`} label={recruiter.mail === null ? "Invite by mail" : "Invite again"} />
      ) : null}
      {recruiter.status === "active" ? <Act to={`${to}/pause`} label="Pause" /> : null}
      {recruiter.status === "paused" ? <Act to={`${to}/resume`} label="Let them work again" /> : null}
      <Ask
        id={`remove-${recruiter.id}`}
        to={`${to}/remove`}
        label="Remove"
        title={`Remove ${recruiter.name}?`}
        confirm="Remove"
        class="quiet bad"
      >
        <p>
          They are signed out at once and see nothing of you any more. Their candidates stay with you, and whom they
          hold stays theirs until it runs out.
        </p>
      </Ask>
    </>
  );
}
