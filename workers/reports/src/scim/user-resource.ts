// A user as SCIM shows it: what the client told, under our id, with when it was made and changed.
import type { ScimUserRow } from "#shared/db/scim-users.ts";
import { USER_SHAPE } from "#shared/domain/scim/attributes.ts";
import { project, type Projection } from "#shared/domain/scim/projection.ts";
import { SCIM_PATH } from "../operations/connections.ts";
import { etag } from "./answers.ts";

export function userLocation(publicUrl: string, id: string): string {
  return `${publicUrl}${SCIM_PATH}/Users/${id}`;
}

export function userResource(row: ScimUserRow, publicUrl: string, projection: Projection) {
  const extensions = USER_SHAPE.extensions.filter(({ urn }) => row.data[urn] !== undefined);
  return project(projection, {
    ...row.data,
    schemas: [USER_SHAPE.core.urn, ...extensions.map(({ urn }) => urn)],
    id: row.employeeId,
    active: row.isActive,
    meta: {
      resourceType: "User",
      created: row.createdAt,
      lastModified: row.updatedAt,
      location: userLocation(publicUrl, row.employeeId),
      version: etag(row.version),
    },
  });
}
