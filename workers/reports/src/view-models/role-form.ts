// The role's forms: a role as what the fields show, and what was typed as what the doors check.
import type { z } from "zod";
import { RoleFactsInput, RoleTermsInput } from "#shared/domain/marketplace/role.ts";
import type { RoleDetail } from "../operations/roles/roles.ts";
import type { FormState } from "../components/field.tsx";
import { amount } from "./position-form.ts";

export const TERM_FIELDS = [
  ...["feeKind", "feePercent", "feeAmount", "feeCurrency", "hiresWanted", "notesToRecruiters"],
  ...["showsSalary", "showsConfidential"],
] as const;

export const FACT_FIELDS = [
  ...["title", "department", "team", "location", "commitment", "workplaceType", "hiringManager", "description"],
  ...["salaryMin", "salaryMax", "salaryCurrency", "salaryInterval", "isConfidential"],
] as const;

type Typed = Readonly<Record<string, string>>;

export function blankRoleForm(currency: string): FormState {
  return {
    errors: {},
    values: {
      ...{ feeKind: "percent", feeCurrency: currency, hiresWanted: "1" },
      ...{ salaryCurrency: currency, salaryInterval: "per-year-salary" },
    },
  };
}

/** The form of a role as it stands; the description of one by hand as the text that it was written as. */
export function formOfRole(role: RoleDetail, currency: string): FormState {
  const { fee, salary } = role;
  const blank = blankRoleForm(currency).values;
  return {
    errors: {},
    values: {
      ...blank,
      feeKind: fee?.kind ?? "percent",
      feePercent: fee?.kind === "percent" ? String(fee.percent) : "",
      feeAmount: fee?.kind === "flat" ? String(fee.amount) : "",
      feeCurrency: fee?.kind === "flat" ? fee.currency : currency,
      hiresWanted: String(role.hiresWanted),
      notesToRecruiters: role.notesToRecruiters,
      showsSalary: yes(role.showsSalary),
      showsConfidential: yes(role.showsConfidential),
      title: role.title,
      department: role.department ?? "",
      team: role.team ?? "",
      location: role.location ?? "",
      commitment: role.commitment ?? "",
      workplaceType: role.workplaceType ?? "",
      hiringManager: role.hiringManager ?? "",
      description: textOfHtml(role.descriptionHtml),
      salaryMin: salary?.min == null ? "" : String(salary.min),
      salaryMax: salary?.max == null ? "" : String(salary.max),
      salaryCurrency: salary?.currency ?? currency,
      salaryInterval: salary?.interval ?? blank["salaryInterval"] ?? "",
      isConfidential: yes(role.isConfidential),
    },
  };
}

/** What was typed of the terms, or what is wrong with it, at its fields. No fee typed is no fee. */
export function termsOfForm(typed: Typed): z.ZodSafeParseResult<RoleTermsInput> {
  const share = amountWithFraction(typed["feePercent"] ?? "");
  const flat = amount(typed["feeAmount"] ?? "");
  const fee =
    typed["feeKind"] === "flat"
      ? flat === undefined
        ? null
        : { kind: "flat", amount: flat, currency: typed["feeCurrency"] ?? "" }
      : share === undefined
        ? null
        : { kind: "percent", percent: share };
  return RoleTermsInput.safeParse({
    fee,
    hiresWanted: amount(typed["hiresWanted"] ?? "") ?? 1,
    notesToRecruiters: typed["notesToRecruiters"] ?? "",
    showsSalary: typed["showsSalary"] === "yes",
    showsConfidential: typed["showsConfidential"] === "yes",
  });
}

export function factsOfForm(typed: Typed): z.ZodSafeParseResult<RoleFactsInput> {
  const { salaryMin = "", salaryMax = "" } = typed;
  const hasSalary = salaryMin !== "" || salaryMax !== "";
  return RoleFactsInput.safeParse({
    ...typed,
    workplaceType: typed["workplaceType"] ? typed["workplaceType"] : null,
    isConfidential: typed["isConfidential"] === "yes",
    salary: hasSalary
      ? {
          min: amount(salaryMin),
          max: amount(salaryMax),
          currency: typed["salaryCurrency"] ?? "",
          interval: typed["salaryInterval"] ?? "",
        }
      : null,
  });
}

const FIELD_OF_PATH: Readonly<Record<string, string>> = {
  "fee.percent": "feePercent",
  "fee.amount": "feeAmount",
  "fee.currency": "feeCurrency",
  "salary.min": "salaryMin",
  "salary.max": "salaryMax",
  "salary.currency": "salaryCurrency",
  "salary.interval": "salaryInterval",
};

const AMOUNT_FIELDS: ReadonlySet<string> = new Set(["feePercent", "feeAmount", "salaryMin", "salaryMax"]);

/** The form with what the doors found wrong, each at its field. */
export function roleFaults(typed: Typed, ...errors: readonly (z.ZodError | undefined)[]): FormState {
  const found: Record<string, string> = {};
  for (const issue of errors.flatMap((error) => error?.issues ?? [])) {
    const path = issue.path.join(".");
    const name = FIELD_OF_PATH[path] ?? path;
    const isNoNumber = AMOUNT_FIELDS.has(name) && issue.code === "invalid_type";
    found[name] ??= isNoNumber ? amountAdvice(name) : issue.message;
  }
  return { values: typed, errors: found };
}

function amountAdvice(name: string): string {
  if (name === "feePercent") return "Write a share, such as 20 or 22.5.";
  return name === "feeAmount" ? "Write a whole amount, such as 15,000." : "Fill in both ends, or leave both empty.";
}

/** A share as people type it: 22.5, 22,5 or 20 %. */
function amountWithFraction(typed: string): number | string | undefined {
  const text = typed.replace("%", "").replace(",", ".").trim();
  if (text === "") return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

/** Only for what htmlOfText made. */
function textOfHtml(html: string): string {
  return html
    .replaceAll("</p><p>", "\n\n")
    .replaceAll("<br>", "\n")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function yes(value: boolean): string {
  return value ? "yes" : "";
}
