// Which connections positions can be sent through now, and why another cannot be.
import { findConnection, listConnections, type ConnectionRow } from "#shared/db/connection-health.ts";
import { attentionWords } from "#shared/domain/connection.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
import { isAts } from "#shared/domain/words.ts";
import type { Scope } from "./scope.ts";

export type UnusableReason = "connection_not_found" | "connection_not_active" | "connection_lacks_module";

/** Connections that positions can be sent through, newest first. */
export async function syncableConnections(scope: Scope): Promise<ConnectionRow[]> {
  const connections = await listConnections(scope.tenant);
  return connections.filter((connection) => isAts(connection) && whyNotUsable(connection) === null);
}

export async function usableConnection(scope: Scope, id: string): Promise<Result<ConnectionRow, UnusableReason>> {
  const connection = await findConnection(scope.tenant, id);
  if (connection === null)
    return fail(
      "connection_not_found",
      `There is no connection ${id}. Connect your ATS under Settings > Integrations.`,
    );
  return whyNotUsable(connection) ?? ok(connection);
}

function whyNotUsable(connection: ConnectionRow): Failure<UnusableReason> | null {
  const name = `The ${connection.provider === "lever" ? "Lever" : "Greenhouse"} connection ${connection.id}`;
  if (connection.status === "disconnected")
    return fail("connection_not_active", `${name} is disconnected. Connect again under Settings > Integrations.`);
  if (connection.status === "needs_attention") {
    const why = attentionWords(connection.provider, connection.attentionReason);
    return fail("connection_not_active", `${name} needs attention. ${why}`);
  }
  if (!connection.modules.includes("headcount"))
    return fail("connection_lacks_module", `${name} is not used for headcount. Add the headcount module to it.`);
  return null;
}
