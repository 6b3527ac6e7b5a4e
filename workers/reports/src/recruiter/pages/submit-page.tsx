// The form by which a recruiter submits a candidate for a role.
import type { VisibleRole } from "#shared/db/recruiter-view.ts";
import { MAX_RESUME_BYTES } from "#shared/domain/marketplace/resume.ts";
import { Field, FormProblem, TextArea, type FormState } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHead } from "../../components/page-head.tsx";

export type SubmitView = {
  readonly role: VisibleRole;
  readonly consentText: string;
  readonly form: FormState;
  /** Why they cannot submit anybody now, in words: then there is no form. */
  readonly notYet: string | null;
};

export function SubmitPage(props: { view: SubmitView }) {
  const { role, consentText, form, notYet } = props.view;
  const to = `/recruiter/roles/${role.id}`;
  return (
    <>
      <PageHead title="Submit a candidate" back={{ href: to, label: role.title }}>
        They go straight into the company’s applicant tracking system. Before that it is checked whether somebody else
        has put them forward already.
      </PageHead>
      {notYet === null ? (
        <CandidateForm role={role} consentText={consentText} form={form} />
      ) : (
        <Notice
          tone="warn"
          action={
            <a class="button small" href={to}>
              Back to the role
            </a>
          }
        >
          {notYet}
        </Notice>
      )}
    </>
  );
}

function CandidateForm(props: Pick<SubmitView, "role" | "consentText" | "form">) {
  const { role, consentText, form } = props;
  const to = `/recruiter/roles/${role.id}`;
  return (
    <form class="form" method="post" action={`${to}/submit`} enctype="multipart/form-data" novalidate>
      <FormProblem form={form} />
      <Field
        form={form}
        name="name"
        label="Name"
        attributes={{ required: true, maxlength: 200, autocomplete: "off" }}
      />
      <div class="form-pair">
        <Field
          form={form}
          name="email"
          label="E-mail"
          type="email"
          attributes={{ required: true, autocomplete: "off" }}
        />
        <Field form={form} name="phone" label="Phone" type="tel" isOptional attributes={{ autocomplete: "off" }} />
      </div>
      <Field form={form} name="location" label="Location" isOptional attributes={{ maxlength: 200 }} />
      <TextArea
        form={form}
        name="links"
        label="Links"
        isOptional
        hint="LinkedIn, a portfolio; one a line."
        attributes={{ rows: 2 }}
      />
      <Resume form={form} />
      <TextArea
        form={form}
        name="notes"
        label="Notes to the company"
        isOptional
        hint="Why this person fits. It is sent along with the résumé."
        attributes={{ rows: 5, maxlength: 5000 }}
      />
      <Consent form={form} text={consentText} />
      <div class="form-foot">
        <button class="button primary">Submit candidate</button>
        <a class="button quiet" href={to}>
          Cancel
        </a>
      </div>
    </form>
  );
}

function Resume(props: { form: FormState }) {
  const error = props.form.errors["resume"];
  return (
    <div class="field">
      <label for="f-resume">
        Résumé <span class="optional">optional</span>
      </label>
      <input
        class="input"
        id="f-resume"
        type="file"
        name="resume"
        accept=".pdf,.docx"
        data-most-bytes={MAX_RESUME_BYTES}
        data-too-large="f-resume-too-large"
        aria-describedby={error ? "f-resume-error f-resume-hint" : "f-resume-hint"}
        {...(error ? { "aria-invalid": "true" } : {})}
      />
      {error ? (
        <span class="error" id="f-resume-error">
          <Icon name="warning" size={14} />
          {error}
        </span>
      ) : null}
      <span class="error" id="f-resume-too-large" role="alert" hidden>
        <Icon name="warning" size={14} />
        Lever takes at most 30 MB. Choose a smaller file.
      </span>
      <span class="hint" id="f-resume-hint">
        PDF or Word (docx), at most 30 MB. It is kept here only until the company has it.
      </span>
    </div>
  );
}

function Consent(props: { form: FormState; text: string }) {
  const error = props.form.errors["consent"];
  return (
    <div class="field">
      <div class="choice">
        <input
          type="checkbox"
          id="f-consent"
          name="consent"
          value="yes"
          checked={props.form.values["consent"] === "yes"}
          aria-describedby={error ? "f-consent-error f-consent-hint" : "f-consent-hint"}
          {...(error ? { "aria-invalid": "true" } : {})}
        />
        <label for="f-consent">I have the candidate’s consent</label>
        <span class="hint" id="f-consent-hint">
          {props.text}
        </span>
      </div>
      {error ? (
        <span class="error" id="f-consent-error">
          <Icon name="warning" size={14} />
          {error}
        </span>
      ) : null}
    </div>
  );
}
