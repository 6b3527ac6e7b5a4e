// Reading what an ATS offers to choose from: every hour, and when somebody asks.
import { eq, sql } from "drizzle-orm";
import type { AtsFailure } from "#shared/ats/adapter.ts";
import { readCatalogue } from "#shared/ats/greenhouse/catalogue.ts";
import { sightOf } from "#shared/ats/greenhouse/sight.ts";
import { leverCatalogue } from "#shared/ats/lever/catalogue.ts";
import { usesModule } from "#shared/db/connections.ts";
import { catalogueChanges, putCatalogue, readCatalogue as heldCatalogue } from "#shared/db/catalogue.ts";
import { commit } from "#shared/db/outbox.ts";
import { connectionLooks, connections, requisitions } from "#shared/db/schema/index.ts";
import type { CatalogueEntry } from "#shared/domain/greenhouse/catalogue.ts";
import { attentionWords } from "#shared/domain/connection.ts";
import { fail } from "#shared/domain/result.ts";
import { isAts } from "#shared/domain/words.ts";
import { clientOf, type AtsConnection } from "./ats.ts";
import { noteAtsFailure, tellAttention } from "./failures.ts";
import { finishLookJob, startJob, unfinishedJobs } from "./jobs.ts";
import type { TenantWork } from "./tenant-work.ts";

const READ_EVERY_MS = 60 * 60_000;
const RETRY_MS = 5 * 60_000;

const hasCatalogue = sql`(${connections.provider} = 'greenhouse' and ${connectionLooks.connectionId} is not null
  or ${connections.provider} = 'lever' and ${usesModule("onboarding")})`;

type Due = AtsConnection & {
  readonly actingUserId: string | null;
  readonly status: "active" | "needs_attention" | "disconnected";
  readonly nextAt: string | null;
};

/** Greenhouse has a catalogue for headcount, Lever its stages for onboarding. Greenhouse's is read after its first look. */
export async function readCataloguesWhereDue(work: TenantWork): Promise<void> {
  const due = await work.tenant.db
    .select({
      id: connections.id,
      provider: connections.provider,
      actingUserId: connections.actingUserId,
      status: connections.status,
      nextAt: connectionLooks.nextCatalogueAt,
    })
    .from(connections)
    .leftJoin(connectionLooks, eq(connectionLooks.connectionId, connections.id))
    .where(work.tenant.owns(connections, hasCatalogue));
  if (due.length === 0) return;
  const jobs = (await unfinishedJobs(work)).filter((job) => job.kind === "catalogue");
  const now = new Date().toISOString();
  for (const connection of due.filter(isAts)) {
    const asked = jobs.filter((job) => job.connectionId === connection.id);
    if (connection.status !== "active") {
      for (const job of asked)
        await finishLookJob(work, job.id, { seen: 0, changed: 0, reason: `connection_${connection.status}` });
    } else if (asked.length > 0 || connection.nextAt === null || connection.nextAt <= now) {
      for (const job of asked) await startJob(work, job.id);
      const end = await refresh(work, connection);
      for (const job of asked) await finishLookJob(work, job.id, end);
    }
  }
}

async function refresh(work: TenantWork, connection: Due) {
  const client = clientOf(work, connection);
  const read = await (connection.provider === "lever" ? leverCatalogue(client) : readCatalogue(client));
  if (!read.ok) {
    await noteAtsFailure(work, connection.id, read);
    await noteEnd(work, connection, read);
    return { seen: 0, changed: 0, reason: read.reason };
  }
  if (connection.provider === "greenhouse" && !read.value.some(({ kind }) => kind === "user")) {
    const seen = await sightOf(client)();
    if (!seen.ok && seen.reason === "forbidden") return blind(work, connection);
    const failure = seen.ok ? fail("unexpected_answer", "None of Greenhouse's users can be read.") : seen;
    await noteEnd(work, connection, failure);
    return { seen: 0, changed: 0, reason: failure.reason };
  }
  const changes = catalogueChanges(await heldCatalogue(work.tenant, connection.id), read.value);
  const statements = putCatalogue(work.tenant, connection.id, changes, Date.now());
  if (changes.some(({ kind }) => kind === "job")) statements.push(renameByJobs(work, connection));
  await commit(work.env, work.tenant, statements, [], work.defer);
  await noteEnd(work, connection, null);
  if (isDeactivated(read.value, connection.actingUserId))
    await tellAttention(work, connection.id, "acting_user_deactivated");
  return { seen: read.value.length, changed: changes.length, reason: null };
}

/** An organization without users does not exist: to whoever is no Site Admin (any more) every list is empty, and nothing is gone. */
async function blind(work: TenantWork, connection: Due) {
  const message = attentionWords("greenhouse", "not_site_admin");
  await tellAttention(work, connection.id, "not_site_admin");
  await noteEnd(work, connection, { ok: false, reason: "forbidden", message });
  return { seen: 0, changed: 0, reason: "forbidden" };
}

/** Requisitions bear their job's name, which the poll of openings does not tell. */
function renameByJobs(work: TenantWork, connection: AtsConnection) {
  const { tenant } = work;
  const name = sql`(select c.name from catalogue c where c.tenant_id = ${tenant.tenantId} and c.connection_id = ${connection.id}
    and c.kind = 'job' and c.provider_id = requisitions.parent_id and c.name <> '')`;
  return tenant.db
    .update(requisitions)
    .set({ name: sql`${name}` })
    .where(tenant.owns(requisitions, eq(requisitions.connectionId, connection.id), sql`name <> ${name}`));
}

/** Greenhouse goes on for a while with a deactivated user's credential; its lists then shrink without a word. */
function isDeactivated(entries: readonly CatalogueEntry[], userId: string | null): boolean {
  return entries.some(({ kind, providerId, isActive }) => kind === "user" && providerId === userId && !isActive);
}

async function noteEnd(work: TenantWork, connection: Due, failure: AtsFailure | null): Promise<void> {
  const now = Date.now();
  const iso = (ms: number) => new Date(ms).toISOString();
  const row = {
    nextCatalogueAt: iso(now + (failure === null ? READ_EVERY_MS : RETRY_MS)),
    catalogueFailure: failure === null ? null : failure.message,
    ...(failure === null && { catalogueReadAt: iso(now) }),
  };
  const key = { connectionId: connection.id, tenantId: work.tenant.tenantId };
  await work.tenant.db
    .insert(connectionLooks)
    // A connection that is not looked through has no row yet; if it ever is, its first look is due at once.
    .values({ ...key, nextLookAt: iso(now), nextCompareAt: iso(now), ...row })
    .onConflictDoUpdate({
      target: connectionLooks.connectionId,
      set: row,
      setWhere: eq(connectionLooks.tenantId, work.tenant.tenantId),
    });
}
