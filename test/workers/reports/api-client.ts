// A client of the JSON API for tests: sends as one tenant's token, and checks every answer against the API's own description.
import { expect } from "vitest";
import { seedApiToken, seedTenant, type SeededTenant, type TenantSeed } from "../../support/seeds.ts";
import type { TestHouse } from "../../support/test-house.ts";
import type { MemberRole } from "#shared/domain/access.ts";
import { deviations, type Document } from "./openapi-check.ts";

/**
 * JSON as a test reads it: any path into it may be followed, and whatever is there is an object, a list and a text at once. An
 * assertion says what it found when it is none of these.
 */
export type Json = { readonly id: string } & { readonly [key: string]: Json } & readonly Json[] & string;

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Json };

export type ApiClient = {
  readonly tenant: SeededTenant;
  readonly tokenId: string;
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  patch(path: string, body?: unknown): Promise<Answer>;
};

/** A new tenant with a token of the role. */
export async function newClient(
  house: TestHouse,
  seed: TenantSeed & { readonly role?: MemberRole } = {},
): Promise<ApiClient> {
  const tenant = await seedTenant(house.db, seed);
  return clientOf(house, tenant, seed.role ?? "admin");
}

export async function clientOf(house: TestHouse, tenant: SeededTenant, role: MemberRole): Promise<ApiClient> {
  const document = await documentOf(house);
  const token = await seedApiToken(house.db, tenant.id, { role });
  const call: ApiClient["call"] = async (method, path, body, headers = {}) => {
    const isText = typeof body === "string";
    const response = await fetch(`${house.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: token.header,
        ...(body === undefined ? {} : { "content-type": isText ? "text/csv" : "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    expect(response.headers.get("content-type"), text).toContain("application/json");
    const answer = JSON.parse(text) as Json;
    const [pathname = path] = path.split("?");
    expect(deviations(document, method, pathname, response.status, answer)).toEqual([]);
    return { status: response.status, headers: response.headers, body: answer };
  };
  return {
    tenant,
    tokenId: token.id,
    call,
    get: (path) => call("GET", path),
    post: (path, body, headers) => call("POST", path, body, headers),
    patch: (path, body) => call("PATCH", path, body),
  };
}

const documents = new Map<string, Promise<Document>>(); // by house; making it takes the Worker a good part of a second

/** The API's description of itself. */
export function documentOf({ url }: TestHouse): Promise<Document> {
  const asked = documents.get(url) ?? fetch(`${url}/api/openapi.json`).then((answer) => answer.json<Document>());
  documents.set(url, asked);
  return asked; // its shape is what openapi.test.ts asserts
}

/** The answer's body when it has the status; else a failure that shows what came instead. */
export function bodyOf(answer: Answer, status: number): Json {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  return answer.body;
}

/** The error code of an answer that has the status. */
export function codeOf(answer: Answer, status: number): string {
  return bodyOf(answer, status)["error"]?.["code"] ?? "";
}
