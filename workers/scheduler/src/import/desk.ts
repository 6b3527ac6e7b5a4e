// What an import works with: the ATS's people, the mapping, and postings and users read once and remembered.
import type { LeverPeople } from "#shared/ats/lever/people.ts";
import { leverPeople } from "#shared/ats/lever/people.ts";
import type { AtsResult } from "#shared/ats/adapter.ts";
import { readSettings } from "#shared/db/connection-settings.ts";
import { readTenant } from "#shared/db/tenants.ts";
import type { FieldMapping } from "#shared/domain/hris/mapping.ts";
import type { AtsUser, Posting } from "#shared/domain/hris/person.ts";
import { ok } from "#shared/domain/result.ts";
import { clientOf, type AtsConnection } from "../ats.ts";
import type { TenantWork } from "../tenant-work.ts";

export type ImportDesk = {
  readonly connection: AtsConnection;
  readonly people: LeverPeople;
  readonly mapping: FieldMapping;
  readonly timeZone: string;
  /** By id; null for what is gone or not for us to see. */
  posting(id: string): Promise<AtsResult<Posting | null>>;
  user(id: string): Promise<AtsResult<AtsUser | null>>;
  /** Reads all postings and users at once, when many people are to be read. */
  readLists(): Promise<AtsResult<null>>;
};

/** Make a new one for each piece of work: what it remembers is as old as the desk. */
export async function importDesk(work: TenantWork, connection: AtsConnection): Promise<ImportDesk> {
  const people = leverPeople(clientOf(work, connection));
  const [{ mapping }, { timeZone }] = await Promise.all([
    readSettings(work.tenant, connection.id, "hris"),
    readTenant(work.tenant),
  ]);
  const postings = remembering(people.posting);
  const users = remembering(people.user);
  return {
    connection,
    people,
    mapping,
    timeZone,
    posting: postings.get,
    user: users.get,
    async readLists() {
      for await (const page of people.postings()) {
        if (!page.ok) return page;
        for (const { id, value } of page.value) postings.set(id, value);
      }
      for await (const page of people.users()) {
        if (!page.ok) return page;
        for (const { id, value } of page.value) users.set(id, value);
      }
      return ok(null);
    },
  };
}

/** Several people at once may ask for the same posting: one request answers them all. A failure is not remembered. */
function remembering<Value>(read: (id: string) => Promise<AtsResult<Value | null>>) {
  const known = new Map<string, Promise<AtsResult<Value | null>>>();
  return {
    get(id: string): Promise<AtsResult<Value | null>> {
      let answer = known.get(id);
      if (answer === undefined) {
        answer = read(id).then((result) => {
          if (!result.ok) known.delete(id);
          return result;
        });
        known.set(id, answer);
      }
      return answer;
    },
    set(id: string, value: Value): void {
      known.set(id, Promise.resolve(ok(value)));
    },
  };
}
