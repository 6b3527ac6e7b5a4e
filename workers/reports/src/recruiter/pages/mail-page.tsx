// How a recruiter hears of their candidates by mail.
import type { MailChoice } from "#shared/domain/marketplace/submission-words.ts";
import { PageHead } from "../../components/page-head.tsx";

const CHOICES: Record<MailChoice, { readonly label: string; readonly hint: string }> = {
  immediate: { label: "At once", hint: "One mail for each thing that happens to a candidate of yours." },
  digest: { label: "Once a day", hint: "One mail with all that happened; none when nothing did." },
  none: { label: "Never", hint: "You look here instead. You still hear when a role is given to you or closed." },
};

export function MailPage(props: { view: { readonly email: string; readonly mailChoice: MailChoice } }) {
  const { email, mailChoice } = props.view;
  return (
    <>
      <PageHead title="Mail">Mails go to {email}. They never name a candidate.</PageHead>
      <form class="form" method="post" action="/recruiter/mail">
        <fieldset class="stack">
          <legend class="legend">When something happens to a candidate of yours</legend>
          {(["immediate", "digest", "none"] as const).map((choice) => (
            <div class="choice">
              <input
                type="radio"
                id={`mail-${choice}`}
                name="mailChoice"
                value={choice}
                checked={choice === mailChoice}
                aria-describedby={`mail-${choice}-hint`}
              />
              <label for={`mail-${choice}`}>{CHOICES[choice].label}</label>
              <span class="hint" id={`mail-${choice}-hint`}>
                {CHOICES[choice].hint}
              </span>
            </div>
          ))}
        </fieldset>
        <div class="form-foot">
          <button class="button primary">Save</button>
        </div>
      </form>
    </>
  );
}
