// A group as SCIM shows it.
import type { ScimGroupRow } from "#shared/db/scim-groups.ts";
import { GROUP_URN } from "#shared/domain/scim/attributes.ts";
import { project, type Projection } from "#shared/domain/scim/projection.ts";
import { SCIM_PATH } from "../operations/connections.ts";
import { etag } from "./answers.ts";
import { userLocation } from "./user-resource.ts";

export function groupLocation(publicUrl: string, id: string): string {
  return `${publicUrl}${SCIM_PATH}/Groups/${id}`;
}

/** @param members ids of the members, or undefined when they are not shown */
export function groupResource(
  row: ScimGroupRow,
  members: readonly string[] | undefined,
  publicUrl: string,
  projection: Projection,
) {
  return project(projection, {
    schemas: [GROUP_URN],
    id: row.id,
    ...(row.externalId === null ? {} : { externalId: row.externalId }),
    displayName: row.displayName,
    ...(members === undefined
      ? {}
      : { members: members.map((id) => ({ value: id, type: "User", $ref: userLocation(publicUrl, id) })) }),
    meta: {
      resourceType: "Group",
      created: row.createdAt,
      lastModified: row.updatedAt,
      location: groupLocation(publicUrl, row.id),
      version: etag(row.version),
    },
  });
}
