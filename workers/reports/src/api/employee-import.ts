// /api/v1/employees/import: employees from a CSV file, with a dry run.
import { createRoute, z } from "@hono/zod-openapi";
import { importEmployees } from "../operations/import-employees.ts";
import { answers } from "./answers.ts";
import { refuse } from "./errors.ts";
import { newApi } from "./new-api.ts";
import { ImportReport } from "./resources/employee.ts";

const example =
  "Employee number,First name,Last name,Work e-mail,Start date\n1042,Ada,Lovelace,ada@northwind.example,2027-02-01\n";

export const employeeImportApi = newApi().openapi(
  createRoute({
    method: "post",
    path: "/employees/import",
    tags: ["Employees"],
    summary: "Import employees from CSV",
    description:
      "UTF-8, at most 5 MB and 20,000 lines; comma, semicolon or tab. The first line names the columns, in about any common wording. A line is known by its employee number; without one by work e-mail, then personal e-mail, then name and start date. A repeated import changes nothing. Bad lines are reported and left out.",
    request: {
      query: z.object({
        dryRun: z
          .enum(["true", "false"])
          .default("false")
          .openapi({ description: "`true` reports what would happen and changes nothing." }),
      }),
      body: { required: true, content: { "text/csv": { schema: z.string().openapi({ example }) } } },
    },
    responses: answers(200, "What the import did, or would do.", ImportReport, [409, 413, 415, 422]),
  }),
  async (c) => {
    const type = c.req.header("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
    if (type !== "text/csv")
      return refuse(c, { reason: "unsupported_media_type", message: "Send the file as `Content-Type: text/csv`." });
    const dryRun = c.req.valid("query").dryRun === "true";
    const imported = await importEmployees(c.get("scope"), await c.req.text(), { dryRun });
    if (!imported.ok) return refuse(c, imported);
    const { bad, columns, ...counts } = imported.value;
    const lines = bad.map((line) => ({ ...line, problems: [...line.problems] }));
    return c.json({ ...counts, bad: lines, columns: [...columns] }, 200);
  },
);
