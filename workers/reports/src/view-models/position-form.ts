// The position form: a position as what the fields show, and what was typed as what the plan's door checks.
import type { Compensation } from "#shared/domain/position.ts";
import type { FormState } from "../components/field.tsx";

export const POSITION_FIELDS = [
  "title",
  "department",
  "location",
  "employmentType",
  "hiringManager",
  "recruiter",
  "targetStartOn",
  "compensationMin",
  "compensationMax",
  "compensationCurrency",
  "compensationInterval",
] as const;

type Planned = {
  readonly title: string;
  readonly department: string | null;
  readonly location: string | null;
  readonly employmentType: string | null;
  readonly hiringManager: string | null;
  readonly recruiter: string | null;
  readonly targetStartOn: string | null;
  readonly compensation: Compensation | null;
};

/** The form of a position as it stands. */
export function formOfPosition(position: Planned): FormState {
  const band = position.compensation;
  return {
    errors: {},
    values: {
      title: position.title,
      department: position.department ?? "",
      location: position.location ?? "",
      employmentType: position.employmentType ?? "",
      hiringManager: position.hiringManager ?? "",
      recruiter: position.recruiter ?? "",
      targetStartOn: position.targetStartOn ?? "",
      compensationMin: band === null ? "" : String(band.min),
      compensationMax: band === null ? "" : String(band.max),
      compensationCurrency: band?.currency ?? "",
      compensationInterval: band?.interval ?? "",
    },
  };
}

/** The form of a position that is still to be planned. */
export function blankPositionForm(currency: string): FormState {
  return {
    errors: {},
    values: { compensationCurrency: currency, compensationInterval: "per-year-salary", employmentType: "full-time" },
  };
}

/**
 * What was typed, in the shape that `PositionInput` checks. Both amounts empty means no band; one alone is kept, so that
 * the door can say which is missing.
 */
export function planFromForm(values: Readonly<Record<string, string>>): Record<string, unknown> {
  const { compensationMin = "", compensationMax = "", compensationCurrency, compensationInterval, ...plan } = values;
  const hasBand = compensationMin.trim() !== "" || compensationMax.trim() !== "";
  return {
    ...plan,
    compensation: hasBand
      ? {
          min: amount(compensationMin),
          max: amount(compensationMax),
          currency: compensationCurrency ?? "",
          interval: compensationInterval ?? "",
        }
      : null,
  };
}

const GROUPED = /^\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+$/; // 120,000 or 120.000 or 120 000

/** An amount as people type it; what cannot be read stays text, which the door refuses with words. */
export function amount(typed: string): number | string | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  if (GROUPED.test(text)) return Number(text.replaceAll(/\D/g, ""));
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

const FIELD_OF_PATH: Readonly<Record<string, string>> = {
  compensation: "compensationMin",
  "compensation.min": "compensationMin",
  "compensation.max": "compensationMax",
  "compensation.currency": "compensationCurrency",
  "compensation.interval": "compensationInterval",
};

/** The form with what the door found wrong, each at its field. */
export function withProblems(
  values: Readonly<Record<string, string>>,
  problems: readonly { readonly field: string; readonly message: string }[],
): FormState {
  const errors: Record<string, string> = {};
  for (const problem of problems) {
    const name = FIELD_OF_PATH[problem.field] ?? problem.field;
    errors[name] ??= problem.message;
  }
  return { values, errors };
}
