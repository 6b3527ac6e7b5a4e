// What the oauth Worker's tests share: the house with its simulators, and a browser without a screen that keeps cookies.
import { startIdentityProvider } from "../../simulators/identity/server.ts";
import { walkSignIn, type Choice } from "../../simulators/identity/sign-in.ts";
import { startLeverSimulator } from "../../simulators/lever/index.ts";
import { startTestHouse, type TestHouse, type TestHouseOptions } from "../../support/test-house.ts";
import { atEnd } from "../../support/at-end.ts";

export const MAYA = { name: "Maya Lindqvist", email: "maya.lindqvist@meridian.example" };
export const TOBIAS = { name: "Tobias Okafor", email: "tobias.okafor@meridian.example" };
export const LENA = { name: "Lena Vogt", email: "lena.vogt@meridian.example" };
/** Nobody invited this person. */
export const STRANGER = { name: "Avery Quill", email: "avery.quill@elsewhere.example" };

type LeverOptions = Omit<Parameters<typeof startLeverSimulator>[0], "port">;

/** The real oauth Worker (and whatever `options` ask for), Lever's and the identity providers' stand-ins. */
export async function startOauthHouse(options: TestHouseOptions = {}, leverOptions: LeverOptions = {}) {
  const lever = await startLeverSimulator({ rate: 0, ...leverOptions, port: 0 });
  const identity = await startIdentityProvider();
  const house = await startTestHouse({
    only: ["oauth"],
    lever,
    identity,
    ...options,
  });
  atEnd(async () => {
    await Promise.all([lever.close(), identity.close()]);
  });
  return { house, lever, identity, db: house.db };
}

export type Page = { readonly status: number; readonly url: string; readonly text: string; readonly headers: Headers };

/** A browser that sends what a real one sends: cookies, Origin, Sec-Fetch-Site; it follows redirects inside the house only. */
export class HeadlessBrowser {
  readonly cookies = new Map<string, string>();
  readonly #house: TestHouse;

  constructor(house: TestHouse) {
    this.#house = house;
  }

  /** One request, no redirect followed. */
  async send(address: string, form?: Record<string, string>): Promise<Response> {
    const url = new URL(address, this.#house.url);
    const answer = await fetch(url, {
      redirect: "manual",
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        "user-agent": "HeadlessBrowser/1",
        ...(form === undefined ? {} : { origin: this.#house.url, "sec-fetch-site": "same-origin" }),
      },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** A page, after the house's own redirects; `url` is where it ended, outside the house if it was sent away. */
  async open(address: string, form?: Record<string, string>): Promise<Page> {
    let url = new URL(address, this.#house.url).href;
    let answer = await this.send(url, form);
    for (let step = 0; step < 10; step++) {
      const location = answer.headers.get("location");
      if (location === null) return { status: answer.status, url, text: await answer.text(), headers: answer.headers };
      url = new URL(location, url).href;
      if (new URL(url).origin !== this.#house.url)
        return { status: answer.status, url, text: "", headers: answer.headers };
      answer = await this.send(url);
    }
    throw new Error(`Too many redirects: ${url}`);
  }

  /** From a page that leads to an identity provider, over it, back to the house. */
  async signIn(address: string, who: Choice, form?: Record<string, string>): Promise<Page> {
    const away = await this.open(address, form);
    if (new URL(away.url).origin === this.#house.url)
      throw new Error(
        `Expected to be sent to an identity provider, got ${away.status} at ${away.url}: ${away.text.slice(0, 2000)}`,
      );
    return this.open(await walkSignIn(away.url, who));
  }
}

/** A browser in which the member is signed in. */
export function browserOf(house: TestHouse, member: { readonly cookie: string }): HeadlessBrowser {
  const browser = new HeadlessBrowser(house);
  const [name = "", value = ""] = member.cookie.split("=");
  browser.cookies.set(name, value);
  return browser;
}

/** What a person reads: the page's text without tags. */
export function words(page: { readonly text: string }): string {
  return page.text
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&gt;", ">")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");
}

/** Values of the rows that a query gives. */
export async function rows<Row>(db: D1Database, query: string, ...values: unknown[]): Promise<Row[]> {
  return (
    await db
      .prepare(query)
      .bind(...values)
      .all<Row>()
  ).results;
}
