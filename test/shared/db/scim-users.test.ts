// Filters as SQL: which users each one finds, that a name or external id is found through its index, and that values are only ever bound.
import { beforeAll, describe, expect, test } from "vitest";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { changeScimGroup, listScimGroups, membersOf } from "#shared/db/scim-groups.ts";
import { candidatesFor, listScimUsers } from "#shared/db/scim-users.ts";
import { readScimToken } from "#shared/db/scim-tokens.ts";
import { ENTERPRISE_URN, GROUP_SHAPE, USER_SHAPE } from "#shared/domain/scim/attributes.ts";
import { parseFilter } from "#shared/domain/scim/filter.ts";
import type { GroupChange } from "#shared/domain/scim/group-change.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";

const HOW_MANY = 100_000;
/** 1 to HOW_MANY. */
const SERIES = `(with recursive n(value) as (select 1 union all select value + 1 from n where value < ${HOW_MANY}) select value from n)`;
const PAGE = { offset: 0, limit: 100 };

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
  await house.db
    .prepare(
      `insert into employees (id, tenant_id, first_name, last_name, employee_number, work_email, source, created_at, updated_at)
       select 'emp_' || value, 'ten_1', 'Ada', 'Nr ' || value, 'N' || value, 'User' || value || '@x.example', 'scim', '2026-01-01', '2026-01-01'
       from ${SERIES}`,
    )
    .run();
  await house.db
    .prepare(
      `insert into scim_users (tenant_id, connection_id, employee_id, user_name_key, external_id, is_active, data, version, created_at, updated_at)
       select 'ten_1', 'con_1', 'emp_' || value, 'user' || value || '@x.example', 'Ext' || value, value % 10 > 0,
         json_object('userName', 'User' || value || '@x.example', 'title', case value when 7 then 'Countess' when 6 then 'R\\D "x"' else 'Analyst' end,
           'name', json_object('familyName', 'Nr ' || value),
           'emails', json_array(json_object('value', 'User' || value || '@x.example', 'type', 'work', 'primary', json('true')),
             json_object('value', 'home' || value || '@home.example', 'type', 'home')),
           '${ENTERPRISE_URN}', json_object('employeeNumber', 'N' || value, 'department', iif(value = 8, 'Engines', 'Looms'))),
         1, '2026-01-01T00:00:00.000Z', iif(value = 9, '2027-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')
       from ${SERIES}`,
    )
    .run();
  await house.db
    .prepare(
      `insert into scim_user_keys
       select tenant_id, connection_id, 'emails', lower(e.value ->> '$.value'), employee_id from scim_users, json_each(data, '$.emails') e
       union all select tenant_id, connection_id, 'employeeNumber', 'n' || substr(employee_id, 5), employee_id from scim_users`,
    )
    .run();
  await house.db
    .prepare(
      `insert into scim_groups (tenant_id, connection_id, id, display_name, external_id, version, created_at, updated_at)
       select 'ten_1', 'con_1', 'grp_' || value, 'Group ' || value, 'G' || value, 1, '2026-01-01', '2026-01-01' from ${SERIES} where value <= 5000`,
    )
    .run();
  await house.db
    .prepare(
      `insert into scim_group_members select 'ten_1', 'grp_7', 'emp_' || value from ${SERIES} where value <= 10000`,
    )
    .run();
}, 120_000);

async function find(filter: string, page = PAGE) {
  const condition = parseFilter(USER_SHAPE, filter);
  if (!condition.ok) return condition.reason;
  const list = await listScimUsers(forTenant({ DB: house.db }, "ten_1"), "con_1", condition.value, page);
  return list === null ? "cannot be told" : { total: list.total, ids: list.rows.map((row) => row.employeeId) };
}

/** Rows that D1 says it read for all statements of `read`, and their plans. */
async function costOf(read: (tenant: TenantDb) => Promise<unknown>) {
  const costs: { rowsRead: number; plan: string[] }[] = [];
  const watched = new Proxy(house.db, {
    get(target, name) {
      if (name !== "prepare") return Reflect.get(target, name) as unknown;
      return (statement: string) => {
        const prepared = target.prepare(statement);
        return {
          bind: (...values: unknown[]) => {
            const bound = prepared.bind(...values);
            return {
              raw: async () => {
                const { meta } = await bound.all();
                const plan = await target
                  .prepare(`explain query plan ${statement}`)
                  .bind(...values)
                  .all<{ detail: string }>();
                costs.push({ rowsRead: meta.rows_read, plan: plan.results.map((step) => step.detail) });
                return bound.raw();
              },
            };
          },
        };
      };
    },
  });
  const answer = await read(forTenant({ DB: watched }, "ten_1"));
  return {
    answer,
    rowsRead: costs.reduce((sum, cost) => sum + cost.rowsRead, 0),
    plan: costs.flatMap(({ plan }) => plan).join("\n"),
  };
}

