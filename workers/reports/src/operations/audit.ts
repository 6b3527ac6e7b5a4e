// The audit log, page by page.
import { listAudit as readAudit, type AuditFilter, type AuditRow } from "#shared/db/audit-log.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import type { Scope } from "./scope.ts";

export function listAudit(scope: Scope, filter: AuditFilter, page: PageRequest): Promise<Page<AuditRow>> {
  return readAudit(scope.tenant, filter, page);
}
