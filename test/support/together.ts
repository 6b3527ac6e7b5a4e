// Which test files share a process, for vitest.config.ts and the test that holds what they must not do.

/**
 * Files that share one process, its modules and, where they ask for the same, its house: each leaves nothing behind but rows of
 * its own tenants. A file that mocks a module or changes what others would find runs alone: every folder that is not named
 * here, and the files that are excepted.
 */
export const TOGETHER = [
  "test/{bench,shared,simulators,scripts/house}/**/*.test.{ts,tsx}",
  "test/workers/{matcher,oauth,scheduler,webhooks}/**/*.test.{ts,tsx}",
  "test/workers/reports/{api,assets,components,operations,pages,scim,view-models}/**/!(openapi|errors).test.{ts,tsx}",
];
