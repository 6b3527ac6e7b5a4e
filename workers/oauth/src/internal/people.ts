// Commands about people: invitations, members, API tokens.
import { Hono } from "hono";
import { forTenant } from "#shared/db/for-tenant.ts";
import {
  CreateApiTokenCommand,
  CreateInvitationCommand,
  EndSessionsCommand,
  MemberCommand,
  RemoveMemberCommand,
  type ApiTokenAnswer,
  type EndSessionsAnswer,
  type InvitationAnswer,
} from "#shared/domain/oauth-commands.ts";
import type { z } from "zod";
import type { App } from "../app.ts";
import { publicUrl } from "../env.ts";
import {
  createApiToken,
  invite,
  removeMember,
  revokeApiToken,
  revokeInvitation,
  type InvitationWish,
} from "../people/administration.ts";
import { signOutByEmail } from "../people/sign-out.ts";
import { notFound, readCommand, refuse } from "./answers.ts";

export const peopleCommands = new Hono<App>()
  .post("/invitations", async (c) => {
    const command = await readCommand(c, CreateInvitationCommand);
    if (command instanceof Response) return command;
    const { purpose, role, provider, label, modules = ["headcount"] } = command;
    const wish: InvitationWish =
      purpose === "member" ? { purpose, role: role ?? "member", label } : { purpose, provider, modules, label };
    const made = await invite(
      forTenant(c.env, command.tenantId),
      wish,
      { actor: command.actor, linkKey: c.env.LINK_KEY },
      Date.now(),
    );
    const path = purpose === "member" ? `/join/${made.token}` : `/connect/${provider}?invite=${made.token}`;
    const answer: z.infer<typeof InvitationAnswer> = {
      id: made.id,
      url: `${publicUrl(c.env)}${path}`,
      expiresAt: made.expiresAt,
    };
    return c.json(answer, 201);
  })
  .post("/invitations/:id/revoke", async (c) => {
    const command = await readCommand(c, MemberCommand);
    if (command instanceof Response) return command;
    const id = c.req.param("id");
    const isKnown = await revokeInvitation(forTenant(c.env, command.tenantId), id, command.actor, Date.now());
    return isKnown ? c.json({ id }) : notFound(c);
  })
  .post("/members/:userId/remove", async (c) => {
    const command = await readCommand(c, RemoveMemberCommand);
    if (command instanceof Response) return command;
    const userId = c.req.param("userId");
    const { tenantId, actor, onlyAs } = command;
    const removed = await removeMember(forTenant(c.env, tenantId), userId, actor, Date.now(), onlyAs);
    if (removed.ok) return c.json({ id: userId });
    return removed.reason === "not_found" ? notFound(c) : refuse(c, 422, removed.reason, removed.message);
  })
  .post("/members/end-sessions", async (c) => {
    const command = await readCommand(c, EndSessionsCommand);
    if (command instanceof Response) return command;
    const tenant = forTenant(c.env, command.tenantId);
    const isOneMember = await signOutByEmail(tenant, command.emails, command.actor, Date.now());
    return c.json({ isOneMember } satisfies z.infer<typeof EndSessionsAnswer>);
  })
  .post("/api-tokens", async (c) => {
    const command = await readCommand(c, CreateApiTokenCommand);
    if (command instanceof Response) return command;
    const { tenantId, actor, name, role } = command;
    const answer: z.infer<typeof ApiTokenAnswer> = await createApiToken(
      forTenant(c.env, tenantId),
      { name, role },
      actor,
      Date.now(),
    );
    return c.json(answer, 201);
  })
  .post("/api-tokens/:id/revoke", async (c) => {
    const command = await readCommand(c, MemberCommand);
    if (command instanceof Response) return command;
    const id = c.req.param("id");
    const isKnown = await revokeApiToken(forTenant(c.env, command.tenantId), id, command.actor, Date.now());
    return isKnown ? c.json({ id }) : notFound(c);
  });
