// Onboarding as its people live it: a candidate reaches the stage, is invited, opens the mail, and is welcome; their files come through.
import { beforeAll, describe, expect, test } from "vitest";
import { newVisitor } from "../support/visitor.ts";
import { until } from "../support/until.ts";
import { linkIn, OnboardingCompany, startOnboardingWorld, type OnboardingWorld } from "./onboarding-support.ts";

let world: OnboardingWorld;
beforeAll(async () => {
  world = await startOnboardingWorld();
});

/** A new hire's own browser, which has never been here. */
const stranger = () => newVisitor(world.house.url);
const POST = { form: { go: "1" } };

async function invited(company: OnboardingCompany, name: string, values: Record<string, string | number | null> = {}) {
  company.candidate(name, values);
  await company.look();
  const hire = await company.newHire(name);
  await company.invite(hire.id);
  const mail = await company.mailTo(hire.email ?? "");
  return { hire, mail, link: linkIn(mail) };
}

describe("a new hire", () => {
  test("comes in by the stage, is invited, and confirms who they are on the welcome page", async () => {
    const company = await OnboardingCompany.connected(world);
    await company.post("/packages", {
      code: "ft-eng",
      name: "Engineering",
      mailText: "We are glad that you come.",
      tasks: ["Choose your laptop", "Send a photo"],
    });
    const { hire, mail, link } = await invited(company, "Ines Moreau", {
      custom_emp_job_type: "FT-ENG",
      location: "Oakland, CA",
      anticipated_start_date: Date.parse("2027-01-11"),
    });
    expect(hire).toMatchObject({ packageName: "Engineering", problems: [] });
    expect(mail.subject).toBe("Welcome to Northwind Trading");
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain("We are glad that you come.");
      expect(part).not.toMatch(/Ines|Moreau|Controls|Oakland|2027/);
    }

    const ines = stranger();
    const doorstep = await ines.visit(link);
    expect(doorstep.text).toContain("Open my welcome page");
    expect(doorstep.text).not.toContain("Ines");
    const page = await ines.visit(link, POST);
    for (const words of ["Ines Moreau", "Controls Engineer II", "Oakland, CA", "Jan 11, 2027", "Choose your laptop"])
      expect(page.text).toContain(words);
    const form = { name: "Inès Moreau", email: "ines@home.example", phone: "+1 510 555 0100" };
    expect((await ines.visit("/welcome", { form })).text).toContain("Thank you");
    expect(await company.newHire("Ines")).toMatchObject({ invitation: { state: "confirmed", mailStatus: "sent" } });
    const member = await company.member().visit(`/onboarding/new-hires/${hire.id}`);
    expect(member.text).toContain("Inès Moreau");
    expect(member.text).toContain("confirmed name and contact");
  });

  test("comes in by a connection that Lever's Super Admin consents to, as by a key", async () => {
    const company = await OnboardingCompany.founded(world);
    const member = company.member();
    const allow = async (url: string) => company.lever.consent({ accountId: company.accountId, url }).location;
    const asked = { form: { module: "onboarding" }, outside: { [world.lever.url]: allow } };
    const success = await member.visit("/connect/lever", asked);
    company.connectionId = new URL(success.url).searchParams.get("connection") ?? "";
    const to = `/settings/integrations/${company.connectionId}/onboarding`;
    await member.visit(to, { form: { stageId: "offer", startsOn: "2026-01-01", invitesDaysBefore: "14" } });
    const hired = company.candidate("Oda Consented");
    company.lever.hire({ opportunityId: hired, isForced: true });
    const straight = company.candidate("Pia Straight");
    company.lever.moveStage({ opportunityId: straight, stage: "lead-new" });
    company.lever.hire({ opportunityId: straight, isForced: true });
    await company.look();
    const found = (await company.newHires()).map(({ name }) => name).toSorted();
    expect(found).toEqual(["Oda Consented", "Pia Straight"]);
  });

  test("sees nothing but the welcome page", async () => {
    const company = await OnboardingCompany.connected(world);
    const { hire, link } = await invited(company, "Noah Quiet");
    const noah = stranger();
    await noah.visit(link, POST);
    expect([...noah.cookies.keys()]).toEqual(["__Host-welcome"]);
    for (const path of ["/", "/onboarding/new-hires", `/onboarding/documents/${hire.id}`, "/settings/audit"])
      expect((await noah.request(path)).headers.get("location")).toContain("/sign-in");
    expect((await fetch(`${world.house.url}/api/v1/new-hires`)).status).toBe(401);
  });
});

