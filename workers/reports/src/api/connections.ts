// /api/v1/connections: links to applicant tracking systems, their health, and looking through one now.
import { createRoute, z } from "@hono/zod-openapi";
import { changeClientConnection, createClientConnection } from "../operations/client-connections.ts";
import { changeModules, changeSettings } from "../operations/connection-modules.ts";
import {
  changeConnection,
  createApiKeyConnection,
  createScimConnection,
  disconnectConnection,
  getConnection,
  listConnections,
  lookNow,
  probeConnection,
  rotateScimToken,
} from "../operations/connections.ts";
import { IdParam, answers, jsonBody } from "./answers.ts";
import { refuse } from "./errors.ts";
import { newApi } from "./new-api.ts";
import {
  Connection,
  ConnectionChange,
  Health,
  NewConnection,
  Probe,
  TokenRotation,
  clientConnectionOf,
  connectionOf,
  healthOf,
  scimConnectionOf,
} from "./resources/connection.ts";
import { JobStarted } from "./resources/sync-job.ts";

const tags = ["Connections"];

export const connectionsApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/connections",
      tags,
      summary: "List connections, newest first, disconnected ones too",
      responses: answers(200, "All connections.", z.object({ data: z.array(Connection), nextCursor: z.null() }), []),
    }),
    async (c) => {
      const connections = await listConnections(c.get("scope"));
      return c.json({ data: connections.map(connectionOf), nextCursor: null }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/connections",
      tags,
      summary: "Connect Lever by an API key or Greenhouse by a credential, or make a SCIM connection",
      description:
        "Owners and admins. A key or credential goes to the vault and never comes out; the answer says if it works. For Greenhouse the answer holds the webhook secret, which is not shown again. For SCIM the answer holds the URL and the token, which is not shown again.",
      request: { body: jsonBody(NewConnection) },
      responses: answers(201, "The connection.", Connection, [403, 404, 409, 413, 415, 422, 503]),
    }),
    async (c) => {
      const wish = c.req.valid("json");
      if (wish.provider === "scim") {
        const scim = await createScimConnection(c.get("scope"));
        c.set("showsSecret", true);
        return scim.ok ? c.json(scimConnectionOf(scim.value), 201) : refuse(c, scim);
      }
      if (wish.provider === "greenhouse") {
        const { kind: _, ...client } = wish.auth;
        const made = await createClientConnection(c.get("scope"), { client, modules: wish.modules });
        c.set("showsSecret", true);
        return made.ok ? c.json(clientConnectionOf(made.value), 201) : refuse(c, made);
      }
      const { auth, modules, settings } = wish;
      const made = await createApiKeyConnection(c.get("scope"), { apiKey: auth.apiKey, modules });
      if (!made.ok) return refuse(c, made);
      const set = settings === undefined ? made : await changeSettings(c.get("scope"), made.value.id, settings);
      return set.ok ? c.json(connectionOf(set.value), 201) : refuse(c, set);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/connections/{id}",
      tags,
      summary: "Look at a connection",
      request: { params: IdParam },
      responses: answers(200, "The connection.", Connection, [404]),
    }),
    async (c) => {
      const found = await getConnection(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(connectionOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/connections/{id}",
      tags,
      summary:
        "Change what it is used for and how, the webhooks' signature tokens or secret, the key or the credential",
      description: "Owners and admins.",
      request: { params: IdParam, body: jsonBody(ConnectionChange) },
      responses: answers(200, "The connection.", Connection, [403, 404, 409, 413, 415, 422, 503]),
    }),
    async (c) => {
      const { webhook, apiKey, client, modules, settings } = c.req.valid("json");
      const { id } = c.req.valid("param");
      if (modules !== undefined) {
        const changed = await changeModules(c.get("scope"), id, modules);
        if (!changed.ok) return refuse(c, changed);
        if (settings === undefined) return c.json(connectionOf(changed.value), 200);
      }
      if (settings !== undefined) {
        const changed = await changeSettings(c.get("scope"), id, settings);
        return changed.ok ? c.json(connectionOf(changed.value), 200) : refuse(c, changed);
      }
      if (client !== undefined || webhook?.newSecret) {
        const made = await changeClientConnection(c.get("scope"), c.req.valid("param").id, {
          ...(client === undefined ? { newWebhookSecret: true } : { client }),
        });
        return made.ok ? c.json(clientConnectionOf(made.value), 200) : refuse(c, made);
      }
      const changed = await changeConnection(c.get("scope"), c.req.valid("param").id, {
        ...(webhook?.signatureTokens === undefined ? {} : { signatureTokens: webhook.signatureTokens }),
        ...(apiKey === undefined ? {} : { apiKey }),
      });
      return changed.ok ? c.json(connectionOf(changed.value), 200) : refuse(c, changed);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/connections/{id}/disconnect",
      tags,
      summary: "End a connection and wipe its credentials",
      description: "Owners and admins. Positions, hires and matches stay.",
      request: { params: IdParam },
      responses: answers(200, "The connection.", Connection, [403, 404, 422, 503]),
    }),
    async (c) => {
      const ended = await disconnectConnection(c.get("scope"), c.req.valid("param").id);
      return ended.ok ? c.json(connectionOf(ended.value), 200) : refuse(c, ended);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/connections/{id}/health",
      tags,
      summary: "What is known of a connection's health",
      request: { params: IdParam },
      responses: answers(200, "As of the last look.", Health, [404]),
    }),
    async (c) => {
      const found = await getConnection(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(healthOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/connections/{id}/rotate-token",
      tags,
      summary: "Replace the token of a SCIM connection",
      description:
        "Owners and admins. The answer holds the new token, which is not shown again; the one before works for some hours more.",
      request: { params: IdParam, body: jsonBody(TokenRotation) },
      responses: answers(201, "The connection.", Connection, [403, 404, 409, 413, 415, 422, 503]),
    }),
    async (c) => {
      const { overlapHours } = c.req.valid("json");
      const made = await rotateScimToken(c.get("scope"), c.req.valid("param").id, overlapHours);
      c.set("showsSecret", true);
      return made.ok ? c.json(scimConnectionOf(made.value), 201) : refuse(c, made);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/connections/{id}/probe",
      tags,
      summary: "Ask the ATS now whether everything works",
      request: { params: IdParam },
      responses: answers(200, "What it said.", Probe, [403, 404, 409, 422, 503]),
    }),
    async (c) => {
      const probed = await probeConnection(c.get("scope"), c.req.valid("param").id);
      return probed.ok ? c.json(probed.value, 200) : refuse(c, probed);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/connections/{id}/look",
      tags,
      summary: "Read hires through this connection now",
      request: { params: IdParam },
      responses: answers(202, "The job that reads them.", JobStarted, [404, 409]),
    }),
    async (c) => {
      const started = await lookNow(c.get("scope"), c.req.valid("param").id);
      return started.ok ? c.json(started.value, 202) : refuse(c, started);
    },
  );
