// What the clock does every minute: one part of it that fails takes no other with it.
import { beforeAll, expect, test } from "vitest";
import { seedMember, seedTenant } from "../../support/seeds.ts";
import { startSchedulerHouse, type SchedulerHouse } from "./support.ts";

let all: SchedulerHouse;
beforeAll(async () => {
  all = await startSchedulerHouse();
});

const sessions = () => all.house.db.prepare("select count(*) as count from sessions").first<number>("count");

test.for(["submissions", "outbox", "mails"])(
  "what can be done is done although %s cannot be read, and the log says what could not",
  async (table) => {
    const { db } = all.house;
    const { id } = await seedTenant(db);
    await seedMember(db, id);
    await db.prepare("update sessions set expires_at = '2020-01-01T00:00:00.000Z'").run();
    await db.prepare(`alter table ${table} rename to away`).run();
    try {
      await expect(all.house.scheduled("scheduler")).rejects.toThrow("ended with exception");
    } finally {
      await db.prepare(`alter table away rename to ${table}`).run();
    }
    expect(await sessions()).toBe(0);
    const errors = all.house.logs.filter(({ level, message }) => level === "error" && message.includes('"cron"'));
    expect(errors.map(({ message }) => message).join()).toContain(`no such table: ${table}`);
  },
);
