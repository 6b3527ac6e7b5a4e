// What an import costs: lists once, offers once a person, everything else once; the account's rate is kept without one 429.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { importing } from "./import-support.ts";
import { startSchedulerHouse, type SchedulerHouse } from "./support.ts";

const PEOPLE = 250;
const RATE = 100;

let all: SchedulerHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startSchedulerHouse({ rate: RATE, leverRate: RATE });
});

test(
  "a first import reads each page, each person's offers, and postings, users and reasons once, within the rate",
  { timeout: 60_000 },
  async () => {
    const acme = await importing(all);
    const { control } = all.lever;
    const hiredTo = Date.now() - 3_600_000;
    control.seedOpportunities({
      accountId: acme.accountId,
      total: PEOPLE * 2,
      hired: PEOPLE,
      nullUpdatedShare: 0,
      hiredTo,
    });
    const { after } = control.markRequests({});
    expect(await acme.run()).toMatchObject({ status: "done", total: PEOPLE, done_count: PEOPLE, failed_count: 0 });
    const count = (path?: string) => control.countRequests({ after, ...(path === undefined ? {} : { path }) }).count;
    expect({
      lists: count("/v1/opportunities"),
      offers: count("/v1/opportunities/*/offers"),
      reasons: count("/v1/archive_reasons"),
      postings: count("/v1/postings*"),
      users: count("/v1/users*"),
      all: count(),
      limited: control.countRequests({ after, status: 429 }).count,
    }).toEqual({
      lists: PEOPLE / 100 + 0.5,
      offers: PEOPLE,
      reasons: 1,
      postings: 1,
      users: 1,
      all: PEOPLE + 3 + 3,
      limited: 0,
    });
    expect(await acme.row("select count(*) as count from employees where tenant_id = ?", acme.tenantId)).toEqual({
      count: PEOPLE,
    });

    const again = control.markRequests({}).after;
    expect(await acme.run()).toMatchObject({ total: 0 });
    expect(control.countRequests({ after: again }).count).toBeLessThanOrEqual(3);
  },
);
