// Recruiters > Rules and visibility: how long a first submission holds, what candidates agree to, and what recruiters see.
import { Choice, Field, FormProblem, TextArea, type FormState } from "../../components/field.tsx";
import { PageHead } from "../../components/page-head.tsx";

export type MarketplaceSettingsView = { readonly form: FormState; readonly mayAdminister: boolean };

export function MarketplaceSettingsPage(props: { view: MarketplaceSettingsView }) {
  const { form, mayAdminister } = props.view;
  return (
    <>
      <PageHead title="Rules and visibility" back={{ href: "/recruiters", label: "Recruiters" }}>
        The rules between you and your recruiters. What was ruled before stays as it was ruled.
      </PageHead>
      <form class="form" method="post" action="/settings/marketplace" novalidate>
        <FormProblem form={form} />
        <Field
          form={form}
          name="ownershipDays"
          label="First submission holds for"
          hint="Days. Meanwhile nobody else can submit the same person. People who came to you directly are no recruiter’s."
          attributes={{ inputmode: "numeric", required: true }}
        />
        <Field
          form={form}
          name="dailyLimit"
          label="Candidates a recruiter may submit in 24 hours"
          hint="Every refusal tells a recruiter that you know an address. The limit keeps anybody from trying out a whole list."
          attributes={{ inputmode: "numeric", required: true }}
        />
        <Field
          form={form}
          name="retentionDays"
          label="Personal details are kept for"
          hint="Days after the end, of candidates who were refused, not sent, or not hired. Then name, addresses, links, notes and résumé are erased here; whose candidate they were stays known by a keyed hash until that runs out."
          attributes={{ inputmode: "numeric", required: true }}
        />
        <TextArea
          form={form}
          name="consentText"
          label="What the candidate agrees to"
          hint="The recruiter confirms it with every candidate. The words and the time are kept."
          attributes={{ rows: 4, maxlength: 2000 }}
        />
        <Choice
          form={form}
          name="showsInterviewers"
          label="Recruiters see who interviews"
          hint="Otherwise they see the time and the length only. Feedback and notes they never see."
        />
        {mayAdminister ? (
          <div class="form-foot">
            <button class="button primary">Save settings</button>
          </div>
        ) : (
          <p class="note">Only an owner or an admin may change this.</p>
        )}
      </form>
    </>
  );
}
