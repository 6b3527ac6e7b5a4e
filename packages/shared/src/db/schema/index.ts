// Every table of the one D1, by area; docs/data.md describes them and a test holds that page against this module.
export * from "./people.ts";
export * from "./connections.ts";
export * from "./headcount.ts";
export * from "./catalogue.ts";
export * from "./matching.ts";
export * from "./match-work.ts";
export * from "./scim.ts";
export * from "./marketplace.ts";
export * from "./submissions.ts";
export * from "./work.ts";
export * from "./mail.ts";
export * from "./onboarding.ts";
export * from "./settings.ts";
export * from "./import.ts";
