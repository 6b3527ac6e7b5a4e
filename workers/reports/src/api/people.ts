// /api/v1/hires and /employees: who was hired, and who works here.
import { createRoute, z } from "@hono/zod-openapi";
import { HireStatus } from "#shared/domain/words.ts";
import { createEmployee, editEmployee, getEmployee, listEmployees } from "../operations/employees.ts";
import { getHire, listHires } from "../operations/hires.ts";
import { IdParam, answers, given, jsonBody, listQuery, pageOf, pageRequest } from "./answers.ts";
import { refuse } from "./errors.ts";
import { newApi } from "./new-api.ts";
import { Employee, EmployeeChange, NewEmployee, employeeOf } from "./resources/employee.ts";
import { Hire, HireWithMatches, hireOf, hireWithMatchesOf } from "./resources/hire.ts";

const text = z.string().max(200).optional();
const isTrue = z.enum(["true", "false"]).transform((word) => word === "true");

const hiresApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/hires",
      tags: ["Hires"],
      summary: "List hires, newest seen first",
      request: {
        query: z.object({
          ...listQuery,
          q: text.openapi({ description: "Text in candidate, requisition code or position title." }),
          status: HireStatus.optional(),
          hasProblem: isTrue.optional().openapi({ description: "Only hires that do not simply fill their seat." }),
          positionId: text,
        }),
      },
      responses: answers(200, "A page of hires.", pageOf(Hire), []),
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      const page = await listHires(c.get("scope"), given(filter), pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map(hireOf), nextCursor: page.nextCursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/hires/{id}",
      tags: ["Hires"],
      summary: "Look at a hire",
      request: { params: IdParam },
      responses: answers(200, "The hire with every match that was considered.", HireWithMatches, [404]),
    }),
    async (c) => {
      const found = await getHire(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(hireWithMatchesOf(found.value), 200) : refuse(c, found);
    },
  );

const employeesApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/employees",
      tags: ["Employees"],
      summary: "List employees, newest first",
      request: {
        query: z.object({
          ...listQuery,
          q: text.openapi({ description: "Text in name, number, e-mails, title or department." }),
          isAssigned: isTrue.optional().openapi({ description: "Only those with, or without, a position." }),
          isActive: isTrue
            .optional()
            .openapi({ description: "Only those who were not deactivated, or only those who were." }),
        }),
      },
      responses: answers(200, "A page of employees.", pageOf(Employee), []),
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      const page = await listEmployees(c.get("scope"), given(filter), pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map(employeeOf), nextCursor: page.nextCursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/employees",
      tags: ["Employees"],
      summary: "Add an employee",
      description: "The matcher looks at once whether they are one of the hires.",
      request: { body: jsonBody(NewEmployee) },
      responses: answers(201, "The employee.", Employee, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const made = await createEmployee(c.get("scope"), c.req.valid("json"), "api");
      return made.ok ? c.json(employeeOf(made.value), 201) : refuse(c, made);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/employees/{id}",
      tags: ["Employees"],
      summary: "Look at an employee",
      request: { params: IdParam },
      responses: answers(200, "The employee with their position.", Employee, [404]),
    }),
    async (c) => {
      const found = await getEmployee(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(employeeOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/employees/{id}",
      tags: ["Employees"],
      summary: "Change what is known of an employee",
      request: { params: IdParam, body: jsonBody(EmployeeChange) },
      responses: answers(200, "The employee.", Employee, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const edited = await editEmployee(c.get("scope"), c.req.valid("param").id, given(c.req.valid("json")));
      return edited.ok ? c.json(employeeOf(edited.value), 200) : refuse(c, edited);
    },
  );

export const peopleApi = newApi().route("/", hiresApi).route("/", employeesApi);
