// One new hire: everything that came from the ATS, the documents, the invitation, and what the hire has confirmed.
import type { AuditRow } from "#shared/db/audit-log.ts";
import { Code } from "../../components/code.tsx";
import { History as Record } from "../../components/history.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { Day, Time } from "../../components/time.tsx";
import type { NewHireDetail } from "../../operations/onboarding/new-hires.ts";
import type { Formats } from "../../view-models/formats.ts";
import { missingWords, newHireWord } from "../../view-models/onboarding-words.ts";
import { DocumentList } from "./document-list.tsx";
import { History } from "./invite-form.tsx";

export type NewHireView = {
  readonly hire: NewHireDetail;
  readonly record: readonly AuditRow[];
  readonly formats: Formats;
};

export function NewHirePage(props: { view: NewHireView }) {
  const { hire, record, formats } = props.view;
  const missing = missingWords(hire);
  return (
    <>
      <PageHead
        title={hire.name || "(no name)"}
        back={{ href: "/onboarding/new-hires", label: "New hires" }}
        actions={
          hire.withdrawnAt === null ? (
            <a class="button primary" href={`/onboarding/new-hires/${hire.id}/invite`} data-drawer>
              {hire.invitation === null ? "Invite" : "Invite again"}
            </a>
          ) : null
        }
      >
        <State of={newHireWord(hire, formats.now)} />
      </PageHead>
      {missing === null ? null : (
        <Notice tone="info">
          From your ATS: {missing}. Rolecall reads again every four hours; you can fill in the rest when you invite.
        </Notice>
      )}
      <FromAts hire={hire} formats={formats} />
      <Confirmed hire={hire} formats={formats} />
      <Section title="Documents">
        <DocumentList personId={hire.id} documents={hire.documents} formats={formats} />
      </Section>
      <History hire={hire} formats={formats} />
      <Section title="History">
        <Record entries={record} formats={formats} />
      </Section>
    </>
  );
}

function FromAts(props: { hire: NewHireDetail; formats: Formats }) {
  const { hire, formats } = props;
  const person = (name: string | null, more: string | null) => [name, more].filter(Boolean).join(", ") || null;
  return (
    <Section title="From the ATS">
      <Facts
        of={[
          ["E-mail", hire.email],
          ["Posting", hire.postingTitle],
          ["Designation", hire.designation],
          ["Name in the offer", hire.offerCandidateName],
          ["Offer", hire.offerStatus],
          ["Location", hire.location],
          ["Start date", <Day on={hire.startDate} formats={formats} />],
          ["Manager", hire.managerName],
          ["Manager id", <Code text={hire.managerId} />],
          ["Hiring manager", person(hire.hiringManagerName, hire.hiringManagerEmail)],
          ["Package code", hire.packageCode],
          ["Package", hire.packageName],
          ["Opportunity id", <Code text={hire.opportunityId} />],
          ["Contact id", <Code text={hire.contactId} />],
          ["Reached the stage", <Time at={hire.reachedAt} formats={formats} />],
          ["Uploaded", <Time at={hire.uploadedAt} formats={formats} />],
          ["Last read", <Time at={hire.readAt} formats={formats} />],
        ]}
      />
    </Section>
  );
}

function Confirmed(props: { hire: NewHireDetail; formats: Formats }) {
  const { invitation } = props.hire;
  if (invitation?.confirmedAt == null) return null;
  return (
    <Section title="Confirmed by the new hire">
      <Facts
        of={[
          ["Name", invitation.confirmedName],
          ["E-mail", invitation.confirmedEmail],
          ["Phone", invitation.confirmedPhone],
          ["When", <Time at={invitation.confirmedAt} formats={props.formats} />],
        ]}
      />
    </Section>
  );
}
