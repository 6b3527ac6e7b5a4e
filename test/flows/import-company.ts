// A company that imports its hired people: connected by API key, with a posting, a manager and offers at Lever.
import { until } from "../support/until.ts";
import { Company, type World } from "./support.ts";

export type Person = {
  applicationId: string;
  outcome: string;
  name: string;
  reason: string | null;
  message: string | null;
  nameDoubt: string | null;
  employeeId: string | null;
};
export type ImportResult = {
  job: { id: string; status: string; total: number; doneCount: number; failedCount: number; reason: string | null };
  counts: Record<string, number>;
  data: Person[];
};
export type Employee = Record<string, string | null> & { id: string; manager: { name: string | null } | null };

export const START = Date.UTC(2027, 0, 4, 8); // midnight Pacific

/** Connected for the import alone, unless more modules are named. */
export async function importingCompany(world: World, modules: readonly string[] = ["hris"]): Promise<Company> {
  const company = await Company.found(world);
  const { key } = company.lever.createApiKey({ accountId: company.accountId });
  const auth = { kind: "api_key", apiKey: key };
  const made = await company.post<{ id: string }>("/connections", { provider: "lever", auth, modules });
  if (made.status !== 201) throw new Error(`Not connected: ${JSON.stringify(made.body)}`);
  company.connectionId = made.body.id;
  return company;
}

export function postingOf({ lever, accountId }: Company): string {
  const manager = lever.createUser({ accountId, name: "Priya Raman-Boss", email: "priya@meridian.example" });
  return lever.createPosting({
    accountId,
    text: "Controls Engineer",
    department: "Engineering",
    team: "Motion",
    location: "Oakland, CA",
    commitment: "Full-time",
    hiringManager: manager.id,
  }).id;
}

/** Somebody hired, with a signed offer when there is a posting. */
export function hireSomebody(
  { lever, accountId }: Company,
  name: string,
  given: { posting?: string; emails?: string[]; start?: number } = {},
): { opportunityId: string; offerId: string | null } {
  const { posting, emails = [], start = START } = given;
  const { opportunityId } = lever.addCandidate({
    accountId,
    name,
    emails,
    ...(posting === undefined ? {} : { posting }),
  });
  const offer =
    posting === undefined
      ? null
      : lever.createOffer({ opportunityId, status: "signed", values: { anticipated_start_date: start } });
  lever.hire({ opportunityId });
  return { opportunityId, offerId: offer?.id ?? null };
}

/** Presses Import and waits for its end. */
export async function runImport(company: Company, scope: "changes" | "everybody" = "changes"): Promise<ImportResult> {
  const asked = await company.post<{ jobId: string }>(`/connections/${company.connectionId}/imports`, { scope });
  if (asked.status !== 202) throw new Error(`No import: ${JSON.stringify(asked.body)}`);
  return importEnd(company, asked.body.jobId);
}

export async function importEnd(company: Company, jobId: string): Promise<ImportResult> {
  return until(
    async () => {
      const result = await company.get<ImportResult>(`/imports/${jobId}`);
      return ["done", "failed"].includes(result.job.status) ? result : undefined;
    },
    { what: "the import to end", deadlineMs: 30_000 },
  );
}

export const employeesOf = (company: Company) => company.list<Employee>("/employees?limit=100");
