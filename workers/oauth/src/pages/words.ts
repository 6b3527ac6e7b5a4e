// The words for everything that can go wrong on the oauth Worker's pages: what happened, what it means, what to do.
import type { ConsentProblem } from "../connect/consent.ts";
import type { PartnerProblem } from "../connect/partner-consent.ts";
import type { SignInProblem } from "../sign-in/enter.ts";
import type { PageStatus } from "./layout.tsx";

export type Problem =
  | ConsentProblem
  | PartnerProblem
  | SignInProblem
  | "not_found"
  | "forbidden"
  | "bad_request"
  | "foreign_form"
  | "too_large"
  | "failed";

export type Words = {
  readonly title: string;
  readonly text: string;
  readonly todo: readonly string[];
  readonly status: PageStatus;
};

const NOTHING_STORED = "Nothing was stored.";

export const WORDS: Record<Problem, Words> = {
  unknown_state: {
    title: "This page was already used",
    text: "It can be opened once, right after the step before it. Perhaps it was reloaded, or opened from the history.",
    todo: ["Begin again. If the step before had worked, you will see that at once."],
    status: 400,
  },
  expired_state: {
    title: "That took longer than ten minutes",
    text: `For safety, a started attempt ends after ten minutes. ${NOTHING_STORED}`,
    todo: ["Begin again and finish in one go."],
    status: 410,
  },
  other_browser: {
    title: "This began in another browser",
    text: `An attempt has to end in the browser in which it began, under the same address of Rolecall, with cookies allowed. ${NOTHING_STORED}`,
    todo: ["Begin again in this browser.", "If this happens every time, allow cookies for this site."],
    status: 400,
  },
  denied: {
    title: "Access was not allowed",
    text: `Lever says that nobody allowed the access. ${NOTHING_STORED}`,
    todo: [
      "If you pressed Deny by mistake, begin again.",
      "Only a Lever Super Admin can allow it. If you are not one, ask for a link from Settings > Integrations and send it to one.",
    ],
    status: 403,
  },
  cancelled: {
    title: "You were not signed in",
    text: "The sign-in was cancelled.",
    todo: ["Sign in again whenever you like."],
    status: 403,
  },
  greenhouse_denied: {
    title: "Access was not allowed",
    text: `Greenhouse says that nobody allowed the access. ${NOTHING_STORED}`,
    todo: [
      "If you pressed Deny by mistake, begin again.",
      "Somebody who is a Site Admin in Greenhouse has to allow it.",
    ],
    status: 403,
  },
  greenhouse_exchange_failed: {
    title: "Greenhouse did not complete the connection",
    text: `Greenhouse refused to exchange its consent for access; its code lives one minute. ${NOTHING_STORED}`,
    todo: [
      "Begin again.",
      "If it stays, whoever runs Rolecall should compare GREENHOUSE_CLIENT_ID, GREENHOUSE_CLIENT_SECRET and the redirect address with what Greenhouse has registered.",
    ],
    status: 502,
  },
  greenhouse_unavailable: {
    title: "Greenhouse does not answer",
    text: `Greenhouse did not answer in time. ${NOTHING_STORED}`,
    todo: ["Begin again in a few minutes."],
    status: 503,
  },
  greenhouse_not_partner: {
    title: "Consent is not possible here",
    text: "Whoever runs Rolecall is no partner that Greenhouse lists, so there is no consent page.",
    todo: ["Enter a credential of type Harvest V3 (OAuth) instead."],
    status: 503,
  },
  not_super_admin: {
    title: "Lever needs a Super Admin",
    text: `Only a Lever Super Admin can allow this for the whole company. ${NOTHING_STORED}`,
    todo: [
      "Ask a Lever Super Admin to do it: make a link under Settings > Integrations and send it. They need no account here.",
      "Or have your access role in Lever changed to Super Admin, then begin again.",
    ],
    status: 403,
  },
  exchange_failed: {
    title: "Lever did not complete the connection",
    text: `Lever refused to exchange its consent for access. ${NOTHING_STORED}`,
    todo: [
      "Begin again.",
      "If it stays, whoever runs Rolecall should compare LEVER_CLIENT_ID, LEVER_CLIENT_SECRET and the redirect address with what is registered at Lever.",
    ],
    status: 502,
  },
  lever_unavailable: {
    title: "Lever does not answer",
    text: `Lever's sign-in service did not answer in time. ${NOTHING_STORED}`,
    todo: ["Begin again in a few minutes."],
    status: 503,
  },
  scope_missing: {
    title: "Lever left out a permission",
    text: `Rolecall needs every permission on Lever's page, and Lever gave fewer. ${NOTHING_STORED}`,
    todo: [
      "Begin again and allow all of them.",
      "If Lever's page offered only offline access, whoever runs Rolecall should check LEVER_API_URL: Lever's audience is made from it, unless LEVER_AUDIENCE names one.",
    ],
    status: 422,
  },
  other_account: {
    title: "This is another Lever account",
    text: `The connection to renew belongs to a different Lever account than the one that agreed. ${NOTHING_STORED}`,
    todo: [
      "Sign in to the right account at Lever and begin again.",
      "To connect this account as well, use Add integration.",
    ],
    status: 409,
  },
  connection_unknown: {
    title: "There is no such connection",
    text: "The connection to renew does not exist in this company.",
    todo: ["Choose it under Settings > Integrations."],
    status: 404,
  },
  account_taken: {
    title: "This account is connected already",
    text: "Somebody connected the same account a moment ago.",
    todo: ["Nothing is left to do: look under Settings > Integrations."],
    status: 409,
  },
  grant_expired: {
    title: "Lever's consent has run out",
    text: `It waits ten minutes for you to sign in, and was dropped then. ${NOTHING_STORED}`,
    todo: ["Open your link again. Lever may not ask a second time."],
    status: 410,
  },
  invitation_unknown: {
    title: "This link does not work",
    text: "No invitation belongs to it. Perhaps a part of the address is missing.",
    todo: ["Copy the whole link again.", "If that does not help, ask whoever sent it for a new one."],
    status: 404,
  },
  invitation_used: {
    title: "This link was already used",
    text: "An invitation works once.",
    todo: ["If it was you, just sign in.", "If not, ask whoever sent it for a new one."],
    status: 410,
  },
  invitation_expired: {
    title: "This link has run out",
    text: "An invitation can be used for a limited time.",
    todo: ["Ask whoever sent it for a new one."],
    status: 410,
  },
  invitation_revoked: {
    title: "This link was withdrawn",
    text: "Whoever made this invitation has withdrawn it.",
    todo: ["Ask them for a new one if you still need it."],
    status: 410,
  },
  email_not_verified: {
    title: "Google has not verified your address",
    text: "Rolecall takes Google accounts only when Google vouches for their e-mail address.",
    todo: ["Verify the address in your Google account, then sign in again.", "Or sign in with another account."],
    status: 403,
  },
  refused: {
    title: "The sign-in could not be verified",
    text: "What came back did not pass Rolecall's checks, so you were not signed in.",
    todo: ["Sign in again.", "If it stays, tell whoever runs Rolecall: the oauth Worker's log has the reason."],
    status: 400,
  },
  provider_unavailable: {
    title: "The sign-in service does not answer",
    text: "Google or Microsoft did not answer in time. You were not signed in.",
    todo: ["Try again in a minute."],
    status: 503,
  },
  not_configured: {
    title: "Lever is not set up here",
    text: "Rolecall is not registered with Lever on this installation.",
    todo: ["Whoever runs Rolecall has to set LEVER_CLIENT_ID and LEVER_CLIENT_SECRET on the oauth Worker."],
    status: 503,
  },
  not_found: {
    title: "Page not found",
    text: "There is nothing under this address.",
    todo: [],
    status: 404,
  },
  forbidden: {
    title: "Not allowed",
    text: "Connections are changed by owners and admins.",
    todo: ["Ask one of them, or ask them for a one-time link: they make it under Settings > Integrations."],
    status: 403,
  },
  bad_request: {
    title: "That did not work",
    text: "Something was missing in what the form sent.",
    todo: ["Go back, reload the page and try again."],
    status: 400,
  },
  foreign_form: {
    title: "This form came from another site",
    text: "Rolecall takes forms from its own pages only, under its own address.",
    todo: ["Go to Rolecall and try again there."],
    status: 403,
  },
  too_large: {
    title: "That was too much",
    text: "The form is larger than anything that belongs here.",
    todo: [],
    status: 413,
  },
  failed: {
    title: "Something went wrong",
    text: "Rolecall made a mistake, not you.",
    todo: ["Begin again in a moment. If it stays, tell whoever runs Rolecall: the oauth Worker's log has the reason."],
    status: 500,
  },
};
