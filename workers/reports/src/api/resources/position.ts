// The position as the API tells and takes it, and the rows of the ATS report.
import { z } from "@hono/zod-openapi";
import type { PositionRow } from "#shared/db/positions.ts";
import { FieldTarget } from "#shared/domain/greenhouse/catalogue.ts";
import { CompensationInterval, PositionInput } from "#shared/domain/position.ts";
import { HireStatus, PositionStatus, SyncStatus } from "#shared/domain/words.ts";
import type { PositionDetail } from "../../operations/positions.ts";
import { openingOutcome } from "../../view-models/opening-outcome.ts";
import { MaybeTime, Time } from "../answers.ts";
import { AuditEntry, auditEntryOf } from "./audit.ts";
import { documented } from "./documented.ts";
import { Match, matchOf } from "./match.ts";
import { nameOf } from "./person.ts";

export const NewPosition = z
  .strictObject({
    ...PositionInput.shape,
    startAs: z.enum(["draft", "requested"]).optional().openapi({
      description:
        "`requested` asks for approval, which is given at once if the tenant's settings say so. Default: approved at once if they say so, else a draft.",
    }),
  })
  .openapi("NewPosition", {
    example: {
      title: "Staff Engineer",
      department: "Engineering",
      location: "San Francisco",
      employmentType: "full-time",
      compensation: { min: 180000, max: 220000, currency: "USD", interval: "per-year-salary" },
      hiringManager: "Priya Shah",
      targetStartOn: "2027-02-01",
      startAs: "requested",
    },
  });

export const PositionChange = z
  .strictObject(PositionInput.shape)
  .partial()
  .openapi("PositionChange", {
    description: "Only the fields that change; null empties one.",
    example: { location: "Remote" },
  });

const Awaiting = z.object({
  on: FieldTarget,
  key: z.string().openapi({ description: "The custom field's immutable key." }),
  name: z.string(),
  needsApproval: z.boolean().openapi({ description: "Its edits go through an approval at the ATS." }),
});

const Withheld = z
  .enum(["private", "anonymised"])
  .nullable()
  .openapi({ description: "Why the ATS does not show who the candidate is." });

const Requisition = z.object({
  id: z.string(),
  providerId: z.string().openapi({ description: "The ATS's own id." }),
  code: z.string(),
  name: z.string(),
  status: z.string().openapi({
    description: "In the ATS's words: open, closed, onHold, draft; at Greenhouse filled is closed by a hire.",
  }),
  headcountTotal: z.number().nullable().openapi({ description: "Null: unlimited." }),
  headcountHired: z.number(),
  openedAt: Time,
  closedAt: MaybeTime,
  deletedAt: MaybeTime,
  readAt: Time,
  parentId: z.string().nullable().openapi({ description: "Greenhouse: the job of the opening." }),
  closeReason: z.string().nullable().openapi({ description: "Greenhouse: the name of the opening's close reason." }),
  targetStartOn: z.iso.date().nullable().openapi({ description: "Greenhouse: the opening's target start date." }),
  awaiting: z.array(Awaiting).openapi({ description: "Fields that were written and do not read back as written yet." }),
});

const SeatHire = z.object({
  id: z.string(),
  candidateName: z.string().openapi({ description: "Empty when it was withheld from the first." }),
  candidateWithheld: Withheld,
  hiredAt: Time,
  startsOn: z.iso
    .date()
    .nullable()
    .openapi({ description: "The first day by the accepted offer, when the ATS tells it." }),
  status: HireStatus,
});