describe("the link of a mail", () => {
  test("is not spent by a scanner that opens it, and opens once", async () => {
    const company = await OnboardingCompany.connected(world);
    const { link } = await invited(company, "Mia Scanned");
    for (const method of ["GET", "HEAD", "GET"]) {
      const answer = await fetch(`${world.house.url}${link}`, { method });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      await answer.text();
    }
    expect((await stranger().visit(link, POST)).text).toContain("Mia Scanned");
    const second = await stranger().visit(link, POST);
    expect({ status: second.status, title: /<h1>(.*?)<\/h1>/.exec(second.text)?.[1] }).toEqual({
      status: 410,
      title: "This link was used already",
    });
  });

  test("of two who open it at once, lets one in", async () => {
    const company = await OnboardingCompany.connected(world);
    const { link } = await invited(company, "Ida Raced");
    const visits = await Promise.all(Array.from({ length: 6 }, () => stranger().visit(link, POST)));
    expect(visits.map(({ status }) => status).toSorted()).toEqual([200, 410, 410, 410, 410, 410]);
  });

  test("is dead once a later mail was sent, and the later one works", async () => {
    const company = await OnboardingCompany.connected(world);
    const { hire, link } = await invited(company, "Leo Again");
    expect((await company.invite(hire.id)).body.invitation).toMatchObject({ times: 2, state: "invited" });
    const later = linkIn(await company.mailTo("leo@example.com", 2));
    expect(later).not.toBe(link);
    expect((await stranger().visit(link)).text).toContain("A newer mail was sent");
    expect((await stranger().visit(later, POST)).text).toContain("Leo Again");
  });

  test("is dead once the invitation is taken back, and so is the session that it opened", async () => {
    const company = await OnboardingCompany.connected(world);
    const { hire, link } = await invited(company, "Zoe Revoked");
    const zoe = stranger();
    await zoe.visit(link, POST);
    await company.member().visit(`/onboarding/new-hires/${hire.id}/revoke`, POST);
    expect((await zoe.visit("/welcome")).status).toBe(403);
    expect((await stranger().visit(link)).text).toContain("no longer open");
    expect((await stranger().visit(`${link}/new-link`, POST)).status).toBe(410);
  });

  test("that went to a wrong address shows nothing any more once the right one was invited, nor what was typed there", async () => {
    const company = await OnboardingCompany.connected(world);
    const { hire, link } = await invited(company, "Uma Rightful");
    const wrong = stranger();
    await wrong.visit(link, POST);
    const typed = { name: "Walt Wrong", email: "walt@wrong.example", phone: "+1 510 555 0199" };
    expect((await wrong.visit("/welcome", { form: typed })).text).toContain("Thank you");
    const email = "uma.rightful@example.com";
    const again = await company.invite(hire.id, { email });
    expect(again.body.invitation).toMatchObject({ state: "invited" });
    expect((await wrong.visit("/welcome")).status).toBe(403);
    const uma = await stranger().visit(linkIn(await company.mailTo(email)), POST);
    expect(uma.text).toContain("Uma Rightful");
    expect(uma.text).not.toMatch(/Walt|wrong\.example|0199/);
  });

  test("runs out after fourteen days, and offers a new one, which goes to the known address", async () => {
    const company = await OnboardingCompany.connected(world);
    const { link } = await invited(company, "Amy Late");
    const past = new Date(Date.now() - 15 * 86_400_000).toISOString();
    await world.house.db
      .prepare("update new_hire_invitations set expires_at = ?, invited_at = ? where tenant_id = ?")
      .bind(past, past, company.tenantId)
      .run();
    expect((await stranger().visit(link)).text).toContain("This link has run out");
    expect((await stranger().visit(`${link}/new-link`, POST)).text).toContain("A new link is on its way");
    expect((await stranger().visit(`${link}/new-link`, POST)).text).toContain("sent a moment ago");
    const fresh = linkIn(await company.mailTo("amy@example.com", 2));
    expect((await stranger().visit(fresh, POST)).text).toContain("Amy Late");
  });

  test("that somebody made up leads nowhere, and asks nothing of the database", async () => {
    const company = await OnboardingCompany.connected(world);
    const { link } = await invited(company, "Eva Guess");
    const forged = link.replace(/\.\d+\./, ".2.");
    for (const path of [forged, "/welcome/x", `${link}x`, "/welcome/a/b/c"])
      expect((await stranger().visit(path)).status).toBe(404);
    const stored = await world.house.db.prepare("select * from mails where tenant_id = ?").bind(company.tenantId).all();
    expect(JSON.stringify(stored.results)).not.toContain(link.split("/")[2]);
  });

  test("does not open from a form of another site", async () => {
    const company = await OnboardingCompany.connected(world);
    const { link } = await invited(company, "Kim Crossed");
    const answer = await fetch(`${world.house.url}${link}`, {
      method: "POST",
      headers: { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
      redirect: "manual",
    });
    expect(answer.status).toBe(403);
    expect((await stranger().visit(link, POST)).status).toBe(200);
  });
});

describe("when Lever no longer accepts the key", () => {
  test("the connection stops, the admins get a mail, and the dashboard says so", async () => {
    const company = await OnboardingCompany.connected(world);
    await company.look();
    company.lever.deleteApiKey({ accountId: company.accountId, apiKeyId: company.apiKeyId });
    await company.post(`/connections/${company.connectionId}/look-for-new-hires`);
    const mail = await company.mailTo(`dana.${company.tenantId}@northwind.example`);
    expect(mail.subject).toBe("Lever is disconnected from Rolecall");
    expect(linkIn(mail)).toBe(`/settings/integrations/${company.connectionId}`);
    const connection = await company.get<{ status: string; attentionReason: string }>(
      `/connections/${company.connectionId}`,
    );
    expect(connection).toMatchObject({ status: "needs_attention", attentionReason: "key_refused" });
    const home = await company.member().visit("/");
    expect(home.text).toContain("Lever refuses the API key");
    const audit = await company.get<{ data: { action: string }[] }>(`/audit?subjectId=${company.connectionId}`);
    expect(audit.data.map(({ action }) => action)).toContain("connection.needs_attention");
  });
});

describe("settings", () => {
  test("nothing runs before both stage and start date are chosen, and then at once", async () => {
    const company = await OnboardingCompany.connected(world, { isSetUp: false });
    company.candidate("Ann Waiting");
    const refused = await company.post(`/connections/${company.connectionId}/look-for-new-hires`);
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "nothing_to_look_at" } } });
    const member = company.member();
    const to = `/settings/integrations/${company.connectionId}/onboarding`;
    const page = await until(async () => {
      const shown = await member.visit(to);
      return shown.text.includes("Reference check") ? shown : undefined;
    });
    expect(page.text).toContain("Nothing runs yet");
    const half = { stageId: "offer", startsOn: "", invitesDaysBefore: "14" };
    expect((await member.visit(to, { form: half })).text).toContain("Choose a date.");
    await member.visit(to, { form: { ...half, startsOn: "2026-01-01" } });
    await until(async () => (await company.newHires()).length === 1, { what: "the new hire", deadlineMs: 20_000 });
  });

  test("list, period, search and the unknown code of a package", async () => {
    const company = await OnboardingCompany.connected(world);
    company.candidate("Pia Coded", { custom_emp_job_type: "X-9" });
    await company.look();
    expect(await company.newHires("?q=pia")).toMatchObject([{ packageCode: "X-9", packageName: null }]);
    expect(await company.newHires("?uploadedTo=2020-01-01")).toEqual([]);
    const member = company.member();
    expect((await member.visit("/onboarding/new-hires?period=today&sort=-name")).text).toContain("unknown code X-9");
    expect((await member.visit("/onboarding/new-hires?uploadedTo=2020-01-01")).text).toContain("No new hire matches");
    expect((await member.visit("/onboarding/packages")).text).toContain("codes that no package has");
    const found = await member.visit("/onboarding/quick-invite?q=Pia+Coded");
    expect(found.text).toContain("Invite Pia Coded");
  });
});
