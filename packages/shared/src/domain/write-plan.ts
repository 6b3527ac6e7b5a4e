// What a sync would write to the ATS, field by field: the preview shows it and the adapter sends it, so they cannot disagree.
import type { Compensation } from "./position.ts";

/** The part of a position that reaches an ATS. */
export type PlannedPosition = {
  readonly title: string;
  readonly location: string | null;
  readonly employmentType: string | null;
  readonly compensation: Compensation | null;
};

/** The body of Lever's POST /requisitions. */
export type LeverRequisitionPlan = {
  readonly requisitionCode: string;
  readonly name: string;
  readonly status: "open";
  readonly headcountTotal: 1;
  readonly location?: string;
  readonly employmentStatus?: string;
  readonly compensationBand?: Compensation;
};

/**
 * The requisition for a position: name = title, location, employmentStatus = type, compensationBand only when the tenant
 * writes it, one seat, open. Fields that the plan leaves empty are left out, not sent as null.
 */
export function leverRequisitionPlan(
  position: PlannedPosition,
  requisitionCode: string,
  writesCompensation: boolean,
): LeverRequisitionPlan {
  return {
    requisitionCode,
    name: position.title,
    status: "open",
    headcountTotal: 1,
    ...(position.location === null ? {} : { location: position.location }),
    ...(position.employmentType === null ? {} : { employmentStatus: position.employmentType }),
    ...(writesCompensation && position.compensation !== null ? { compensationBand: position.compensation } : {}),
  };
}

/** One line of a preview: the ATS's field, its label there, and the value as text. */
export type PreviewLine = { readonly field: string; readonly label: string; readonly value: string };

const LABELS: Record<keyof LeverRequisitionPlan, string> = {
  requisitionCode: "Requisition code",
  name: "Requisition name",
  status: "Status",
  headcountTotal: "Headcount",
  location: "Location",
  employmentStatus: "Employment status",
  compensationBand: "Compensation band",
};

/** The plan as preview lines, in the order in which Lever's own form shows them. */
export function previewLines(plan: LeverRequisitionPlan): PreviewLine[] {
  const order = [
    "name",
    "requisitionCode",
    "status",
    "headcountTotal",
    "location",
    "employmentStatus",
    "compensationBand",
  ] as const;
  return order.flatMap((field) => {
    const value = plan[field];
    if (value === undefined) return [];
    const text =
      typeof value === "object" ? `${value.min} – ${value.max} ${value.currency}, ${value.interval}` : String(value);
    return [{ field, label: LABELS[field], value: text }];
  });
}
