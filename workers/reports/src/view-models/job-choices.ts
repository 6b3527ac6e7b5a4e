// Greenhouse's jobs as a person chooses among them: as templates for a new job, or to open a further seat on.
import type { CatalogueEntry } from "#shared/domain/greenhouse/catalogue.ts";

export type JobChoice = {
  readonly id: string;
  readonly name: string;
  /** Department, code and what follows from choosing it. */
  readonly words: string;
  readonly tags: readonly string[];
};

export type JobChoices = { readonly rows: readonly JobChoice[]; readonly total: number };

/** The tag of a job that is closed at Greenhouse. */
export const CLOSED = "closed";

const MOST = 40; // longer lists are searched

type Job = CatalogueEntry<"job">;

/**
 * Any job can serve as a template; those that are marked as such come first, then the last used ones. To open a seat on, open jobs
 * come first; templates are left out.
 */
export function jobChoices(
  catalogue: readonly CatalogueEntry[],
  action: "create" | "open_on_job",
  q: string,
  lastUsed: readonly string[],
): JobChoices {
  const needle = q.trim().toLowerCase();
  const jobs = catalogue.filter((entry): entry is Job => entry.kind === "job" && entry.isActive);
  const found = jobs
    .filter((job) => action === "create" || job.data.isTemplate !== true)
    .filter(
      (job) =>
        needle === "" ||
        job.name.toLowerCase().includes(needle) ||
        (job.data.requisitionId ?? "").toLowerCase().includes(needle) ||
        job.providerId === needle,
    )
    .toSorted((a, b) => rank(a, action, lastUsed) - rank(b, action, lastUsed) || a.name.localeCompare(b.name));
  return {
    rows: found.slice(0, MOST).map((job) => choiceOf(job, catalogue, action, lastUsed)),
    total: found.length,
  };
}

function rank(job: Job, action: "create" | "open_on_job", lastUsed: readonly string[]): number {
  if (action === "create") return lastUsed.includes(job.providerId) ? 0 : job.data.isTemplate === true ? 1 : 2;
  return job.data.status === "open" ? 0 : job.data.status === "draft" ? 1 : 2;
}

function choiceOf(
  job: Job,
  catalogue: readonly CatalogueEntry[],
  action: "create" | "open_on_job",
  lastUsed: readonly string[],
): JobChoice {
  const { status, isConfidential, isTemplate, departmentId, requisitionId } = job.data;
  const department = catalogue.find((entry) => entry.kind === "department" && entry.providerId === departmentId)?.name;
  const isClosed = status === "closed";
  const follows = isClosed && action === "open_on_job" ? "opens again with the new opening" : null;
  return {
    id: job.providerId,
    name: job.name,
    words: [department, requisitionId, follows].filter(Boolean).join(" · "),
    tags: [
      ...(action === "create" && lastUsed.includes(job.providerId) ? ["last used"] : []),
      ...(isTemplate === true ? ["template"] : []),
      ...(isConfidential ? ["confidential"] : []),
      ...(status === "draft" ? ["draft"] : []),
      ...(isClosed ? [CLOSED] : []),
    ],
  };
}
