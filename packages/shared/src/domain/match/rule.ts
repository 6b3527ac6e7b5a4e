// The rule in force: the one place to change when a stronger engine takes over.
import type { MatchRule } from "./facts.ts";
import { firstRule } from "./first-rule.ts";

export const matchRule: MatchRule = firstRule;
