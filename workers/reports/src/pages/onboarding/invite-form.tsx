// Quick invite: the form, pre-filled from the ATS, and the history of the invitation under it.
import type { MailState } from "#shared/db/mails.ts";
import { invitationState } from "#shared/domain/onboarding/invitation.ts";
import { Ask } from "../../components/action.tsx";
import { Field, FormProblem, Select, type FormState } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHead, Section } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import type { NewHireDetail } from "../../operations/onboarding/new-hires.ts";
import type { Formats } from "../../view-models/formats.ts";
import { INVITATION_WORDS, isDead, MAIL_WORDS, missingWords } from "../../view-models/onboarding-words.ts";

export type InviteView = {
  readonly hire: NewHireDetail;
  readonly form: FormState;
  readonly packages: readonly { readonly code: string; readonly name: string }[];
  readonly formats: Formats;
};

export function InviteForm(props: { view: InviteView }) {
  const { hire, form, formats } = props.view;
  const missing = missingWords(hire);
  const isAgain = hire.invitation !== null;
  return (
    <>
      <PageHead
        title={`Invite ${hire.name || "this person"}`}
        back={{ href: `/onboarding/new-hires/${hire.id}`, label: hire.name || "New hire" }}
      >
        They get a mail with a link to their welcome page. The link works once, for 14 days.
      </PageHead>
      {hire.withdrawnAt === null ? null : (
        <Notice tone="warn">This person no longer counts as a new hire in your ATS. They cannot be invited.</Notice>
      )}
      {missing === null ? null : <Notice tone="info">From your ATS: {missing}.</Notice>}
      <LastMail hire={hire} />
      <form class="form" method="post" action={`/onboarding/new-hires/${hire.id}/invite`} novalidate>
        <fieldset class="form" disabled={hire.withdrawnAt !== null}>
          <FormProblem form={form} />
          <div class="form-pair">
            <Field form={form} name="name" label="Name" attributes={{ required: true, autocomplete: "off" }} />
            <Field form={form} name="email" label="E-mail" type="email" attributes={{ autocomplete: "off" }} />
          </div>
          <div class="form-pair">
            <Field form={form} name="designation" label="Job title" isOptional />
            <Field form={form} name="location" label="Location" isOptional />
          </div>
          <div class="form-pair">
            <Field form={form} name="startDate" label="Start date" type="date" isOptional />
            <PackageField view={props.view} />
          </div>
          <div class="form-pair">
            <Field form={form} name="managerName" label="Manager" isOptional />
            <Field form={form} name="managerEmail" label="Manager’s e-mail" type="email" isOptional />
          </div>
          <div class="form-foot">
            <button class="button primary">{isAgain ? "Invite again" : "Invite"}</button>
            <a class="button quiet" href="/onboarding/new-hires" data-close>
              Cancel
            </a>
          </div>
        </fieldset>
      </form>
      {isAgain ? <History hire={hire} formats={formats} /> : null}
    </>
  );
}

/** Inviting again is a person's choice, also to an address that is dead; they should know. */
function LastMail(props: { hire: NewHireDetail }) {
  const [mail] = props.hire.mails;
  if (mail === undefined || !isDead(mail.status)) return null;
  const what = mail.status === "bounced" ? "bounced" : "was marked as spam by its reader";
  return (
    <Notice tone="warn">
      The last mail to {mail.toAddress} {what}. Ask for another address before you invite again.
    </Notice>
  );
}

/** A code from the offer that no package has stays choosable, so that it is seen and not lost. */
function PackageField(props: { view: InviteView }) {
  const { form, packages } = props.view;
  const typed = form.values["packageCode"] ?? "";
  const known = packages.find(({ code }) => code.toLowerCase() === typed.trim().toLowerCase());
  const choices = [
    { value: "", label: "No package" },
    ...packages.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
    ...(typed !== "" && known === undefined ? [{ value: typed, label: `${typed} (unknown code)` }] : []),
  ];
  const shown = { ...form, values: { ...form.values, packageCode: known?.code ?? typed } };
  return <Select form={shown} name="packageCode" label="Package" choices={choices} isOptional />;
}

export function History(props: { hire: NewHireDetail; formats: Formats }) {
  const { hire, formats } = props;
  const { invitation } = hire;
  if (invitation === null) return null;
  const state = invitationState(invitation, formats.now);
  const mayRevoke = state !== "revoked";
  return (
    <Section
      title="Invitations"
      aside={
        mayRevoke ? (
          <Ask
            id="revoke"
            to={`/onboarding/new-hires/${hire.id}/revoke`}
            label="Take back"
            class="small"
            title="Take the invitation back?"
            confirm="Take back"
          >
            <p>Its link stops working at once, and the welcome page closes for {hire.name || "this person"}.</p>
          </Ask>
        ) : null
      }
    >
      <p>
        <State of={INVITATION_WORDS[state]} />
      </p>
      <Table caption="Mails of the invitation" columns={mailColumns(formats)} rows={hire.mails} />
      <p class="note">
        Sent last by {hire.invitedByName}. The link works until {formats.exact(invitation.expiresAt)}; links of earlier
        mails are dead.
      </p>
    </Section>
  );
}

function mailColumns(formats: Formats): Column<MailState>[] {
  return [
    { label: "Mail to", kind: "title", cell: (mail) => mail.toAddress },
    { label: "Delivery", cell: (mail) => <State of={MAIL_WORDS[mail.status]} reason={mail.failureMessage} /> },
    { label: "Asked for", cell: (mail) => <Time at={mail.createdAt} formats={formats} /> },
    { label: "Sent", cell: (mail) => <Time at={mail.sentAt} formats={formats} none="not yet" /> },
    { label: "Reported", cell: (mail) => <Time at={mail.reportedAt} formats={formats} none="nothing yet" /> },
  ];
}