const listing = (filter: string) => (tenant: TenantDb) => {
  const condition = parseFilter(USER_SHAPE, filter);
  if (!condition.ok) throw new Error(condition.message);
  return listScimUsers(tenant, "con_1", condition.value, PAGE);
};

describe(`among ${HOW_MANY} users`, () => {
  test.for([
    ['userName eq "USER4711@X.example"', "scim_users_name (tenant_id=? AND connection_id=? AND user_name_key=?)"],
    ['externalId eq "Ext4711"', "scim_users_external (tenant_id=? AND connection_id=? AND external_id=?)"],
    ['id eq "emp_4711"', "PRIMARY KEY (tenant_id=? AND connection_id=? AND employee_id=?)"],
    ['userName eq "user4711@x.example" and active eq true', "scim_users_name"],
    ['externalId eq "Ext4711" and userName sw "user"', "scim_users_external"],
    ['emails.value eq "home4711@HOME.example"', "scim_user_keys"],
    ['emails eq "User4711@x.example" and active eq true', "scim_user_keys"],
    ['emails[type eq "work"].value eq "user4711@x.example"', "scim_user_keys"],
    [`${ENTERPRISE_URN}:employeeNumber eq "n4711"`, "scim_user_keys"],
  ])("%s reads a handful of rows", async ([filter = "", index = ""]) => {
    expect(await find(filter)).toEqual({ total: 1, ids: ["emp_4711"] });
    const { rowsRead, plan } = await costOf(listing(filter));
    expect(plan).toContain(index);
    expect(rowsRead).toBeGreaterThan(0);
    expect(rowsRead).toBeLessThanOrEqual(10);
  });

  test.for([
    ['userName eq "nobody@x.example"'],
    ['emails.value eq "nobody@x.example"'],
    ['emails[type eq "fax" and value eq "user5@x.example"]'],
  ])("%s, which nobody fulfils, costs as little", async ([filter = ""]) => {
    const { rowsRead } = await costOf(listing(filter));
    expect(rowsRead).toBeLessThanOrEqual(10);
  });

  test.for([['displayName eq "GROUP 7"'], ['externalId eq "G7"'], ['id eq "grp_7"'], ['members eq "emp_4711"']])(
    "a group by %s reads a handful of rows among 5,000",
    async ([filter = ""]) => {
      const condition = parseFilter(GROUP_SHAPE, filter);
      if (!condition.ok) throw new Error(condition.message);
      const { rowsRead, answer } = await costOf((tenant) => listScimGroups(tenant, "con_1", condition.value, PAGE));
      expect(answer).toMatchObject({ total: 1, rows: [{ id: "grp_7" }] });
      expect(rowsRead).toBeLessThanOrEqual(10);
    },
  );

  test("one member more or less of a group of 10,000 is one row, and the same members again are none", async () => {
    const everybody = Array.from({ length: 10_000 }, (_, n) => `emp_${n + 1}`);
    const written = async (change: Partial<GroupChange>) => {
      const none = { displayName: null, externalId: null, keepsMembers: true, added: new Set(), removed: new Set() };
      const wanted = { ...none, ...change } as GroupChange;
      const tenant = forTenant({ DB: house.db }, "ten_1");
      const [, ...members] = changeScimGroup(tenant, "con_1", "grp_7", wanted, "2027-01-01T00:00:00.000Z");
      const [first, ...others] = members;
      if (first === undefined) return null;
      const done = await tenant.db.batch([first, ...others]);
      return done.map((one) => (one as D1Result).meta.changes);
    };
    expect(await written({ added: new Set(["emp_10001"]) })).toEqual([0, 1]);
    expect(await written({ removed: new Set(["emp_10001"]) })).toEqual([1, 0]);
    expect(await written({ keepsMembers: false, added: new Set(everybody) })).toEqual([0, 0]);
    expect(await written({ keepsMembers: false, added: new Set(everybody.slice(1)) })).toEqual([1, 0]);
    expect(await written({ keepsMembers: false, added: new Set(everybody) })).toEqual([0, 1]);
  });

  test("a page far behind reads what lies before it once, and counts all once", async () => {
    const { rowsRead, answer } = await costOf((tenant) =>
      listScimUsers(tenant, "con_1", null, { offset: 50_000, limit: 100 }),
    );
    expect(answer).toMatchObject({ total: HOW_MANY });
    expect(rowsRead).toBeLessThanOrEqual(50_100 + HOW_MANY);
  });

  test("a page of groups ends before their members are too many, and always holds one group", async () => {
    const read = async (ids: string[], most: number) => {
      const members = await membersOf(forTenant({ DB: house.db }, "ten_1"), ids, most);
      return [...members].map(([id, list]) => [id, list.length]);
    };
    expect(await read(["grp_6", "grp_7", "grp_8"], 5_000)).toEqual([["grp_6", 0]]);
    expect(await read(["grp_7", "grp_8"], 5_000)).toEqual([["grp_7", 10_000]]);
    expect(await read(["grp_6", "grp_7", "grp_8"], 10_000)).toEqual([
      ["grp_6", 0],
      ["grp_7", 10_000],
      ["grp_8", 0],
    ]);
    expect(await read([], 10)).toEqual([]);
  });

  test("who a new user may be is found through the indexes of number and work e-mail", async () => {
    const told = { employeeNumber: "N12", workEmail: "USER13@x.example" };
    const found = await candidatesFor(forTenant({ DB: house.db }, "ten_1"), "con_2", told);
    expect(found.map((one) => [one.id, one.isLinked])).toEqual([
      ["emp_12", false],
      ["emp_13", false],
    ]);
    const { rowsRead, plan } = await costOf((tenant) => candidatesFor(tenant, "con_2", told));
    expect(plan).toContain("employees_number (tenant_id=? AND employee_number=?)");
    expect(plan).toContain("employees_work_email (tenant_id=? AND <expr>=?)");
    expect(rowsRead).toBeLessThanOrEqual(10);
  });
});

