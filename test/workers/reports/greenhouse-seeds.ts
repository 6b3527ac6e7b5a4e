// A Greenhouse connection with its catalogue, written straight into D1: what the scheduler would have read.
import type { CatalogueEntry } from "#shared/domain/greenhouse/catalogue.ts";
import { newId } from "#shared/domain/ids.ts";
import { customField, options } from "../../shared/domain/greenhouse/account.ts";

const place = { parentId: null, externalId: null, location: null };

function job(providerId: string, name: string, data: Partial<CatalogueEntry<"job">["data"]> = {}): CatalogueEntry {
  const plain = { requisitionId: null, status: "open", isConfidential: false, isTemplate: null };
  return {
    kind: "job",
    providerId,
    name,
    isActive: true,
    data: { ...plain, departmentId: null, officeIds: [], ...data },
  };
}

function user(providerId: string, name: string, email: string): CatalogueEntry {
  return { kind: "user", providerId, name, isActive: true, data: { email, employeeId: null, isSiteAdmin: false } };
}

/** A small account: two required fields, one of each of a few types, two departments, one office, users, jobs and close reasons. */
export const ACCOUNT: readonly CatalogueEntry[] = [
  customField("1", "Employment Type", { valueType: "single_select", isRequired: true }),
  ...options("1", "Full-time", "Part-time"),
  customField("2", "Salary Range", { valueType: "currency_range", needsApproval: true }),
  customField("3", "Cost Center"),
  customField("4", "Skills", { valueType: "multi_select" }),
  ...options("4", "Epic", "SQL"),
  customField("5", "Offer Letter", { valueType: "attachment" }),
  customField("6", "Opening Reason", { on: "opening", valueType: "single_select", isRequired: true }),
  ...options("6", "New headcount", "Backfill"),
  customField("7", "Budget Owner", { on: "opening", valueType: "user" }),
  { kind: "department", providerId: "20", name: "Nursing", isActive: true, data: place },
  { kind: "department", providerId: "21", name: "Technology", isActive: true, data: place },
  { kind: "office", providerId: "30", name: "Boston, MA", isActive: true, data: place },
  user("40", "Dana Whitfield", "dana@harbor.example"),
  user("41", "Sam Lee", "sam.lee@harbor.example"),
  user("42", "Sam Lee", "sam.l@harbor.example"),
  job("100", "Standard Role", { isTemplate: true, departmentId: "20" }),
  job("101", "Pool Nurse", { requisitionId: "REQ-7" }),
  job("102", "Old Role", { status: "closed" }),
  job("103", "Quiet Role", { isConfidential: true }),
  { kind: "close_reason", providerId: "60", name: "On Hold", isActive: true, data: { isHire: false } },
  { kind: "close_reason", providerId: "61", name: "Hire - New", isActive: true, data: { isHire: true } },
];

/** @param account undefined: the catalogue has not been read yet */
export async function seedGreenhouse(
  db: D1Database,
  tenantId: string,
  account: readonly CatalogueEntry[] | undefined = ACCOUNT,
): Promise<string> {
  const id = newId("connection");
  const now = new Date().toISOString();
  const later = new Date(Date.now() + 3_600_000).toISOString();
  await db.batch([
    db
      .prepare(
        `insert into connections (id, tenant_id, provider, auth_kind, status, modules, scopes, endpoint_id, acting_user_id, created_at, updated_at)
         values (?, ?, 'greenhouse', 'client_credentials', 'active', '["headcount"]', '', ?, '40', ?, ?)`,
      )
      .bind(id, tenantId, `end-${id}`, now, now),
    db
      .prepare(
        "insert into connection_looks (connection_id, tenant_id, next_look_at, next_compare_at, catalogue_read_at) values (?, ?, ?, ?, ?)",
      )
      .bind(id, tenantId, later, later, account.length === 0 ? null : now),
  ]);
  await putEntries(db, tenantId, id, account);
  return id;
}

/** Adds or replaces entries. */
export async function putEntries(
  db: D1Database,
  tenantId: string,
  connectionId: string,
  entries: readonly CatalogueEntry[],
): Promise<void> {
  await db
    .prepare(
      `insert or replace into catalogue (tenant_id, connection_id, kind, provider_id, name, data, is_active, read_at)
       select ?, ?, value ->> 'kind', value ->> 'providerId', value ->> 'name', value -> 'data', value ->> 'isActive', ? from json_each(?)`,
    )
    .bind(tenantId, connectionId, new Date().toISOString(), JSON.stringify(entries))
    .run();
}

/** A position that is open at Greenhouse under Trace-1, on a job of ours that was read to hold this. */
export async function seedOpened(
  db: D1Database,
  tenantId: string,
  connectionId: string,
  jobFields: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const id = newId("position");
  const requisitionId = newId("requisition");
  const now = new Date().toISOString();
  const reads = {
    job: { name: "Charge Nurse", requisitionId: "Trace-1", departmentId: null, officeIds: [], fields: jobFields },
    opening: { fields: { opening_reason: "Backfill" } },
  };
  await db.batch([
    db
      .prepare(
        `insert into positions (id, tenant_id, title, status, sync_status, connection_id, requisition_code, requisition_id, sync_request,
           created_at, updated_at, synced_at) values (?, ?, 'Charge Nurse', 'open', 'synced', ?, 'Trace-1', ?, ?, ?, ?, ?)`,
      )
      .bind(
        id,
        tenantId,
        connectionId,
        requisitionId,
        JSON.stringify({ action: "create", templateJobId: "100" }),
        now,
        now,
        now,
      ),
    db
      .prepare(
        `insert into requisitions (id, tenant_id, connection_id, position_id, provider_id, code, name, status, headcount_total,
           opened_at, read_at, parent_id, reads) values (?, ?, ?, ?, '500', 'Trace-1', 'Charge Nurse', 'open', 1, ?, ?, '101', ?)`,
      )
      .bind(requisitionId, tenantId, connectionId, id, now, now, JSON.stringify(reads)),
  ]);
  return id;
}
