// The rows that make a company: its tenant, and the one-time set-up link whose user becomes its owner.
import { newId, newSecret } from "#shared/domain/ids.ts";
import { sha256Hex } from "#shared/crypto/hash.ts";

export type Row = { readonly table: string; readonly values: Readonly<Record<string, string | number | null>> };

export type NewCompany = {
  readonly name: string;
  /** Before the hyphen of every requisition code; default Trace, as in Trace-12. */
  readonly codePrefix?: string;
  /** How long the set-up link waits. */
  readonly validForMs: number;
};

/** The token is shown once, in the link; the rows hold only its hash. */
export async function companyRows(
  company: NewCompany,
  now = Date.now(),
): Promise<{ tenantId: string; setupToken: string; rows: Row[] }> {
  const tenantId = newId("tenant", now);
  const setupToken = newSecret();
  const createdAt = new Date(now).toISOString();
  const rows: Row[] = [
    {
      table: "tenants",
      values: { id: tenantId, name: company.name, code_prefix: company.codePrefix ?? "Trace", created_at: createdAt },
    },
    {
      table: "invitations",
      values: {
        id: newId("invitation", now),
        tenant_id: tenantId,
        token_hash: await sha256Hex(setupToken),
        purpose: "setup",
        role: "owner",
        label: "Set-up link",
        created_at: createdAt,
        expires_at: new Date(now + company.validForMs).toISOString(),
      },
    },
  ];
  return { tenantId, setupToken, rows };
}