describe("what a filter finds", () => {
  test.for([
    ['title eq "countess"', ["emp_7"]],
    ['name.familyName eq "nr 7"', ["emp_7"]],
    [`${ENTERPRISE_URN}:department eq "ENGINES"`, ["emp_8"]],
    ['meta.lastModified gt "2026-12-31T00:00:00Z"', ["emp_9"]],
    ['emails.value eq "user5@X.EXAMPLE"', ["emp_5"]],
    ['emails[type eq "work" and value sw "user5@"]', ["emp_5"]],
    [
      'userName sw "user1" and userName ew "1@x.example" and not (userName co "11") and externalId eq "Ext101"',
      ["emp_101"],
    ],
    ['emails[type eq "other"]', []],
    ['EMAILS[TYPE EQ "work"].VALUE Eq "user5@x.example" AND Active EQ True', ["emp_5"]],
    ['emails[type eq "work"].value eq "home5@home.example"', []],
    ['emails[type eq "other" or type eq "home"].value eq "HOME5@home.example"', ["emp_5"]],
    ['title eq "R\\\\d \\"X\\""', ["emp_6"]],
    ['title eq "R\\d \\"x\\""', ["emp_6"]],
    ['title eq "\\u0043ountess"', ["emp_7"]],
    ['title eq "a] or [b"', []],
    [`${"not (".repeat(10)}title eq "Countess"${")".repeat(10)}`, ["emp_7"]],
    ['externalId eq "ext7"', []],
    ['title pr and not (title eq "Analyst") and not (title sw "R")', ["emp_7"]],
    ["nickName pr", []],
    ['title ne "Analyst" and title ne "Countess"', ["emp_6"]],
    ['userName eq "\' or 1=1 --"', []],
  ] as const)("%s", async ([filter, ids]) => {
    expect(await find(filter)).toEqual({ total: ids.length, ids });
  });

  test("a page of many tells how many there are in all", async () => {
    expect(await find('active eq "False"', { offset: 0, limit: 2 })).toEqual({
      total: HOW_MANY / 10,
      ids: ["emp_10", "emp_100"],
    });
    expect(await find("active eq true", { offset: 0, limit: 0 })).toEqual({ total: (HOW_MANY / 10) * 9, ids: [] });
    expect(await find('userName eq "user1@x.example"', { offset: 5, limit: 10 })).toEqual({ total: 1, ids: [] });
  });

  test("another connection's and another tenant's users are not there", async () => {
    const condition = parseFilter(USER_SHAPE, 'userName eq "user1@x.example"');
    if (!condition.ok) throw new Error(condition.message);
    for (const [tenantId, connectionId] of [
      ["ten_1", "con_2"],
      ["ten_2", "con_1"],
    ] as const)
      expect(
        (await listScimUsers(forTenant({ DB: house.db }, tenantId), connectionId, condition.value, PAGE))?.total,
      ).toBe(0);
  });

  test.for([
    ["shoeSize eq 43"],
    ["__proto__ eq 1"],
    ["constructor.prototype pr"],
    ["userName is 1"],
    ["userName eq"],
    ['name eq "x"'],
    ["active gt true"],
    [Array.from({ length: 21 }, () => "title pr").join(" or ")],
    ["(".repeat(3_000)],
    [`${"not (".repeat(150)}title pr${")".repeat(150)}`],
    ['userName eq "a" title eq "b"'],
    ["title eq R"],
    ['userName constructor "x"'],
    ["title pr constructor title pr"],
    ['"); drop table scim_users; --'],
  ])("%s is refused", async ([filter = ""]) => {
    expect(await find(filter)).toBe("invalidFilter");
  });
});

test("a token that nobody has is found out by its hash", async () => {
  expect(await readScimToken({ DB: house.db }, "Bearer nothing", Date.now())).toBeNull();
});
