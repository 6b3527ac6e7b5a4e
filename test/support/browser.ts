// A real Chromium for browser tests, found or fetched by scripts/chromium.ts, and pages that are already signed in.
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { atEnd } from "./at-end.ts";
import { demandChromium } from "../../scripts/chromium.ts";

const QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const STILL = ["--disable-component-update", "--disable-sync", "--no-default-browser-check", "--disable-dev-shm-usage"];

// The address bar's suggestions are pages of their own: for every window a second renderer, as dear as the test's page.
const ADDRESS_BAR = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];
// What Playwright switches off, and a second --disable-features would switch on again (chromiumSwitches.ts, without Edge and Windows).
const AS_PLAYWRIGHT = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];
const OFF = `--disable-features=${[...AS_PLAYWRIGHT, ...ADDRESS_BAR].join(",")}`;

/** Opens one browser for the suite at hand, in `beforeAll` or at the top of a `describe`; it closes after the suite. */
export async function openBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: await demandChromium(),
    args: ["--headless", OFF, ...QUIET, ...STILL, ...(isRoot ? ["--no-sandbox"] : [])],
  });
  atEnd(() => browser.close());
  return browser;
}

export type SignedInOptions = BrowserContextOptions & {
  /** The `cookie` that `seedMember` gives. */
  readonly cookie: string;
};

/**
 * A page of its own context with the member's session, and relative addresses of the house: `page.goto("/positions")`.
 * The page reaches this machine only.
 */
export async function signedInPage(
  browser: Browser,
  house: { readonly url: string },
  { cookie, ...options }: SignedInOptions,
): Promise<Page> {
  const context = await newContext(browser, house, options);
  const [name = "", value = ""] = cookie.split("=");
  const { hostname } = new URL(house.url);
  await context.addCookies([
    { name, value, domain: hostname, path: "/", secure: true, httpOnly: true, sameSite: "Lax" },
  ]);
  return context.newPage();
}

/** A context without a session; it refuses every address outside this machine. */
export async function newContext(
  browser: Browser,
  house: { readonly url: string },
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: house.url, ...options });
  await context.route(
    (url) => !["localhost", "127.0.0.1"].includes(url.hostname) && url.protocol.startsWith("http"),
    (route) => route.abort("blockedbyclient"),
  );
  return context;
}
