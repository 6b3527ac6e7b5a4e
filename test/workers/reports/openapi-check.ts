// Holds answers against the API's OpenAPI document: the status must be listed for the route and the body must be exactly as described.

export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly example?: unknown;
};

export type Operation = {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
};

export type Document = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly security: readonly unknown[];
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
};

/** The documented operation of a request, the one with fewest parameters first, or null. */
export function operationOf(document: Document, method: string, path: string): Operation | null {
  const templates = Object.keys(document.paths).sort((a, b) => a.split("{").length - b.split("{").length);
  for (const template of templates) {
    const pattern = new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`);
    const operation = document.paths[template]?.[method.toLowerCase()];
    if (operation !== undefined && pattern.test(path)) return operation;
  }
  return null;
}

/** What in the answer is not as documented; empty when all is. Requests to undocumented routes are not judged. */
export function deviations(document: Document, method: string, path: string, status: number, body: unknown): string[] {
  const operation = operationOf(document, method, path);
  if (operation === null) return [];
  const response = operation.responses[String(status)];
  if (response === undefined) return [`${method} ${path} answered ${status}, which it does not document`];
  const schema = response.content?.["application/json"]?.schema;
  return schema === undefined ? [`${status} has no schema`] : check(document, schema, body, "body");
}

function check(document: Document, schema: Schema, value: unknown, at: string): string[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace("#/components/schemas/", "");
    const target = document.components.schemas[name];
    return target === undefined ? [`${at}: ${schema.$ref} leads nowhere`] : check(document, target, value, at);
  }
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) {
    const tries = options.map((option) => check(document, option, value, at));
    return tries.some((found) => found.length === 0) ? [] : tries.flat();
  }
  if (schema.allOf !== undefined) return schema.allOf.flatMap((part) => check(document, part, value, at));
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value)))
    return [`${at}: ${JSON.stringify(value)} is not ${types.join(" or ")}`];
  if (value === null) return [];
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [`${at}: ${JSON.stringify(value)} is not among ${schema.enum.join(", ")}`];
  if (Array.isArray(value) && schema.items !== undefined) {
    const { items } = schema;
    return value.flatMap((item, index) => check(document, items, item, `${at}[${index}]`));
  }
  if (typeof value === "object" && schema.properties !== undefined) return checkObject(document, schema, value, at);
  return [];
}

function checkObject(document: Document, schema: Schema, value: object, at: string): string[] {
  const properties = new Map(Object.entries(schema.properties ?? {}));
  const held = new Map<string, unknown>(Object.entries(value));
  const missing = (schema.required ?? []).filter((name) => !held.has(name)).map((name) => `${at}.${name} is missing`);
  const others = [...held].flatMap(([name, inner]) => {
    const property = properties.get(name);
    if (property !== undefined) return check(document, property, inner, `${at}.${name}`);
    return schema.additionalProperties ? [] : [`${at}.${name} is not documented`];
  });
  return [...missing, ...others];
}

function isOf(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}
