// What a connection can be used for, in words: what each module does, and what stops when it is removed.
import { z } from "zod";
import { ModuleName } from "./words.ts";

export type ModuleWords = {
  readonly name: string;
  /** What a person gets by it, as a sentence. */
  readonly use: string;
  /** What stops when the module is removed, each as the rest of "This stops: …". */
  readonly stops: readonly string[];
};

export const MODULES: Readonly<Record<ModuleName, ModuleWords>> = {
  headcount: {
    name: "Headcount",
    use: "Opens a requisition for each position you sync, and sees who is hired for it.",
    stops: [
      "positions can no longer be synced through this connection",
      "Rolecall no longer looks for hires by itself, so positions are no longer filled",
    ],
  },
  hris: {
    name: "HRIS import",
    use: "Brings hired people in as employees: by a button, every day, or within seconds by webhook.",
    stops: [
      "the daily import, the Import button and the webhooks that Rolecall made in Lever for it",
      "an import that runs now ends where it is",
    ],
  },
  onboarding: {
    name: "Onboarding",
    use: "Brings new hires in when they reach a stage, invites them, and holds their documents.",
    stops: ["new hires no longer come in, and their documents cannot be opened any more"],
  },
  marketplace: {
    name: "Marketplace",
    use: "Offers open roles to outside recruiters and submits their candidates.",
    stops: ["roles are no longer brought up to date, and candidates can no longer be submitted"],
  },
};

/** The modules as a person reads them: `Headcount, HRIS import`. */
export function moduleNames(modules: readonly ModuleName[]): string {
  return modules.map((name) => MODULES[name].name).join(", ");
}

/** Modules as they come in a form or a query: one word, several, or none; what is no module is left out. */
export const TypedModules = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((typed) => inOrder(typed === undefined ? [] : [typed].flat().flatMap((one) => one.split(","))));

/** Each module once, in the order in which they are told everywhere. */
export function inOrder(modules: readonly string[]): ModuleName[] {
  return ModuleName.options.filter((name) => modules.includes(name));
}
