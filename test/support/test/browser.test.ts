// The browser of the tests carries the member's session to the house and reaches nothing outside this machine.
import { describe, expect, test } from "vitest";
import { newContext, openBrowser, signedInPage } from "../browser.ts";
import { startTestHouse } from "../test-house.ts";

const SHOWS_COOKIE = `export default { fetch: (request) => new Response(request.headers.get("cookie")) };`;

describe("a house that shows the cookie that came", async () => {
  const house = await startTestHouse({ only: [], replace: { reports: SHOWS_COOKIE } });
  const browser = await openBrowser();

  test("a signed-in page sends the session cookie, as a browser sends a __Host- cookie on localhost", async () => {
    const page = await signedInPage(browser, house, { cookie: "__Host-hub=some-secret" });
    await page.goto("/positions");
    expect(await page.textContent("body")).toBe("__Host-hub=some-secret");
  });

  test("a page without a session sends none", async () => {
    const page = await (await newContext(browser, house)).newPage();
    await page.goto("/");
    expect(await page.textContent("body")).toBe("");
  });

  test("an address outside this machine is refused", async () => {
    const page = await signedInPage(browser, house, { cookie: "__Host-hub=some-secret" });
    await expect(page.goto("https://example.com/")).rejects.toThrow(/ERR_BLOCKED_BY_CLIENT/);
  });
});
