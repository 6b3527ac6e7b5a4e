// The settings of a connection, module by module: one schema and one set of defaults each, and how stored ones are read.
import { z } from "zod";
import { HRIS_DEFAULTS, HrisSettings } from "./hris/settings.ts";
import { MARKETPLACE_DEFAULTS, MarketplaceModuleSettings } from "./marketplace/settings.ts";
import type { ModuleName } from "./words.ts";

/** Modules that have settings of their own. */
export type ModuleSettings = {
  readonly hris: HrisSettings;
  readonly marketplace: MarketplaceModuleSettings;
};
export type ModuleWithSettings = keyof ModuleSettings;

const MODULE_SETTINGS: {
  readonly [Name in ModuleWithSettings]: {
    readonly schema: z.ZodType<ModuleSettings[Name]>;
    readonly defaults: ModuleSettings[Name];
  };
} = {
  hris: { schema: HrisSettings, defaults: HRIS_DEFAULTS },
  marketplace: { schema: MarketplaceModuleSettings, defaults: MARKETPLACE_DEFAULTS },
};

/** A change of settings as it comes in at a door: of each module what changes; what is left out stays. */
export const SettingsChange = z
  .strictObject({
    hris: HrisSettings.partial().strict(),
    marketplace: MarketplaceModuleSettings.partial().strict(),
  })
  .partial();
export type SettingsChange = z.infer<typeof SettingsChange>;

export function hasSettings(name: ModuleName): name is ModuleWithSettings {
  return Object.hasOwn(MODULE_SETTINGS, name);
}

/**
 * The settings in force: what was stored over the defaults. A stored value that is no longer valid (a field has changed its
 * meaning) gives way to the default as a whole, since half of a choice is nobody's choice.
 */
export function settingsOf<Name extends ModuleWithSettings>(name: Name, stored: unknown): ModuleSettings[Name] {
  const { schema, defaults } = MODULE_SETTINGS[name];
  const held = z.record(z.string(), z.unknown()).safeParse(stored);
  const read = schema.safeParse({ ...defaults, ...(held.success ? held.data : {}) });
  return read.success ? read.data : defaults;
}
