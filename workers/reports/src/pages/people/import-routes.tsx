// Importing employees over HTTP: the form, the dry run, and the import of exactly what the dry run showed.
import { Hono } from "hono";
import type { ReportsEnv } from "../../env.ts";
import { BLANK_FORM } from "../../components/field.tsx";
import { importEmployees } from "../../operations/import-employees.ts";
import { done, formatsOf, go, problem, show, type PageContext } from "../respond.tsx";
import { DryRunPage, ImportPage } from "./import-page.tsx";

export const importRoutes = new Hono<ReportsEnv>()
  .get("/employees/import", (c) =>
    show(c, { title: "Import employees", isNarrow: true }, <ImportPage view={{ form: BLANK_FORM }} />),
  )
  .post("/employees/import", check)
  .post("/employees/import/confirm", confirm);

async function check(c: PageContext) {
  const form = await c.req.formData();
  const file = form.get("file");
  const pasted = form.get("csv");
  const typed = typeof pasted === "string" ? pasted : "";
  const csv = file !== null && typeof file !== "string" && file.size > 0 ? await file.text() : typed;
  if (csv.trim() === "") return refuse(c, typed, "file", "Choose a file, or paste the lines below.");
  const report = await importEmployees(c.get("scope"), csv, { dryRun: true });
  if (!report.ok) return refuse(c, typed, "file", report.message);
  const view = { report: report.value, csv, formats: formatsOf(c) };
  return show(c, { title: "Check the import" }, <DryRunPage view={view} />);
}

async function confirm(c: PageContext) {
  const csv = (await c.req.formData()).get("csv");
  if (typeof csv !== "string") return go(c, "/employees/import", problem({ message: "Choose the file again." }));
  const report = await importEmployees(c.get("scope"), csv, { dryRun: false });
  if (!report.ok) return go(c, "/employees/import", problem(report));
  const { created, updated, badCount } = report.value;
  const { count, number } = formatsOf(c);
  const left = badCount > 0 ? ` ${count(badCount, "bad line was", "bad lines were")} left out.` : "";
  return go(
    c,
    "/employees",
    done(`${count(created, "employee", "employees")} added, ${number(updated)} changed.${left}`),
  );
}

function refuse(c: PageContext, typed: string, field: string, message: string) {
  const form = { values: { csv: typed }, errors: { [field]: message } };
  return show(c, { title: "Import employees", isNarrow: true, status: 422 }, <ImportPage view={{ form }} />);
}
