// Automatic invitations: off until they are wished for, then to whoever starts soon, once.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showLogsOnFailure } from "../../../support/test-house.ts";
import { startSchedulerHouse, type SchedulerHouse } from "../support.ts";
import { onboardingCompany } from "./setting.ts";

let all: SchedulerHouse;
beforeAll(async () => {
  all = await startSchedulerHouse();
});
beforeEach(() => showLogsOnFailure(all.house));

const control = () => all.lever.control;

describe("automatic invitations", () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const starting = (of: Awaited<ReturnType<typeof onboardingCompany>>, name: string, day: string) => {
    const opportunityId = of.candidate(name);
    control().createOffer({ opportunityId, status: "signed", values: { anticipated_start_date: Date.parse(day) } });
  };
  const invited = (of: Awaited<ReturnType<typeof onboardingCompany>>) =>
    of.rows(
      "select name, invited_by, link_try from new_hire_invitations where tenant_id = ? order by name",
      of.tenantId,
    );

  test("are off until they are switched on", async () => {
    const of = await onboardingCompany(all);
    starting(of, "Jo Park", inDays(3));
    await of.look();
    expect(await invited(of)).toEqual([]);
  });

  test("go to who starts within the chosen days, once", async () => {
    const of = await onboardingCompany(all, { invitesAutomatically: true, invitesDaysBefore: 7 });
    starting(of, "Ann Soon", inDays(3));
    starting(of, "Ben Later", inDays(30));
    starting(of, "Cay Started", inDays(-5));
    of.candidate("Dee Undated");
    await of.look();
    await of.look();
    expect(await invited(of)).toEqual([{ name: "Ann Soon", invited_by: "system", link_try: 1 }]);
    expect(await of.rows("select kind, to_address, status from mails where tenant_id = ?", of.tenantId)).toEqual([
      { kind: "welcome_invitation", to_address: "ann@example.com", status: "queued" },
    ]);
  });
});
