// The dashboard's own files: one stylesheet, one script and the mark, each under a name that changes with its content.
import base from "./base.css";
import board from "./board.css";
import checklist from "./checklist.css";
import controls from "./controls.css";
import fields from "./fields.css";
import greenhouse from "./greenhouse.css";
import home from "./home.css";
import layout from "./layout.css";
import mapping from "./mapping.css";
import onboarding from "./onboarding.css";
import overlay from "./overlay.css";
import matches from "./matches.css";
import parts from "./parts.css";
import progress from "./progress.css";
import views from "./views.css";
import roles from "./roles.css";
import table from "./table.css";
import tokens from "./tokens.css";
import drawer from "./drawer.client.js";
import live from "./live.client.js";
import select from "./select.client.js";
import small from "./small.client.js";
import suggest from "./suggest.client.js";
import { fingerprint } from "./fingerprint.ts";

const styles = [
  tokens,
  base,
  layout,
  controls,
  fields,
  table,
  parts,
  progress,
  overlay,
  home,
  mapping,
  views,
  onboarding,
  matches,
  greenhouse,
  checklist,
  board,
  roles,
];
export const stylesheet = styles.join("\n");

/** Each part is a block of its own, so that its names stay private in the one script. */
export const script = [small, select, drawer, suggest, live].map((part) => `{\n${part}\n}`).join("\n");

export const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" rx="7" fill="#3448c5"/><path d="M7 9.5l1.8 1.8 3-3.3M7 18.5l1.8 1.8 3-3.3M15.5 10h5.5M15.5 19h5.5" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** Paths under which pages refer to the assets. */
export const ASSET_PATHS = {
  stylesheet: `/assets/app.${fingerprint(stylesheet)}.css`,
  script: `/assets/app.${fingerprint(script)}.js`,
  mark: `/assets/mark.${fingerprint(mark)}.svg`,
} as const;
