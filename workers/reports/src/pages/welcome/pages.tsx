// What a new hire sees: the door before their page, why a link does not open, and the welcome itself.
import type { Child } from "hono/jsx";
import type { LinkState } from "#shared/domain/onboarding/invitation.ts";
import { Field, FormProblem, type FormState } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts } from "../../components/page-head.tsx";
import { Day } from "../../components/time.tsx";
import type { WelcomeView } from "../../operations/welcome.ts";
import type { Formats } from "../../view-models/formats.ts";

/** Mail scanners open links: looking changes nothing, the button does. Nothing personal stands here. */
export function LinkDoor(props: { company: string; token: string }) {
  return (
    <>
      <h1>Welcome to {props.company}</h1>
      <p>Your welcome page is ready. The link opens it once, in this browser.</p>
      <form method="post" action={`/welcome/${props.token}`}>
        <button class="button primary">Open my welcome page</button>
      </form>
    </>
  );
}

const DEAD: Record<Exclude<LinkState, "open">, { readonly title: string; readonly words: string }> = {
  replaced: {
    title: "A newer mail was sent",
    words: "This link is from an earlier mail. Open the newest mail from the company and use its link.",
  },
  spent: {
    title: "This link was used already",
    words:
      "Each link opens the welcome page once. If it was you, go on in the browser in which you opened it. If it was not you, tell the company.",
  },
  expired: { title: "This link has run out", words: "Links work for 14 days." },
  revoked: {
    title: "This invitation is no longer open",
    words: "The company has taken it back. If you think that this is a mistake, ask the people who hired you.",
  },
};

export function DeadLink(props: { state: Exclude<LinkState, "open">; company: string; token: string }) {
  const { title, words } = DEAD[props.state];
  return (
    <>
      <h1>{title}</h1>
      <p>{words}</p>
      {props.state === "revoked" ? null : (
        <>
          <p>You can also have a new link. It goes to the e-mail address that {props.company} has of you.</p>
          <form method="post" action={`/welcome/${props.token}/new-link`}>
            <button class="button primary">Send me a new link</button>
          </form>
        </>
      )}
    </>
  );
}

export function NewLinkSent(props: { outcome: "sent" | "too_soon"; company: string }) {
  return (
    <>
      <h1>{props.outcome === "sent" ? "A new link is on its way" : "A link was sent a moment ago"}</h1>
      <p>
        Look into the mailbox whose address {props.company} has of you, also among unwanted mail. If nothing comes
        within ten minutes, ask the people who hired you.
      </p>
    </>
  );
}

export function UnknownLink() {
  return (
    <>
      <h1>This is no link of ours</h1>
      <p>
        The address is not complete, or it was changed. Open the mail again and click its button, or copy the whole
        address into the browser.
      </p>
    </>
  );
}

export function SignedOut() {
  return (
    <>
      <h1>You are signed out</h1>
      <p>
        The welcome page closes by itself after a day. Open the newest mail from the company; if its link was used, it
        offers you a new one.
      </p>
    </>
  );
}

export function WelcomePage(props: { view: WelcomeView; form: FormState; isSaved: boolean; formats: Formats }) {
  const { view, form, isSaved, formats } = props;
  const { company, invitation } = view;
  const manager = [invitation.managerName, invitation.managerEmail].filter(Boolean).join(", ") || undefined; // unknown: not shown
  return (
    <>
      <h1>
        Welcome to {company.name}, {invitation.confirmedName ?? invitation.name}
      </h1>
      {isSaved ? (
        <Notice tone="good">Thank you. {company.name} has your name and contact. You can close this page.</Notice>
      ) : null}
      <Facts
        of={[
          ["Your job", invitation.designation ?? undefined],
          ["Where", invitation.location ?? undefined],
          [
            "First day",
            invitation.startDate === null ? undefined : <Day on={invitation.startDate} formats={formats} />,
          ],
          ["Your manager", manager],
          ["Package", view.package === null ? undefined : view.package.name],
        ]}
      />
      <Tasks tasks={view.package?.tasks ?? []} />
      <Part title={invitation.confirmedAt === null ? "Is this right?" : "What you confirmed"}>
        <form class="form" method="post" action="/welcome" novalidate>
          <FormProblem form={form} />
          <Field form={form} name="name" label="Your name" attributes={{ autocomplete: "name" }} />
          <Field form={form} name="email" label="E-mail" type="email" attributes={{ autocomplete: "email" }} />
          <Field
            form={form}
            name="phone"
            label="Phone"
            type="tel"
            isOptional
            attributes={{ autocomplete: "tel", maxlength: 40 }}
          />
          <div class="form-foot">
            <button class="button primary">
              {invitation.confirmedAt === null ? "Yes, this is right" : "Save changes"}
            </button>
          </div>
        </form>
      </Part>
      <form method="post" action="/welcome/leave">
        <button class="button quiet small">Sign out</button>
      </form>
    </>
  );
}

function Tasks(props: { tasks: readonly string[] }) {
  if (props.tasks.length === 0) return null;
  return (
    <Part title="Before your first day">
      <ol class="welcome-tasks">
        {props.tasks.map((task) => (
          <li>{task}</li>
        ))}
      </ol>
    </Part>
  );
}

function Part(props: { title: string; children: Child }) {
  return (
    <section class="stack">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}
