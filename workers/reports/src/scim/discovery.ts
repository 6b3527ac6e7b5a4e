// What this SCIM server can do, in its own words: ServiceProviderConfig, ResourceTypes and Schemas, made from the attribute tables.
import { Hono } from "hono";
import { GROUP_SHAPE, USER_SHAPE, type Attribute, type Schema } from "#shared/domain/scim/attributes.ts";
import { SCIM_PATH } from "../operations/connections.ts";
import { answer, answerError, answerList } from "./answers.ts";
import type { ScimEnv } from "./client.ts";
import { MAX_COUNT } from "./list-request.ts";

const SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";
const RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
const CONFIG = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

const SCHEMAS: readonly Schema[] = [USER_SHAPE.core, GROUP_SHAPE.core, ...USER_SHAPE.extensions];

export const discovery = new Hono<ScimEnv>({ strict: false })
  .on("GET", ["/ServiceProviderConfig", "/ResourceTypes", "/Schemas"], async (c, next) => {
    // RFC 7644, 4: so that nobody takes what they get for what they filtered by
    if (c.req.query("filter") === undefined) return next();
    return answerError(c, 403, "This list is not filtered.");
  })
  .get("/ServiceProviderConfig", (c) => answer(c, config(c.env.PUBLIC_URL)))
  .get("/ResourceTypes", (c) => all(c, resourceTypes(c.env.PUBLIC_URL)))
  .get("/ResourceTypes/:id", (c) => one(c, resourceTypes(c.env.PUBLIC_URL)))
  .get("/Schemas", (c) =>
    all(
      c,
      SCHEMAS.map((schema) => schemaOf(schema, c.env.PUBLIC_URL)),
    ),
  )
  .get("/Schemas/:id", (c) =>
    one(
      c,
      SCHEMAS.map((schema) => schemaOf(schema, c.env.PUBLIC_URL)),
    ),
  );

type Described = { readonly id: string };
type Asked = Parameters<typeof answer>[0];

function all(c: Asked, described: readonly Described[]): Response {
  return answerList(c, { total: described.length, startIndex: 1, resources: described });
}

function one(c: Asked, described: readonly Described[]): Response {
  const wanted = c.req.param("id")?.toLowerCase();
  const found = described.find(({ id }) => id.toLowerCase() === wanted);
  return found === undefined ? answerError(c, 404, "There is no such description.") : answer(c, found);
}

function config(publicUrl: string) {
  return {
    schemas: [CONFIG],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MAX_COUNT },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "Bearer token",
        description: "The token of the SCIM connection, made under Settings > Integrations.",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${publicUrl}${SCIM_PATH}/ServiceProviderConfig` },
  };
}

function resourceTypes(publicUrl: string) {
  const described = (name: string, endpoint: string, core: Schema, extensions: readonly Schema[]) => ({
    schemas: [RESOURCE_TYPE],
    id: name,
    name,
    endpoint,
    description: core.description,
    schema: core.urn,
    schemaExtensions: extensions.map(({ urn }) => ({ schema: urn, required: false })),
    meta: { resourceType: "ResourceType", location: `${publicUrl}${SCIM_PATH}/ResourceTypes/${name}` },
  });
  return [
    described("User", "/Users", USER_SHAPE.core, USER_SHAPE.extensions),
    described("Group", "/Groups", GROUP_SHAPE.core, GROUP_SHAPE.extensions),
  ];
}

function schemaOf(schema: Schema, publicUrl: string) {
  return {
    schemas: [SCHEMA],
    id: schema.urn,
    name: schema.name,
    description: schema.description,
    attributes: schema.attributes.map(attributeOf),
    meta: { resourceType: "Schema", location: `${publicUrl}${SCIM_PATH}/Schemas/${schema.urn}` },
  };
}

/** RFC 7643, 7. A day is a text here: SCIM's dateTime would want a time. */
function attributeOf(attribute: Attribute): object {
  return {
    name: attribute.name,
    type: attribute.type === "date" ? "string" : attribute.type,
    multiValued: attribute.isMany === true,
    description: attribute.description,
    required: attribute.isRequired === true,
    ...(attribute.words === undefined ? {} : { canonicalValues: attribute.words }),
    caseExact: attribute.isExact === true,
    mutability: attribute.isReadOnly === true ? "readOnly" : "readWrite",
    returned: "default",
    uniqueness: attribute.isUnique === true ? "server" : "none",
    ...(attribute.type === "reference" ? { referenceTypes: ["external"] } : {}),
    ...(attribute.of === undefined ? {} : { subAttributes: attribute.of.map(attributeOf) }),
  };
}
