// Which test files share a process, for vitest.config.ts and the test that holds what they must not do.

/**
 * Files that share one process, its modules and, where they ask for the same, its house: each leaves nothing behind but rows of
 * its own tenants. A file runs alone that mocks a module, changes what others would find, or sends bodies that are refused
 * unread: every folder that is not named here, and the files that are excepted.
 */
export const TOGETHER = [
  "test/{bench,shared,simulators,scripts/house}/**/*.test.{ts,tsx}",
  "test/workers/{matcher,oauth,scheduler}/**/*.test.{ts,tsx}",
  "test/workers/webhooks/**/!(lever-door).test.{ts,tsx}",
  "test/workers/reports/{api,assets,components,operations,pages,scim,view-models}/**/!(openapi|errors|employees).test.{ts,tsx}",
];
