// The page behind an invitation link: it shows what is offered and waits for a press, since mail scanners open links too.
import type { AppContext } from "../app.ts";
import type { IdentityProvider } from "../env.ts";
import type { Invitation } from "../people/invitations.ts";
import { page } from "./layout.tsx";
import { NoProvider } from "./sign-in.tsx";

const MAY: Record<Invitation["role"], string> = {
  owner: "As an owner you can do everything, including managing members, connections and settings.",
  admin: "As an admin you can manage members, connections and settings.",
  member: "As a member you can plan positions, approve and sync them, and decide matches.",
  recruiter: "As a recruiter you see the roles that are given to you, submit candidates for them and follow yours.",
};

export function joinPage(
  c: AppContext,
  view: { invitation: Invitation; token: string; providers: readonly IdentityProvider[] },
) {
  const { invitation, token, providers } = view;
  const isSetup = invitation.purpose === "setup";
  return page(
    c,
    { title: isSetup ? `Set up Rolecall for ${invitation.tenantName}` : `Join ${invitation.tenantName} on Rolecall` },
    <>
      <p>
        {isSetup ? "Whoever opens this link first becomes the owner." : MAY[invitation.role]} Sign in with the account
        that you will use from now on.
      </p>
      {providers.length === 0 ? (
        <NoProvider />
      ) : (
        <form method="post" action={`/join/${token}`} class="stack tight">
          {providers.map(({ name, label }) => (
            <button class="button" name="provider" value={name}>
              {isSetup ? "Set up" : "Join"} with {label}
            </button>
          ))}
        </form>
      )}
      <p class="note">This link works once.</p>
    </>,
  );
}
