// How the tests of pages ask for one: as a browser with a session would, without following where it leads.
import type { TestHouse } from "../../../support/test-house.ts";

export type Visited = { readonly status: number; readonly html: string; readonly headers: Headers };

export type VisitOptions = {
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** GET, or POST of `form` from a page of ours. */
export async function visit(
  house: Pick<TestHouse, "url">,
  cookie: string,
  path: string,
  options: VisitOptions = {},
): Promise<Visited> {
  const { form, headers = {} } = options;
  const answer = await fetch(`${house.url}${path}`, {
    redirect: "manual",
    method: form === undefined ? "GET" : "POST",
    headers: {
      cookie,
      ...(form === undefined ? {} : { origin: house.url, "sec-fetch-site": "same-origin" }),
      ...headers,
    },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}

/** The `name=value` of a cookie that the answer sets. */
export function cookieOf(visited: Visited, name: string): string {
  const line = visited.headers.getSetCookie().find((one) => one.startsWith(`${name}=`)) ?? "";
  return line.split(";")[0] ?? "";
}

/** The words of a page, without its markup. */
export function wordsOf(html: string): string {
  return html
    .replaceAll(/<(script|svg)\b.*?<\/\1>/gs, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/&quot;|&#39;/g, "'")
    .replaceAll(/\s+/g, " ");
}
