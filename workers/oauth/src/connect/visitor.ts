// Who may connect an ATS: an administrator of the session's tenant, or the holder of a link to connect it.
import { readConnection, type Connection } from "#shared/db/connections.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import type { SignedIn } from "#shared/db/sessions.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { inOrder, TypedModules } from "#shared/domain/modules.ts";
import type { ModuleName, Provider } from "#shared/domain/words.ts";
import { z } from "zod";
import type { AppContext } from "../app.ts";
import { problemPage } from "../pages/problem.tsx";
import { readInvitation, type InvitationProblem } from "../people/invitations.ts";
import { signedInMember } from "../who.ts";
import { guideAddress, signInAddress } from "./addresses.ts";
import type { ConsentAsker } from "./consent.ts";

/** What a guide is asked for: which connection to renew, and by which link. */
export const Wish = z.object({
  connection: z.string().optional(),
  invite: z.string().optional(),
  module: TypedModules,
  /** Set when an account turned out to be connected already, for more than the consent covered. */
  again: z.string().optional(),
});
export type Wish = z.infer<typeof Wish>;

export type Visitor = {
  readonly asker: ConsentAsker;
  readonly connection: Connection | null;
  /** All that the connection is to be used for. */
  readonly modules: readonly ModuleName[];
  readonly tenantName: string;
  readonly member: SignedIn | null;
};

type VisitorProblem = InvitationProblem | "signed_out" | "forbidden" | "connection_unknown";

export async function visitorOf(
  c: AppContext,
  provider: Provider,
  wish: Wish,
): Promise<Result<Visitor, VisitorProblem>> {
  const member = await signedInMember(c);
  const invitation = wish.invite ? await readInvitation(c.env, wish.invite, ["connect"], Date.now()) : null;
  if (invitation !== null && !invitation.ok) return invitation;
  const invited = invitation?.value ?? null;
  if (invited !== null && (invited.provider ?? "lever") !== provider)
    return fail("invitation_unknown", "This link is for another ATS.");
  if (invited === null && member === null) return fail("signed_out", "Sign in first.");
  if (invited === null && member !== null && !mayAdminister(member.actor.role))
    return fail("forbidden", "Connections are changed by owners and admins.");
  const tenant = invited === null ? member?.tenant : { id: invited.tenantId, name: invited.tenantName };
  if (tenant === undefined) return fail("signed_out", "Sign in first.");
  const connection = wish.connection ? await readConnection(forTenant(c.env, tenant.id), wish.connection) : null;
  if (wish.connection && connection?.provider !== provider)
    return fail("connection_unknown", "There is no such connection.");
  const asker = {
    tenantId: tenant.id,
    userId: member?.userId ?? null,
    invitation: invited === null || !wish.invite ? null : { id: invited.id, token: wish.invite },
  };
  // A link is for what it was made for, whatever its holder writes behind it.
  const modules = modulesFor(connection, invited?.modules ?? wish.module);
  return ok({ asker, connection, modules, tenantName: tenant.name, member });
}

/** A connection that lives keeps what it is used for; one that ended is what is chosen now, or what it was. */
function modulesFor(connection: Connection | null, chosen: readonly ModuleName[]): readonly ModuleName[] {
  if (connection !== null && connection.status !== "disconnected") return inOrder([...connection.modules, ...chosen]);
  return chosen.length > 0 ? chosen : (connection?.modules ?? ["headcount"]);
}

/** The page for somebody who may not connect: the sign-in, which leads back here, or what is wrong. */
export function turnAway(c: AppContext, provider: Provider, wish: Wish, reason: VisitorProblem) {
  if (reason !== "signed_out") return problemPage(c, reason, null);
  const modules = wish.module.length > 0 ? wish.module : (["headcount"] as const);
  const back = guideAddress(provider, {
    invitation: null,
    reconnectId: wish.connection ?? null,
    modules: [...modules],
  });
  return c.redirect(signInAddress({ returnTo: back }), 303);
}
