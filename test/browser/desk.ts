// A person at a desk: a signed-in page of a real browser that notes every console error and every request that leaves our origin.
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterEach, expect } from "vitest";
import type { MemberRole } from "#shared/domain/access.ts";
import { signedInPage } from "../support/browser.ts";
import { seedMember } from "../support/seeds.ts";
import type { TestHouse } from "../support/test-house.ts";

export type DeskOptions = BrowserContextOptions & {
  readonly role?: MemberRole;
  readonly name?: string;
  /** Answers that the test provokes and the browser logs as errors, such as a 422 of a form sent without the script. */
  readonly expects?: RegExp;
};

const DEADLINE_MS = 10_000;
const found: string[] = [];
const open: Page[] = [];

/** Seats a member of the tenant. After each test the page closes, and nothing may have been wrong in its console. */
export async function sitDown(
  browser: Browser,
  house: TestHouse,
  tenantId: string,
  options: DeskOptions = {},
): Promise<Page> {
  const { role = "owner", name = "Dana Reyes", expects, ...context } = options;
  const { cookie } = await seedMember(house.db, tenantId, { role, name, email: `${tenantId}@northwind.example` });
  const page = await signedInPage(browser, house, { cookie, ...context });
  page.setDefaultTimeout(DEADLINE_MS);
  await page.addInitScript({ path: join(import.meta.dirname, "in-page.client.js") });
  const { origin } = new URL(house.url);
  page.on("console", (line) => {
    const words = `${line.text()} ${line.location().url}`;
    if (line.type() === "error" && !expects?.test(words)) found.push(words);
  });
  page.on("pageerror", (error) => found.push(String(error)));
  page.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith("http") && asked !== origin) found.push(`asked ${request.url()}`);
  });
  open.push(page);
  return page;
}

/** Call once in a suite. */
export function expectQuietDesks(): void {
  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.context().close()));
    expect(found.splice(0), "errors in the console, or requests to another origin").toEqual([]);
  });
}

/** The words in the message after an action. */
export async function toast(page: Page): Promise<string> {
  return (await page.locator(".toast p").textContent()) ?? "";
}

/** Marks the page, so that a test can tell whether it was loaded anew. */
export async function markLoaded(page: Page): Promise<void> {
  await page.evaluate("inPage.mark()");
}

export async function isStillLoaded(page: Page): Promise<boolean> {
  return page.evaluate<boolean>("inPage.isMarked()");
}

/** Whether the page is wider than the window, so that a person would have to scroll sideways. */
export async function isTooWide(page: Page): Promise<boolean> {
  const width = page.viewportSize()?.width ?? 0; // innerWidth grows along on a phone, which zooms out
  return (await page.evaluate<number>("inPage.width()")) > width;
}
