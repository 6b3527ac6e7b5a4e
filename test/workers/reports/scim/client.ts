// A client of /scim/v2 for tests: an identity provider with its connection's token.
import { expect } from "vitest";
import type { TestHouse } from "../../../support/test-house.ts";
import { bodyOf, clientOf, type ApiClient, type Json } from "../api-client.ts";
import { seedTenant, type SeededTenant } from "../../../support/seeds.ts";

export type ScimAnswer = { readonly status: number; readonly headers: Headers; readonly body: Json };

export type ScimClient = {
  readonly tenant: SeededTenant;
  /** The company's own API client, as an admin. */
  readonly api: ApiClient;
  readonly connectionId: string;
  readonly token: string;
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<ScimAnswer>;
  get(path: string): Promise<ScimAnswer>;
  post(path: string, body: unknown): Promise<ScimAnswer>;
  patch(path: string, operations: readonly unknown[]): Promise<ScimAnswer>;
};

export const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** A SCIM connection of a new company, or one more of a company that there is. */
export async function newScim(house: TestHouse, api?: ApiClient): Promise<ScimClient> {
  const admin = api ?? (await clientOf(house, await seedTenant(house.db), "admin"));
  const made = bodyOf(await admin.post("/connections", { provider: "scim" }), 201);
  const token = made["scim"]?.["token"] ?? "";
  const call = scimCaller(house, token);
  return {
    tenant: admin.tenant,
    api: admin,
    connectionId: made.id,
    token,
    call,
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
    patch: (path, operations) => call("PATCH", path, { schemas: [PATCH_OP], Operations: operations }),
  };
}

/** Every answer must be SCIM's own media type and shape, or empty. */
export function scimCaller(house: TestHouse, token: string): ScimClient["call"] {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(`${house.url}/scim/v2${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/scim+json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (![204, 304].includes(response.status))
      expect(response.headers.get("content-type"), text).toContain("application/scim+json");
    const answer = JSON.parse(text === "" ? "{}" : text) as Json;
    if (response.status >= 400) {
      expect(answer["schemas"]).toEqual(["urn:ietf:params:scim:api:messages:2.0:Error"]);
      expect(answer["status"]).toBe(String(response.status));
    }
    return { status: response.status, headers: response.headers, body: answer };
  };
}

export type Leaf = {
  /** As PATCH and filters name it. */
  readonly path: string;
  /** A value of its type. */
  readonly value: string | boolean;
  /** Where a resource shows it. */
  shown(resource: Json): unknown;
};

/** Each simple attribute and part that a schema of /Schemas describes. */
export function leavesOf(schema: Json): Leaf[] {
  const { id, attributes = [] } = schema as unknown as { id: string; attributes?: Described[] };
  const isCore = id.startsWith("urn:ietf:params:scim:schemas:core:");
  const home = (resource: Json) => (isCore ? resource : resource[id]);
  const leaf = (path: string, { name, type }: Described, shown: Leaf["shown"]): Leaf => {
    const text = name === "startDate" ? "2027-02-01" : `${name}@x.example`;
    return { path: `${id}:${path}`, value: type === "boolean" ? true : text, shown };
  };
  return attributes.flatMap((attribute) => {
    const { name, multiValued, subAttributes } = attribute;
    const held = (resource: Json): unknown => (home(resource) as Record<string, unknown> | undefined)?.[name];
    if (subAttributes === undefined) return [leaf(name, attribute, held)];
    const within = (resource: Json) => {
      const value = held(resource);
      return (multiValued ? (value as unknown[] | undefined)?.[0] : value) as Record<string, unknown> | undefined;
    };
    return subAttributes.map((part) => leaf(`${name}.${part.name}`, part, (resource) => within(resource)?.[part.name]));
  });
}

type Described = {
  readonly name: string;
  readonly type: string;
  readonly multiValued: boolean;
  readonly subAttributes?: readonly Described[];
};

/** The body of an answer that has the status. */
export function scimBody(answer: ScimAnswer, status: number): Json {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  return answer.body;
}
