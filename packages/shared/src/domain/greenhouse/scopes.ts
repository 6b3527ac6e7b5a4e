// The Harvest v3 scopes that headcount needs of a Greenhouse credential, one for each endpoint that is used.

export type GreenhouseScope = {
  readonly collection: string;
  readonly verb: "list" | "create" | "update";
  /** What stops when it is missing, after "Rolecall needs it ". */
  readonly use: string;
  /** Rolecall manages without, but less well. */
  readonly isOptional?: true;
};

/** In the order in which they are told to a person. */
export const GREENHOUSE_SCOPES: readonly GreenhouseScope[] = [
  { collection: "applications", verb: "list", use: "to see who was hired" },
  { collection: "candidates", verb: "list", use: "to read the name of a hire" },
  { collection: "users", verb: "list", use: "to name hiring managers and recruiters" },
  { collection: "departments", verb: "list", use: "to map departments" },
  { collection: "offices", verb: "list", use: "to map offices" },
  { collection: "jobs", verb: "list", use: "to find the job of a position and templates" },
  { collection: "jobs", verb: "create", use: "to create jobs from positions" },
  { collection: "jobs", verb: "update", use: "to carry later edits of a position over" },
  { collection: "job_hiring_managers", verb: "list", use: "to see who is on a hiring team" },
  { collection: "job_hiring_managers", verb: "create", use: "to add hiring managers" },
  { collection: "job_owners", verb: "list", use: "to see who is on a hiring team" },
  { collection: "job_owners", verb: "create", use: "to add recruiters" },
  { collection: "openings", verb: "list", use: "to follow openings" },
  { collection: "openings", verb: "create", use: "to open one on a job that exists" },
  { collection: "openings", verb: "update", use: "to edit and close openings" },
  { collection: "custom_fields", verb: "list", use: "to know which custom fields a job and an opening have" },
  { collection: "custom_field_options", verb: "list", use: "to know the options of custom fields" },
  { collection: "close_reasons", verb: "list", use: "to tell filled openings from closed ones" },
  {
    collection: "offers",
    verb: "list",
    use: "to find the opening of a hire at once, and its start date",
    isOptional: true,
  },
];

/** As it stands under Manage Scopes: `harvest:jobs:list`. */
export function scopeName({ collection, verb }: Pick<GreenhouseScope, "collection" | "verb">): string {
  return `harvest:${collection}:${verb}`;
}

/** How a scope stands: `unknown` when the credential could not even be asked. */
export type ScopeCheck = GreenhouseScope & { readonly name: string; readonly state: "allowed" | "missing" | "unknown" };

/**
 * Every scope that Rolecall asks for, as a probe has found it.
 * @param allowed names of those that were found to be allowed; none at all means that nothing could be found out
 */
export function scopeChecks(allowed: readonly string[]): ScopeCheck[] {
  return GREENHOUSE_SCOPES.map((scope) => {
    const name = scopeName(scope);
    return { ...scope, name, state: allowed.includes(name) ? "allowed" : allowed.length === 0 ? "unknown" : "missing" };
  });
}
