// The colour roles of the design system: text is readable (AA) on every surface it stands on, in light and in dark.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const TEXT = 4.5; // WCAG 2.2 AA 1.4.3
const SHAPE = 3; // WCAG 2.2 AA 1.4.11: edges of controls, focus rings, shapes of states

const SURFACES = ["page", "menu", "raised", "sunken", "hover", "pressed", "selected"];
const WASHES = ["good-wash", "wait-wash", "bad-wash", "info-wash"];
const INKS = ["good", "wait", "bad", "link"];

const css = await readFile(join(import.meta.dirname, "../../../../workers/reports/src/assets/tokens.css"), "utf8");

describe.each(["light", "dark"] as const)("in %s", (scheme) => {
  const colour = (role: string) => colourOf(css, role, scheme);
  const ratio = (front: string, back: string) => contrast(colour(front), colour(back));

  test.each([...SURFACES, ...WASHES])("text and soft text are readable on %s", (surface) => {
    expect(ratio("text", surface)).toBeGreaterThanOrEqual(TEXT);
    expect(ratio("soft", surface)).toBeGreaterThanOrEqual(TEXT);
  });

  test.each(INKS)("the ink %s is readable on every surface", (ink) => {
    for (const surface of SURFACES) expect(ratio(ink, surface), surface).toBeGreaterThanOrEqual(TEXT);
  });

  test.each(["good", "wait", "bad"])("the ink %s is readable on its own wash", (ink) => {
    expect(ratio(ink, `${ink}-wash`)).toBeGreaterThanOrEqual(TEXT);
  });

  test.each(["accent", "accent-hover", "danger", "danger-hover"])(
    "the words of a button are readable on %s",
    (fill) => {
      expect(ratio("on-accent", fill)).toBeGreaterThanOrEqual(TEXT);
    },
  );

  test.each(["page", "raised", "sunken", "menu"])("edges of fields and the focus ring stand out on %s", (surface) => {
    expect(ratio("edge", surface)).toBeGreaterThanOrEqual(SHAPE);
    expect(ratio("focus", surface)).toBeGreaterThanOrEqual(SHAPE);
  });
});

function colourOf(text: string, role: string, scheme: "light" | "dark"): string {
  const value = new RegExp(`--${role}: ([^;]+);`).exec(text)?.[1] ?? "";
  const pair = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value);
  const found = pair === null ? value : pair[scheme === "light" ? 1 : 2];
  if (found === undefined || !/^#[0-9a-f]{6}$/.test(found)) throw new Error(`--${role} is no plain colour: ${value}`);
  return found;
}

/** Contrast ratio by WCAG's definition of relative luminance. */
function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(channel: number): number {
  return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
