// One candidate as their recruiter sees them: where they stand, whose they are, interviews, the fee, and what happened.
import type { VisibleSubmission } from "#shared/db/recruiter-view.ts";
import { archiveGroupWords, happeningForRecruiter } from "#shared/domain/marketplace/happening-words.ts";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { Day, Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { FEE_WORDS, interviewTime, placeWord, waitWords } from "../../view-models/submission-words.ts";
import { feeWords } from "./role-words.ts";

export type CandidateView = { readonly submission: VisibleSubmission; readonly formats: Formats };

export function CandidatePage(props: { view: CandidateView }) {
  const { submission, formats } = props.view;
  const { candidate, role } = submission;
  return (
    <>
      <PageHead
        title={candidate.name}
        back={
          role === null
            ? { href: "/recruiter/submissions", label: "Your candidates" }
            : { href: `/recruiter/roles/${role.id}`, label: role.title }
        }
      >
        <State of={placeWord(submission.place, submission.stageName)} reason={whyOf(submission)} />
      </PageHead>
      <div class="columns">
        <div class="stack wide">
          <Ruling submission={submission} formats={formats} />
          <Interviews submission={submission} formats={formats} />
          <Section title="What happened">
            <ol class="timeline">
              {submission.events.map((event) => (
                <li>
                  {sentence(happeningForRecruiter(event))}
                  {event.kind.startsWith("interview_") && event.kind !== "interview_canceled" && event.detail ? (
                    <span class="soft"> for {formats.exact(event.detail)}</span>
                  ) : null}
                  <span class="under">
                    <Time at={event.at} formats={formats} />
                  </span>
                </li>
              ))}
            </ol>
          </Section>
        </div>
        <div class="stack wide">
          <Fee submission={submission} formats={formats} />
          <Section title="What you submitted">
            <Facts
              of={[
                ["E-mail", candidate.email || null],
                ["Phone", candidate.phone],
                ["Location", candidate.location],
                ["Links", candidate.links.length === 0 ? null : candidate.links.map((link) => <div>{link}</div>)],
                ["Résumé", submission.resumeName],
                ["Notes", submission.notes === "" ? null : <span class="lines">{submission.notes}</span>],
                ["Consent", submission.consentText],
                ["Submitted", <Time at={submission.createdAt} formats={formats} />],
              ]}
            />
          </Section>
        </div>
      </div>
    </>
  );
}

function whyOf(submission: VisibleSubmission): string | null {
  if (submission.status === "waiting" || submission.status === "not_sent") return waitWords(submission.reason);
  return submission.place === "archived" ? sentence(archiveGroupWords(submission.archiveGroup)) : null;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Ruling(props: { submission: VisibleSubmission; formats: Formats }) {
  const { ruling } = props.submission;
  if (ruling === null) return null;
  return (
    <Section title="Whose candidate">
      <p>
        <strong>{verdict(ruling)}</strong> {ruling.words}
        {ruling.earlierId === null ? null : (
          <>
            {" "}
            <a href={`/recruiter/submissions/${ruling.earlierId}`}>Open that one</a>
          </>
        )}
      </p>
      {ruling.evidence === null || ruling.earlierId !== null ? null : (
        <p class="soft small">
          Since <Day on={ruling.evidence.since} formats={props.formats} />
          {ruling.evidence.until === null ? null : (
            <>
              , and until <Day on={ruling.evidence.until} formats={props.formats} /> at least
            </>
          )}
          . If you think that this is wrong, ask the company: it sees why, and can let the candidate through.
        </p>
      )}
    </Section>
  );
}

function verdict(ruling: NonNullable<VisibleSubmission["ruling"]>): string {
  if (ruling.isAccepted) return "Yours.";
  return ruling.earlierId === null ? "Not accepted as yours." : "Not sent a second time.";
}

function Interviews(props: { submission: VisibleSubmission; formats: Formats }) {
  const { interviews } = props.submission;
  if (interviews.length === 0) return null;
  return (
    <Section title="Interviews">
      <ul class="timeline">
        {interviews.map((one) => (
          <li>
            {one.isCanceled ? (
              <s>{interviewTime(one.startsAt, one.timeZone, props.formats.locale)}</s>
            ) : (
              interviewTime(one.startsAt, one.timeZone, props.formats.locale)
            )}
            <span class="under">
              {[
                one.isCanceled ? "Canceled" : null,
                one.durationMinutes === null ? null : `${one.durationMinutes} minutes`,
                one.interviewers.length === 0 ? null : `with ${one.interviewers.join(", ")}`,
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

function Fee(props: { submission: VisibleSubmission; formats: Formats }) {
  const { fee, roleFee } = props.submission;
  if (fee.state === "none") return null;
  return (
    <Section title="Fee">
      <State of={FEE_WORDS[fee.state]} />
      <Facts
        of={[
          ["Agreed", feeWords(roleFee, props.formats)],
          ["First day", fee.startsOn === null ? "Not told yet" : <Day on={fee.startsOn} formats={props.formats} />],
        ]}
      />
    </Section>
  );
}
