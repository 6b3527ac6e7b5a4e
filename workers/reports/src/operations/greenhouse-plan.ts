// What a position would become at Greenhouse, with the connection's catalogue and mappings: for forms, previews and refusals.
import { readCatalogue } from "#shared/db/catalogue.ts";
import { readFieldMappings, readValueMappings } from "#shared/db/field-mappings.ts";
import { lastTemplates } from "#shared/db/last-templates.ts";
import type { PositionRow } from "#shared/db/positions.ts";
import { readTenant } from "#shared/db/tenants.ts";
import { fieldDefinitions, type FieldTarget } from "#shared/domain/greenhouse/catalogue.ts";
import { changesOf, type ChangeLine } from "#shared/domain/greenhouse/changes.ts";
import { encodeField } from "#shared/domain/greenhouse/custom-fields.ts";
import { greenhousePlan, type GreenhouseSetting, type Planned } from "#shared/domain/greenhouse/plan.ts";
import { greenhousePreviewLines } from "#shared/domain/greenhouse/preview-lines.ts";
import type { FieldValue, GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import type { PreviewLine } from "#shared/domain/write-plan.ts";
import type { Scope } from "./scope.ts";

export type { GreenhouseSetting } from "#shared/domain/greenhouse/plan.ts";

export async function greenhouseSetting(scope: Scope, connectionId: string): Promise<GreenhouseSetting> {
  const [catalogue, fields, values, { writesCompensation }] = await Promise.all([
    readCatalogue(scope.tenant, connectionId),
    readFieldMappings(scope.tenant, connectionId),
    readValueMappings(scope.tenant, connectionId),
    readTenant(scope.tenant),
  ]);
  return { catalogue, fields, values, writesCompensation };
}

/** The choices that a position was last sent with and that open something; null when there are none for this connection. */
export function keptChoices(position: PositionRow, connectionId: string): GreenhouseSyncRequest | null {
  const kept = position.connectionId === connectionId ? position.syncRequest : null;
  return kept?.action === "create" || kept?.action === "open_on_job" ? kept : null;
}

/** What stands for a code that is given only when the sync is asked for. */
export const NEXT_NUMBER = "next number";

/** The code that a plan is shown and checked under. */
export function plannedCode(position: Pick<PositionRow, "requisitionCode">, codePrefix: string): string {
  return position.requisitionCode ?? `${codePrefix}-(${NEXT_NUMBER})`;
}

/** The Greenhouse jobs that were used as templates last, newest first. */
export function templatesLastUsed(scope: Scope, connectionId: string): Promise<string[]> {
  return lastTemplates(scope.tenant, connectionId);
}

export type PlannedLines = Pick<Planned, "problems" | "notes"> & {
  /** Of an update only what differs, with what stands there now. */
  readonly lines: readonly (PreviewLine & { readonly from?: string })[];
};

export function plannedLines(
  position: PositionRow,
  code: string,
  request: GreenhouseSyncRequest,
  setting: GreenhouseSetting,
): PlannedLines {
  const { plan, problems, notes } = greenhousePlan(position, code, request, setting);
  const lines =
    plan.action === "update"
      ? changesOf(plan, heldBy(position), setting.catalogue)
      : greenhousePreviewLines(plan, setting.catalogue);
  return { lines, problems, notes };
}

type Update = Extract<GreenhouseSyncRequest, { action: "update" }>;

/**
 * What a person chose when the position was sent goes on holding against the mapping, unless this edit says otherwise. Choices that
 * Greenhouse has no place for any more are forgotten.
 */
export function withKept(position: PositionRow, request: Update, setting: GreenhouseSetting): Update {
  const kept = position.syncRequest;
  if (kept === null || kept.action === "close" || kept.action === "reopen") return request;
  const { departmentId, officeIds, jobFields } = kept.action === "open_on_job" ? NO_JOB : kept;
  return {
    ...(departmentId !== undefined && { departmentId }),
    ...(officeIds !== undefined && { officeIds }),
    ...request,
    jobFields: { ...stillFitting(setting, "job", jobFields), ...request.jobFields },
    openingFields: { ...stillFitting(setting, "opening", kept.openingFields), ...request.openingFields },
  };
}

const NO_JOB: Pick<Update, "departmentId" | "officeIds" | "jobFields"> = {};

function stillFitting(setting: GreenhouseSetting, on: FieldTarget, values: Readonly<Record<string, FieldValue>> = {}) {
  const fields = new Map(fieldDefinitions(setting.catalogue, on).map((field) => [field.key, field]));
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => {
      const field = fields.get(key);
      return field !== undefined && encodeField(field, value).ok;
    }),
  );
}

/** What an update would change; empty when Greenhouse has all of it. */
export function changesFor(position: PositionRow, request: Update, setting: GreenhouseSetting): ChangeLine[] {
  const { plan } = greenhousePlan(position, position.requisitionCode ?? "", request, setting);
  return plan.action === "update" ? changesOf(plan, heldBy(position), setting.catalogue) : [];
}

export function heldBy({ requisition }: PositionRow) {
  return {
    reads: requisition?.reads ?? null,
    targetStartOn: requisition?.targetStartOn ?? null,
    awaiting: requisition?.awaiting ?? null,
  };
}
