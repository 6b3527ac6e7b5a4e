// Whose candidate it is: each ruling with its reason and its evidence, and the button by which a person overrules a refusal.
import type { Evidence } from "#shared/domain/marketplace/ownership.ts";
import { rulingForCompany } from "#shared/domain/marketplace/ruling-words.ts";
import { Ask } from "../../components/action.tsx";
import { BLANK_FORM, TextArea } from "../../components/field.tsx";
import { Section } from "../../components/page-head.tsx";
import { Day, Time } from "../../components/time.tsx";
import type { SubmissionDetail } from "../../operations/marketplace/submissions.ts";
import type { Formats } from "../../view-models/formats.ts";

export function Rulings(props: { submission: SubmissionDetail; mayOverrule: boolean; formats: Formats }) {
  const { submission, mayOverrule, formats } = props;
  if (submission.rulings.length === 0)
    return (
      <Section title="Whose candidate">
        <p class="soft">This is ruled on when the candidate is sent.</p>
      </Section>
    );
  const isNamed = submission.erasedAt === null && submission.erasureWantedAt === null;
  const canOverrule = submission.status === "refused" && mayOverrule && isNamed;
  return (
    <Section title="Whose candidate" aside={canOverrule ? <Overrule submission={submission} /> : undefined}>
      <ol class="timeline">
        {submission.rulings.map((ruling) => (
          <li>
            <strong>{ruling.isAccepted ? "Accepted." : "Refused."}</strong> {rulingForCompany(ruling)}
            {ruling.note === null ? null : ` “${ruling.note}”`}
            {ruling.reason === "overruled" ? null : (
              <ul>
                {ruling.evidence.map((evidence) => (
                  <li class="small">
                    <EvidenceLine evidence={evidence} submission={submission} formats={formats} />
                  </li>
                ))}
              </ul>
            )}
            <span class="under">
              {ruling.decidedBy === "rule" ? "By the ownership rule" : ruling.decidedByName},{" "}
              <Time at={ruling.at} formats={formats} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function EvidenceLine(props: { evidence: Evidence; submission: SubmissionDetail; formats: Formats }) {
  const { evidence, submission, formats } = props;
  if (evidence.kind === "application")
    return (
      <>
        In the ATS since <Time at={evidence.at} formats={formats} />, {ORIGINS[evidence.origin] ?? evidence.origin}
        {evidence.isSamePosting ? ", for this role" : ", for another role"}
        {evidence.isActive ? "" : ", archived"}
      </>
    );
  const other = submission.others.get(evidence.submissionId);
  const who =
    other === undefined ? "another recruiter" : `${other.recruiterName}, ${other.agency} (${other.roleTitle})`;
  const link = <a href={`/submissions/${evidence.submissionId}`}>submitted by {who}</a>;
  if (evidence.kind === "submission")
    return (
      <>
        {link} <Time at={evidence.at} formats={formats} />
      </>
    );
  return (
    <>
      {link} <Time at={evidence.since} formats={formats} />, held until <Day on={evidence.until} formats={formats} />
    </>
  );
}

/** Lever's origins. */
const ORIGINS: Readonly<Record<string, string>> = {
  applied: "applied directly",
  referred: "referred by an employee",
  internal: "an employee",
  university: "from a university",
  sourced: "found by your own recruiters",
  agency: "from an agency",
};

function Overrule(props: { submission: SubmissionDetail }) {
  const { id, candidateName, recruiter } = props.submission;
  return (
    <Ask
      id={`overrule-${id}`}
      to={`/submissions/${id}/overrule`}
      label="Let through"
      title={`Let ${candidateName} through all the same?`}
      confirm="Let through"
      isDangerous={false}
      class="small"
    >
      <p>
        The candidate is sent to your ATS as {recruiter.agency}’s. Two agencies may then ask for a fee. The ruling and
        your reason are kept, and the recruiter sees that you decided.
      </p>
      <TextArea form={BLANK_FORM} name="note" label="Why?" attributes={{ required: true, maxlength: 1000 }} />
    </Ask>
  );
}
