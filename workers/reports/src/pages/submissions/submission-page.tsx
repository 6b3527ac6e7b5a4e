// One submitted candidate as the company sees them: where they stand, the ruling with its evidence, interviews, the fee, and what happened.
import type { SubmissionDetail } from "../../operations/marketplace/submissions.ts";
import { Act, Ask } from "../../components/action.tsx";
import { BLANK_FORM, Field } from "../../components/field.tsx";
import { History } from "../../components/history.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { Day, Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { FEE_WORDS, interviewTime, placeWord } from "../../view-models/submission-words.ts";
import { Rulings } from "./rulings.tsx";
import { Timeline } from "./timeline.tsx";

export type SubmissionView = {
  readonly submission: SubmissionDetail;
  readonly mayOverrule: boolean;
  readonly formats: Formats;
};

export function SubmissionPage(props: { view: SubmissionView }) {
  const { submission, formats } = props.view;
  const { role, recruiter } = submission;
  return (
    <>
      <PageHead
        title={submission.candidateName}
        back={{ href: `/roles/${role.id}/submissions`, label: role.title }}
        actions={<Actions submission={submission} mayErase={props.view.mayOverrule} />}
      >
        <State of={placeWord(submission.place, submission.stageName)} reason={submission.archiveReason} />
      </PageHead>
      <Erasure submission={submission} formats={formats} />
      {submission.message === null ? null : (
        <Notice tone={submission.status === "waiting" ? "warn" : "bad"}>{submission.message}</Notice>
      )}
      <div class="columns">
        <div class="stack wide">
          <Rulings submission={submission} mayOverrule={props.view.mayOverrule} formats={formats} />
          <Interviews submission={submission} formats={formats} />
          <Section title="What happened">
            <Timeline events={submission.events} isDeduped={submission.isDeduped} formats={formats} />
          </Section>
        </div>
        <div class="stack wide">
          <Fee submission={submission} formats={formats} />
          <Section title="Candidate">
            <Facts
              of={[
                ["E-mail", submission.candidateEmail || null],
                ["Phone", submission.candidatePhone],
                ["Location", submission.candidateLocation],
                [
                  "Links",
                  submission.candidateLinks.length === 0
                    ? null
                    : submission.candidateLinks.map((link) => (
                        <div>
                          <a href={link} rel="noreferrer nofollow" target="_blank">
                            {link}
                          </a>
                        </div>
                      )),
                ],
                ["Résumé", resumeWords(submission)],
                ["Recruiter’s notes", submission.notes === "" ? null : <span class="lines">{submission.notes}</span>],
              ]}
            />
          </Section>
          <Section title="Submission">
            <Facts
              of={[
                ["Recruiter", <a href={`/recruiters/${recruiter.id}`}>{`${recruiter.name}, ${recruiter.agency}`}</a>],
                ["Submitted", <Time at={submission.createdAt} formats={formats} />],
                ["Entered by", submission.submittedByName],
                ["Consent", `${submission.consentText} (${formats.exact(submission.consentAt)})`],
                [
                  "In the ATS since",
                  submission.sentAt === null ? null : <Time at={submission.sentAt} formats={formats} />,
                ],
              ]}
            />
          </Section>
          <Section title="History">
            <History entries={submission.audit} formats={formats} />
          </Section>
        </div>
      </div>
    </>
  );
}

function Actions(props: { submission: SubmissionDetail; mayErase: boolean }) {
  const { id, status, candidateName, erasedAt, erasureWantedAt, applicationId } = props.submission;
  if (erasedAt !== null || erasureWantedAt !== null) return null;
  return (
    <>
      {status === "not_sent" ? <Act to={`/submissions/${id}/try-again`} label="Try again" class="primary" /> : null}
      {props.mayErase ? (
        <Ask
          id={`erase-${id}`}
          to={`/submissions/${id}/erase`}
          label="Erase"
          title={`Erase ${candidateName}?`}
          confirm="Erase"
          class="quiet bad"
        >
          <p>
            Name, e-mail, phone, links, location, notes and résumé are erased here, from every submission of this
            person, and the recruiters see that. Whoever still waits is not sent. It cannot be undone.
          </p>
          <p>
            {applicationId === null
              ? "What happened and when stays."
              : "What happened, when, and the fee stay. In your ATS nothing is erased: do that there."}
          </p>
        </Ask>
      ) : null}
    </>
  );
}

function Erasure(props: { submission: SubmissionDetail; formats: Formats }) {
  const { erasedAt, erasureWantedAt } = props.submission;
  if (erasedAt !== null)
    return (
      <Notice tone="info">
        Erased <Time at={erasedAt} formats={props.formats} />: nothing of the person is kept here any more. What
        happened stays.
      </Notice>
    );
  return erasureWantedAt === null ? null : <Notice tone="warn">The person’s details are being erased.</Notice>;
}

function resumeWords(submission: SubmissionDetail): string | null {
  if (submission.resumeName === null) return null;
  if (submission.erasedAt !== null) return "Erased";
  if (submission.resumeDeletedAt === null) return `${submission.resumeName}, waits here`;
  return submission.status === "sent" ? `${submission.resumeName}, in the ATS` : `${submission.resumeName}, deleted`;
}

function Interviews(props: { submission: SubmissionDetail; formats: Formats }) {
  const { interviews } = props.submission;
  if (interviews.length === 0) return null;
  return (
    <Section title="Interviews">
      <ul class="timeline">
        {interviews.map((one) => (
          <li>
            {interviewTime(one.startsAt, one.timeZone, props.formats.locale)}
            <span class="under">
              {[
                one.canceledAt === null ? null : "Canceled",
                one.durationMinutes === null ? null : `${one.durationMinutes} minutes`,
                one.interviewers.join(", "),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Fee(props: { submission: SubmissionDetail; formats: Formats }) {
  const { submission, formats } = props;
  const { fee } = submission;
  if (fee.state === "none") return null;
  return (
    <Section title="Fee">
      <State of={FEE_WORDS[fee.state]} />
      <Facts
        of={[
          [
            "First day",
            fee.startsOn === null ? "Not known: the fee stays on hold" : <Day on={fee.startsOn} formats={formats} />,
          ],
          ["By the offer", submission.startsOn === null ? null : <Day on={submission.startsOn} formats={formats} />],
        ]}
      />
      {fee.state === "void" ? null : (
        <form class="card" method="post" action={`/submissions/${submission.id}/start`}>
          <Field
            form={{ ...BLANK_FORM, values: { startsOn: submission.startsOnByHand ?? "" } }}
            name="startsOn"
            label="First day of work"
            type="date"
            hint="Wins over the offer’s. Empty: by the offer."
          />
          <div class="actions">
            <button class="button">Save the first day</button>
          </div>
        </form>
      )}
    </Section>
  );
}
