// /api/v1/hires, /employees and /matches: who was hired, who works here, and who is whom.
import { createRoute, z } from "@hono/zod-openapi";
import { HireStatus, MatchStatus } from "#shared/domain/words.ts";
import { createEmployee, editEmployee, getEmployee, listEmployees } from "../operations/employees.ts";
import { getHire, listHires } from "../operations/hires.ts";
import { decideMatch, getMatch, listMatches } from "../operations/matches.ts";
import { IdParam, answers, given, jsonBody, listQuery, pageOf, pageRequest } from "./answers.ts";
import { refuse } from "./errors.ts";
import { newApi } from "./new-api.ts";
import { Employee, EmployeeChange, NewEmployee, employeeOf } from "./resources/employee.ts";
import { Hire, HireWithMatches, hireOf, hireWithMatchesOf } from "./resources/hire.ts";
import { Match, matchOf } from "./resources/match.ts";

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

const matchesApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/matches",
      tags: ["Matches"],
      summary: "List matches, newest first",
      request: {
        query: z.object({
          ...listQuery,
          status: MatchStatus.optional(),
          positionId: text,
          hireId: text,
          employeeId: text,
        }),
      },
      responses: answers(200, "A page of matches.", pageOf(Match), []),
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      const page = await listMatches(c.get("scope"), given(filter), pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map(matchOf), nextCursor: page.nextCursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/matches/{id}",
      tags: ["Matches"],
      summary: "Look at a match and its evidence",
      request: { params: IdParam },
      responses: answers(200, "The match.", Match, [404]),
    }),
    async (c) => {
      const found = await getMatch(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(matchOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/matches/{id}/{decision}",
      tags: ["Matches"],
      summary: "Confirm, reject or undo a match",
      request: { params: IdParam.extend({ decision: z.enum(["confirm", "reject", "undo"]) }) },
      responses: answers(200, "The match after the decision.", Match, [404, 409, 503]),
    }),
    async (c) => {
      const { id, decision } = c.req.valid("param");
      const decided = await decideMatch(c.get("scope"), id, decision);
      return decided.ok ? c.json(matchOf(decided.value), 200) : refuse(c, decided);
    },
  );

export const peopleApi = newApi().route("/", hiresApi).route("/", employeesApi).route("/", matchesApi);
