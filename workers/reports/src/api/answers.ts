// Building blocks of the API's route definitions: success and error answers, lists, and path parameters.
import { z } from "@hono/zod-openapi";
import { MAX_PAGE_SIZE, type PageRequest } from "#shared/db/paging.ts";
import { ErrorAnswer, codesOf, type ErrorStatus } from "./errors.ts";

/** Every route behind a token can answer these. */
type AlwaysStatus = 400 | 401 | 500;

type JsonAnswer<Schema> = { description: string; content: { "application/json": { schema: Schema } } };

/**
 * The answers of a route: one success, and errors by status, each with its codes.
 * @param errors besides 400, 401 and 500, which any route may give
 */
export function answers<const Status extends 200 | 201 | 202, Schema extends z.ZodType, const E extends ErrorStatus>(
  status: Status,
  description: string,
  schema: Schema,
  errors: readonly E[],
) {
  const all: readonly ErrorStatus[] = [400, 401, 500, ...errors];
  const responses = {
    [status]: { description, content: { "application/json": { schema } } },
    ...Object.fromEntries(all.map((error) => [error, errorAnswer(error)])),
  };
  // computed keys lose their types; they are exactly the parameters'
  return responses as Record<Status, JsonAnswer<Schema>> & Record<AlwaysStatus | E, JsonAnswer<typeof ErrorAnswer>>;
}

function errorAnswer(status: ErrorStatus): JsonAnswer<typeof ErrorAnswer> {
  return {
    description: `\`${codesOf(status).join("`, `")}\``,
    content: { "application/json": { schema: ErrorAnswer } },
  };
}

/** A JSON body that must be there. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } } as const;
}

export const IdParam = z.object({ id: z.string().openapi({ description: "The object's id." }) });

/** Query parameters of every cursor list. */
export const listQuery = {
  cursor: z
    .string()
    .regex(/^[a-z]{3}_[0-9a-z]{1,60}$/, "Take the cursor from `nextCursor` of the page before.")
    .optional()
    .openapi({ description: "`nextCursor` of the page before." }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
};

export function pageRequest(query: { cursor?: string | undefined; limit: number }): PageRequest {
  return { cursor: query.cursor ?? null, limit: query.limit };
}

/** A page of a cursor list; `nextCursor` is null on the last one. */
export function pageOf<Schema extends z.ZodType>(schema: Schema) {
  return z.object({
    data: z.array(schema),
    nextCursor: z.string().nullable().openapi({ description: "Null on the last page." }),
  });
}

/** Several words of one vocabulary in a query: `status=draft,approved`, or the parameter repeated. */
export function severalOf<const Words extends Readonly<Record<string, string>>>(words: z.ZodEnum<Words>) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((sent) => [sent].flat().flatMap((part) => part.split(",")))
    .pipe(z.array(words))
    .optional()
    .openapi({
      type: "array",
      items: { type: "string", enum: words.options },
      param: { style: "form", explode: false },
    });
}

/** What a query filter does not narrow by is left out, not undefined. */
export function given<Filter extends object>(
  filter: Filter,
): { [Key in keyof Filter]?: Exclude<Filter[Key], undefined> } {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Filter]?: Exclude<Filter[Key], undefined> }; // same keys, fewer
}

export const Time = z.iso.datetime().openapi({ example: "2026-11-22T09:30:00.000Z" });
export const MaybeTime = Time.nullable();