const position = {
  id: z.string().openapi({ example: "pos_01jd3x9k2f7q0m4zt8ab" }),
  title: z.string(),
  department: z.string().nullable(),
  location: z.string().nullable(),
  employmentType: z.string().nullable(),
  compensation: z
    .object({ min: z.number(), max: z.number(), currency: z.string(), interval: CompensationInterval })
    .nullable(),
  hiringManager: z.string().nullable(),
  recruiter: z.string().nullable(),
  targetStartOn: z.iso.date().nullable(),
  status: PositionStatus,
  sentBackNote: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: MaybeTime,
  syncStatus: SyncStatus,
  connectionId: z.string().nullable(),
  requisitionCode: z.string().nullable().openapi({ example: "Trace-12" }),
  syncJobId: z.string().nullable(),
  syncRequestedAt: MaybeTime,
  syncReason: z.string().nullable().openapi({ description: "Why it failed, or what a pending one waits for; stable." }),
  syncMessage: z.string().nullable().openapi({ description: "The same for a person, with what to do." }),
  syncNextTryAt: MaybeTime,
  syncedAt: MaybeTime,
  requisition: Requisition.nullable(),
  hire: SeatHire.nullable().openapi({ description: "The hire that fills it." }),
  employee: z
    .object({ id: z.string(), name: z.string(), workEmail: z.string().nullable() })
    .nullable()
    .openapi({ description: "The employee that a confirmed match names." }),
  createdAt: Time,
  updatedAt: Time,
};

export const Position = z.object(position).openapi("Position");

export const PositionWithHistory = z
  .object({
    ...position,
    approvedByName: z.string().nullable(),
    match: Match.nullable().openapi({ description: "The confirmed match, else the newest proposed one." }),
    audit: z.array(AuditEntry).openapi({ description: "What happened to it, the newest 50 entries." }),
  })
  .openapi("PositionWithHistory");

export const AtsReportRow = z
  .object({
    positionId: z.string(),
    title: z.string(),
    department: z.string().nullable(),
    location: z.string().nullable(),
    status: PositionStatus,
    syncStatus: SyncStatus,
    syncReason: z.string().nullable(),
    syncMessage: z.string().nullable(),
    requisitionCode: z.string().nullable(),
    openingStatus: z
      .string()
      .nullable()
      .openapi({ description: "The requisition's status in the ATS's words; `deleted` when it is gone there." }),
    outcome: z.string().nullable().openapi({ description: "What became of the opening, in a sentence for a person." }),
    closeReason: z.string().nullable(),
    awaiting: z.array(Awaiting),
    candidate: z
      .object({
        hireId: z.string(),
        name: z.string(),
        withheld: Withheld,
        hiredAt: Time,
        startsOn: z.iso.date().nullable(),
      })
      .nullable(),
    employee: z.object({ id: z.string(), name: z.string() }).nullable(),
    syncedAt: MaybeTime,
  })
  .openapi("AtsReportRow");

export function positionOf(row: PositionRow): z.infer<typeof Position> {
  const { requisition, hire, employee } = row;
  return {
    ...documented(Position, row),
    requisition: requisition && {
      ...documented(Requisition, { ...requisition, closeReason: row.opening?.closeReason ?? null }),
      awaiting: awaitingOf(requisition),
    },
    hire: hire && documented(SeatHire, hire),
    employee: employee && { id: employee.id, name: nameOf(employee), workEmail: employee.workEmail },
  };
}

function awaitingOf(requisition: PositionRow["requisition"]): z.infer<typeof Awaiting>[] {
  return (requisition?.awaiting ?? []).map(({ on, key, name, needsApproval }) => ({ on, key, name, needsApproval }));
}

export function positionWithHistoryOf(detail: PositionDetail): z.infer<typeof PositionWithHistory> {
  const { match, audit, approvedByName, ...row } = detail;
  return { ...positionOf(row), approvedByName, match: match && matchOf(match), audit: audit.map(auditEntryOf) };
}

export function atsReportRowOf(row: PositionRow): z.infer<typeof AtsReportRow> {
  const { requisition, hire, employee } = row;
  return {
    positionId: row.id,
    title: row.title,
    department: row.department,
    location: row.location,
    status: row.status,
    syncStatus: row.syncStatus,
    syncReason: row.syncReason,
    syncMessage: row.syncMessage,
    requisitionCode: row.requisitionCode,
    openingStatus: requisition && (requisition.deletedAt === null ? requisition.status : "deleted"),
    outcome: openingOutcome(row),
    closeReason: row.opening?.closeReason ?? null,
    awaiting: awaitingOf(requisition),
    candidate: hire && {
      hireId: hire.id,
      name: hire.candidateName,
      withheld: hire.candidateWithheld,
      hiredAt: hire.hiredAt,
      startsOn: hire.startsOn,
    },
    employee: employee && { id: employee.id, name: nameOf(employee) },
    syncedAt: row.syncedAt,
  };
}
