// The users of a Greenhouse account, for saying whom a connection acts as and for choosing another.
import { readCatalogue } from "#shared/db/catalogue.ts";
import type { CatalogueEntry } from "#shared/domain/greenhouse/catalogue.ts";
import type { ConnectionDetail } from "./connections.ts";
import type { Scope } from "./scope.ts";

/** As the catalogue has them, by name; none before it was first read, and none for another ATS. */
export async function actingUsers(scope: Scope, connection: ConnectionDetail): Promise<CatalogueEntry<"user">[]> {
  if (connection.provider !== "greenhouse") return [];
  const entries = await readCatalogue(scope.tenant, connection.id, ["user"]);
  return entries.filter((entry) => entry.kind === "user").toSorted((a, b) => a.name.localeCompare(b.name));
}
