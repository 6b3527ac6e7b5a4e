// Of the list of things that only a person can settle: those of imports, onboarding and the marketplace.
import type { Child } from "hono/jsx";
import type { Overview } from "../../operations/overview.ts";
import type { Formats } from "../../view-models/formats.ts";
import type { StateWord } from "../../view-models/state-words.ts";
import type { Need } from "./needs-you.tsx";

const WAITS: StateWord = { word: "Waits for you", shape: "dotted-ring", tone: "wait" };
const FAILED: StateWord = { word: "Failed", shape: "cross", tone: "bad" };

export function countPeopleNeeds({ people, onboardingToSetUp }: Overview): number {
  const { newHiresToInvite, invitationsNotDelivered, candidatesNotSent, failedImport } = people;
  const invitations = newHiresToInvite + invitationsNotDelivered;
  return (onboardingToSetUp === null ? 0 : 1) + invitations + candidatesNotSent + (failedImport?.failedCount ?? 0);
}

/** One entry for each kind; the lists behind have them all. */
export function peopleNeeds({ people, onboardingToSetUp }: Overview, formats: Formats): Need[] {
  const { newHiresToInvite, invitationsNotDelivered, candidatesNotSent, failedImport } = people;
  const count = (n: number, one: string, many: string) => <strong>{formats.count(n, one, many)}</strong>;
  const setUp = `/settings/integrations/${onboardingToSetUp ?? ""}/onboarding`;
  return [
    ...need(onboardingToSetUp !== null, {
      state: WAITS,
      title: <strong>Onboarding is not set up yet</strong>,
      words: "New hires come in once their stage and a start date are chosen.",
      action: link(setUp, "Set up"),
    }),
    ...need(invitationsNotDelivered > 0, {
      state: FAILED,
      title: count(invitationsNotDelivered, "invitation could not be delivered", "invitations could not be delivered"),
      words: "Check the address of the new hire, and invite again.",
      action: link("/onboarding/new-hires?invited=yes", "Look"),
    }),
    ...need(newHiresToInvite > 0, {
      state: WAITS,
      title: <>{count(newHiresToInvite, "new hire starts", "new hires start")} within two weeks, not invited yet</>,
      words: "An invitation leads to the welcome page with job, start date and tasks.",
      action: link("/onboarding/quick-invite", "Invite"),
    }),
    ...need(failedImport !== null, {
      state: FAILED,
      title: count(failedImport?.failedCount ?? 0, "person could not be imported", "people could not be imported"),
      words: "The last import says why; each can be tried again there.",
      action: link(`/imports/${failedImport?.id ?? ""}`, "Look"),
    }),
    ...need(candidatesNotSent > 0, {
      state: FAILED,
      title: count(
        candidatesNotSent,
        "recruiter’s candidate could not be sent",
        "recruiters’ candidates could not be sent",
      ),
      words: "They are kept here, with the reason.",
      action: link("/submissions", "Look"),
    }),
  ];
}

function need(applies: boolean, one: Need): Need[] {
  return applies ? [one] : [];
}

function link(href: string, label: string): Child {
  return (
    <a class="button small" href={href}>
      {label}
    </a>
  );
}
