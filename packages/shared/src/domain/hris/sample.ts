// One of the newest hires as the mapping's preview has it: what the import read of the person, without pay.
import type { HiredPerson, HireDetails } from "./person.ts";

export type ImportSample = { readonly person: HiredPerson; readonly details: HireDetails };
