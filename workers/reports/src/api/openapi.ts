// The API's description, OpenAPI 3.1, made from the same schemas that check what comes in.
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ReportsEnv } from "../env.ts";

const INTRODUCTION = `Everything that the dashboard does, without a browser.

Send \`Authorization: Bearer <token>\`; a token belongs to one company and has a role. Bodies are JSON in camelCase, times ISO 8601 in UTC.

Lists come in pages: \`{data, nextCursor}\`; send \`nextCursor\` as \`cursor\` for the next one.

Errors are \`{error: {code, message, details?}}\`. Codes are stable; \`details.fields\` names each refused field.

Send an \`Idempotency-Key\` with a POST and it is done once, however often it arrives within a day: the same request is answered the same (\`Idempotent-Replayed: true\`), another request under the key is refused.`;

/** @param url the origin under which this runs */
export function describe(v1: OpenAPIHono<ReportsEnv>, url: string) {
  const document = v1.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Rolecall API",
      version: "1.0.0",
      description: INTRODUCTION,
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: `${url}/api/v1` }],
    security: [{ bearerAuth: [] }],
  });
  const { webhooks: _, components, paths = {}, ...rest } = document;
  const securitySchemes = { bearerAuth: { type: "http", scheme: "bearer" } };
  return { ...rest, paths: withOperationIds(paths), components: { ...components, securitySchemes } };
}

/** `post /positions/{id}/send-back` -> `postPositionsIdSendBack`: stable names for generated clients; POST takes an Idempotency-Key. */
function withOperationIds(paths: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations ?? {}).map(([method, operation]: [string, { parameters?: object[] }]) => {
          const name = path.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
          const parameters = [...(operation.parameters ?? []), ...(method === "post" ? [IDEMPOTENCY_KEY] : [])];
          return [method, { operationId: method + name.join(""), ...operation, parameters }];
        }),
      ),
    ]),
  );
}

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Up to 200 visible ASCII characters, new for each request.",
  schema: { type: "string", maxLength: 200 },
};
