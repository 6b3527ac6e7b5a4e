// A Greenhouse connection's mappings: reading them with what is wrong and what could be suggested, and changing them.
import { auditEntry } from "#shared/db/audit.ts";
import { readCatalogue } from "#shared/db/catalogue.ts";
import { findConnection, type ConnectionRow } from "#shared/db/connection-health.ts";
import {
  changeFieldMappings,
  changeValueMappings,
  readFieldMappings,
  readValueMappings,
  type FieldMappingChange,
  type ValueMappingChange,
} from "#shared/db/field-mappings.ts";
import { commit } from "#shared/db/outbox.ts";
import { readWordsInPlans } from "#shared/db/words-in-plans.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import {
  fieldDefinitions,
  type CatalogueEntry,
  type FieldDefinition,
  type FieldMapping,
  type ValueKind,
  type ValueMapping,
} from "#shared/domain/greenhouse/catalogue.ts";
import {
  checkMapping,
  checkMappings,
  type MappingProblem,
  type WordsInUse,
} from "#shared/domain/greenhouse/mapping-check.ts";
import { CATALOGUE_KIND } from "#shared/domain/greenhouse/meant.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
import { catalogueConnection, type CatalogueReason } from "./catalogue.ts";
import { needsAdmin, notFound, type Scope } from "./scope.ts";

export type Mappings = {
  readonly connection: ConnectionRow;
  readonly catalogue: readonly CatalogueEntry[];
  /** Fields of jobs, then of openings, in Greenhouse's order. */
  readonly definitions: readonly FieldDefinition[];
  readonly fields: readonly FieldMapping[];
  readonly values: readonly ValueMapping[];
  readonly problems: readonly MappingProblem[];
  /** The words that plans use now. */
  readonly words: WordsInUse;
};

export async function getMappings(scope: Scope, connectionId: string): Promise<Result<Mappings, CatalogueReason>> {
  const connection = await catalogueConnection(scope, connectionId);
  if (!connection.ok) return connection;
  const { tenant } = scope;
  const [catalogue, fields, values, words] = await Promise.all([
    readCatalogue(tenant, connectionId),
    readFieldMappings(tenant, connectionId),
    readValueMappings(tenant, connectionId),
    readWordsInPlans(tenant),
  ]);
  const definitions = [...fieldDefinitions(catalogue, "job"), ...fieldDefinitions(catalogue, "opening")];
  const problems = checkMappings(catalogue, fields, words);
  return ok({ connection: connection.value, catalogue, definitions, fields, values, problems, words });
}

export type MappingChanges = {
  readonly fields?: FieldMappingChange;
  readonly values?: ValueMappingChange;
};

/** Where a change is wrong: `on.key` of a field, or `kind:word`. */
export type MappingFault = { readonly at: string; readonly message: string };

export type MappingFailure = Failure<"unmappable"> & { readonly faults: readonly MappingFault[] };

/** All or nothing. What is put is checked against the catalogue as last read. */
export async function changeMappings(
  scope: Scope,
  connectionId: string,
  wish: (held: Mappings) => MappingChanges,
): Promise<Result<Mappings, CatalogueReason | "forbidden"> | MappingFailure> {
  if (!mayAdminister(scope.actor.role)) {
    const connection = await findConnection(scope.tenant, connectionId);
    return connection === null ? notFound("connection") : needsAdmin();
  }
  const held = await getMappings(scope, connectionId);
  if (!held.ok) return held;
  const changes = wish(held.value);
  const faults = [
    ...(changes.fields?.put ?? []).flatMap((mapping) => fieldFault(held.value, mapping)),
    ...(changes.values?.put ?? []).flatMap((mapping) => valueFault(held.value, mapping)),
  ];
  if (faults.length > 0) return { ...fail("unmappable", faults.map(({ message }) => message).join(" ")), faults };
  const fields = withTypes(held.value, changes.fields);
  const change = { connectionId, by: scope.actor.id, now: scope.now };
  const touched = touchedNames(held.value, fields, changes.values);
  if (touched.length === 0) return held;
  await commit(
    scope.env,
    scope.tenant,
    [
      ...changeFieldMappings(scope.tenant, change, fields),
      ...changeValueMappings(scope.tenant, change, changes.values ?? { put: [], remove: [] }),
      auditEntry(
        scope.tenant,
        {
          actor: scope.actor.id,
          action: "connection.fields_mapped",
          subjectKind: "connection",
          subjectId: connectionId,
          details: { fields: touched },
        },
        scope.now,
      ),
    ],
    [],
    scope.defer,
  );
  return getMappings(scope, connectionId);
}

function fieldFault({ definitions }: Mappings, mapping: FieldMapping): MappingFault[] {
  const at = `${mapping.on}.${mapping.key}`;
  const field = definitions.find(({ on, key }) => on === mapping.on && key === mapping.key);
  if (field === undefined) return [{ at, message: `Greenhouse has no ${mapping.on} field ${mapping.key}.` }];
  const wrong = checkMapping(field, { ...mapping, targetType: field.valueType }, {});
  return wrong === null ? [] : [{ at, message: wrong.message }];
}

function valueFault({ catalogue }: Mappings, { kind, value, providerId }: ValueMapping): MappingFault[] {
  const isThere = catalogue.some(
    (entry) => entry.kind === CATALOGUE_KIND[kind] && entry.providerId === providerId && entry.isActive,
  );
  return isThere ? [] : [{ at: `${kind}:${value}`, message: `Greenhouse has no active ${NOUNS[kind]} ${providerId}.` }];
}

const NOUNS: Record<ValueKind, string> = {
  department: "department",
  office: "office",
  hiring_manager: "user",
  recruiter: "user",
};

/** What is put remembers the field's type of today, so that a later change of it is noticed. */
function withTypes({ definitions }: Mappings, change: FieldMappingChange | undefined): FieldMappingChange {
  const typed = (change?.put ?? []).map((mapping) => ({
    ...mapping,
    targetType: definitions.find(({ on, key }) => on === mapping.on && key === mapping.key)?.valueType ?? null,
  }));
  return { put: typed, remove: change?.remove ?? [] };
}

/** Only what really changes is written down. */
function touchedNames(held: Mappings, fields: FieldMappingChange, values: ValueMappingChange | undefined): string[] {
  const put = fields.put.filter((mapping) => {
    const before = held.fields.find(({ on, key }) => on === mapping.on && key === mapping.key);
    return (
      before?.field !== mapping.field ||
      before.targetType !== mapping.targetType ||
      JSON.stringify(before.constant ?? null) !== JSON.stringify(mapping.constant ?? null)
    );
  });
  const gone = fields.remove.filter((one) => held.fields.some(({ on, key }) => on === one.on && key === one.key));
  const putWords = (values?.put ?? []).filter(
    (mapping) =>
      !held.values.some(
        (one) => one.kind === mapping.kind && one.value === mapping.value && one.providerId === mapping.providerId,
      ),
  );
  const goneWords = (values?.remove ?? []).filter((one) =>
    held.values.some(({ kind, value }) => kind === one.kind && value === one.value),
  );
  return [
    ...[...put, ...gone].map(({ on, key }) => `${on}.${key}`),
    ...[...putWords, ...goneWords].map(({ kind, value }) => `${kind.replaceAll("_", " ")} “${value}”`),
  ];
}
