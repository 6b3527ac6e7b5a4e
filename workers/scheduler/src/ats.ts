// The one place that knows which ATS stands behind a connection; everything else of the engine speaks through its adapter.
import type { HeadcountAts } from "#shared/ats/adapter.ts";
import type { AtsClient, AtsClientOptions } from "#shared/ats/client.ts";
import { greenhouseClient, windowOf } from "#shared/ats/greenhouse/client.ts";
import { greenhouseHeadcount } from "#shared/ats/greenhouse/headcount.ts";
import type { CandidateAts } from "#shared/ats/candidates.ts";
import { leverCandidates } from "#shared/ats/lever/candidates.ts";
import { leverClient } from "#shared/ats/lever/client.ts";
import { leverHeadcount } from "#shared/ats/lever/headcount.ts";
import type { Pace } from "#shared/domain/sync/pace.ts";
import type { Provider } from "#shared/domain/words.ts";
import { keepLease, LeaseLost, type TenantWork } from "./tenant-work.ts";

export type AtsConnection = { readonly id: string; readonly provider: Provider };

const LONGEST_SILENCE_MS = 5_000; // a wait for the budget (after a 429: up to 30 s) must not look like a dead holder

/** The ATS behind a connection, within the tenant's request budget and lease. Make a new one for each piece of work. */
export function atsOf(work: TenantWork, connection: AtsConnection): HeadcountAts {
  const client = clientOf(work, connection);
  return connection.provider === "lever" ? leverHeadcount(client) : greenhouseHeadcount(client);
}

/** The same for the marketplace. Greenhouse has none yet. */
export function candidatesAtsOf(
  work: TenantWork,
  connection: AtsConnection & { readonly provider: "lever" },
): CandidateAts {
  return leverCandidates(clientOf(work, connection));
}

export function clientOf(work: TenantWork, connection: AtsConnection): AtsClient {
  const { env } = work;
  if (connection.provider === "lever")
    return leverClient(optionsOf(work, connection, env.LEVER_API_URL, { by: "second", rate: Number(env.LEVER_RATE) }));
  const pace: Pace = { by: "window", limit: Number(env.GREENHOUSE_RATE) };
  return greenhouseClient(optionsOf(work, connection, env.GREENHOUSE_API_URL, pace));
}

function optionsOf(work: TenantWork, connection: AtsConnection, apiUrl: string, pace: Pace): AtsClientOptions {
  const { env, lease, fence } = work;
  const { id } = connection;
  const vault = env.VAULT.get(env.VAULT.idFromName(id));
  return {
    apiUrl,
    authorization: (after401) => vault.accessToken(after401 === undefined ? {} : { after401 }),
    budget: async () => {
      const waitMs = await lease.takeRequest(fence, id, pace);
      if (waitMs === null) throw new LeaseLost();
      for (let rest = waitMs; rest > 0; rest -= LONGEST_SILENCE_MS) {
        await sleep(Math.min(rest, LONGEST_SILENCE_MS));
        await keepLease(work);
      }
    },
    pause: (ms) => lease.pauseRequests(id, pace, ms),
    observe: (headers) => {
      const told = windowOf(headers);
      if (pace.by === "window" && told !== null) work.defer(Promise.resolve(lease.observeRequests(id, told)));
    },
    fetch: (input, init) => fetch(input, init),
    sleep,
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
