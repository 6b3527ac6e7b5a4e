// A role as the API tells it and takes it.
import { z } from "@hono/zod-openapi";
import { RoleFee } from "#shared/domain/marketplace/fee.ts";
import { PostingState, WorkplaceType } from "#shared/domain/marketplace/posting.ts";
import {
  PostingRef,
  RecruiterIds,
  RoleFactsChange,
  RoleFactsInput,
  RoleTermsChange,
  RoleTermsInput,
} from "#shared/domain/marketplace/role.ts";
import { RoleClosedReason, RoleSource, RoleStatus } from "#shared/domain/marketplace/words.ts";
import type { PostingChoice } from "#shared/db/role-parts.ts";
import type { RoleRow } from "#shared/db/roles.ts";
import type { RoleDetail } from "../../operations/roles/roles.ts";
import { MaybeTime, Time } from "../answers.ts";
import { AuditEntry, auditEntryOf } from "./audit.ts";
import { documented } from "./documented.ts";

const { title, ...otherFacts } = RoleFactsInput.shape;

export const NewRole = z
  .strictObject({
    posting: PostingRef.optional().openapi({
      description: "Activates this posting: the role's facts are the posting's.",
    }),
    title: title
      .optional()
      .openapi({ description: "Makes a role by hand. Leave it, and the other facts, out with `posting`." }),
    ...otherFacts,
    ...RoleTermsInput.shape,
    recruiterIds: RecruiterIds.default([]),
    status: z
      .enum(["draft", "open"])
      .default("draft")
      .openapi({ description: "`open` offers it to its recruiters at once." }),
  })
  .superRefine((role, context) => {
    if ((role.posting === undefined) === (role.title === undefined))
      context.addIssue({ code: "custom", path: ["posting"], message: "Send either `posting` or `title`." });
    const { department, team, location, commitment, workplaceType, salary, hiringManager, description } = role;
    const facts = [department, team, location, commitment, workplaceType, salary, hiringManager];
    if (role.posting !== undefined && (description !== "" || facts.some((fact) => fact !== null)))
      context.addIssue({ code: "custom", path: ["posting"], message: "The posting tells the facts. Leave them out." });
  })
  .openapi("NewRole", {
    example: {
      title: "Controls Engineer",
      department: "Engineering",
      location: "Oakland, CA",
      description: "Make robot arms move smoothly.",
      fee: { kind: "percent", percent: 20 },
      hiresWanted: 2,
      notesToRecruiters: "Experience with ROS 2 matters more than years.",
    },
  });

export const RoleChange = z
  .strictObject({
    ...RoleFactsChange.shape,
    ...RoleTermsChange.shape,
    recruiterIds: RecruiterIds.optional().openapi({ description: "All who work on it from now on." }),
    status: RoleStatus.optional(),
  })
  .openapi("RoleChange", {
    description: "Only the fields that change; null empties one. Facts of a linked role are changed in the ATS.",
    example: { hiresWanted: 3, status: "open", fee: { kind: "flat", amount: 18000, currency: "USD" } },
  });

export const LinkWish = z.strictObject(PostingRef.shape).openapi("RoleLinkWish");

const Salary = z.object({
  min: z.number().nullable(),
  max: z.number().nullable(),
  currency: z.string().nullable(),
  interval: z.string().nullable(),
});

const Link = z.object({
  connectionId: z.string(),
  postingId: z.string(),
  linkedAt: Time,
  state: PostingState.nullable().openapi({ description: "Null until the posting was read." }),
  url: z.string().nullable(),
  requisitionCodes: z.array(z.string()),
  readAt: MaybeTime,
});

const role = {
  id: z.string().openapi({ example: "rol_01jd3x9k2f7q0m4zt8ab" }),
  status: RoleStatus.openapi({ description: "What the company decided." }),
  state: RoleStatus.openapi({
    description: "Whether it takes candidates: `closed` also while its posting takes none.",
  }),
  closedReason: RoleClosedReason.nullable().openapi({ description: "Why its posting takes no candidates." }),
  source: RoleSource,
  title: z.string(),
  department: z.string().nullable(),
  team: z.string().nullable(),
  location: z.string().nullable(),
  allLocations: z.array(z.string()),
  commitment: z.string().nullable(),
  workplaceType: WorkplaceType.nullable(),
  salary: Salary.nullable(),
  hiringManager: z.string().nullable(),
  isConfidential: z.boolean(),
  fee: RoleFee.nullable(),
  hiresWanted: z.number(),
  notesToRecruiters: z.string(),
  showsSalary: z.boolean(),
  showsConfidential: z.boolean(),
  recruiterCount: z.number(),
  link: Link.nullable(),
  closedAt: MaybeTime,
  createdAt: Time,
  updatedAt: Time,
};

export const Role = z.object(role).openapi("Role");

const PastLink = z.object({
  connectionId: z.string(),
  postingId: z.string(),
  postingTitle: z.string(),
  linkedAt: Time,
  linkedBy: z.string(),
  unlinkedAt: MaybeTime,
  unlinkedBy: z.string().nullable(),
  submissionCount: z
    .number()
    .nullable()
    .openapi({ description: "Candidates submitted under it when it ended; they stay there." }),
});

const GivenTo = z.object({
  id: z.string(),
  name: z.string(),
  agency: z.string(),
  isPaused: z.boolean(),
  givenAt: Time,
  submissionCount: z.number(),
});

export const RoleWithParts = z
  .object({
    ...role,
    descriptionHtml: z.string().openapi({ description: "Sanitised." }),
    recruiters: z.array(GivenTo),
    links: z.array(PastLink).openapi({ description: "Every posting it was linked to, the newest first." }),
    submissionCount: z.number(),
    audit: z.array(AuditEntry).openapi({ description: "What happened to it, the newest 50 entries." }),
  })
  .openapi("RoleWithParts");

export const Posting = z
  .object({
    connectionId: z.string(),
    postingId: z.string(),
    title: z.string(),
    department: z.string().nullable(),
    team: z.string().nullable(),
    location: z.string().nullable(),
    allLocations: z.array(z.string()),
    isConfidential: z.boolean(),
    requisitionCodes: z.array(z.string()),
    roleId: z.string().nullable().openapi({ description: "The role that is linked to it." }),
  })
  .openapi("Posting");

export function roleOf(row: RoleRow): z.infer<typeof Role> {
  const { link, salary } = row;
  return {
    ...documented(Role, row),
    allLocations: [...row.allLocations],
    salary: salary && documented(Salary, salary),
    link: link && { ...documented(Link, link), requisitionCodes: [...link.requisitionCodes] },
  };
}

export function roleWithPartsOf(detail: RoleDetail): z.infer<typeof RoleWithParts> {
  const { descriptionHtml, recruiters, links, submissionCount, sentCount: _, audit, ...row } = detail;
  return {
    ...roleOf(row),
    descriptionHtml,
    recruiters: recruiters.map((one) => documented(GivenTo, one)),
    links: links.map((one) => documented(PastLink, one)),
    submissionCount,
    audit: audit.map(auditEntryOf),
  };
}

export function postingOf(row: PostingChoice): z.infer<typeof Posting> {
  return {
    ...documented(Posting, row),
    allLocations: [...row.allLocations],
    requisitionCodes: [...row.requisitionCodes],
  };
}
