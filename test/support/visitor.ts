// A visitor without a browser: keeps the house's cookies, follows redirects, and lets a simulator walk the steps outside the house.

/** Takes the address to which the house sent the browser; gives the address with which the outside sends it back. */
export type Outside = (url: string) => Promise<string>;

export type VisitOptions = {
  /** Form fields; makes the request a POST of the same origin. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** What happens at other origins, by origin: `{ [idp.url]: (url) => walkSignIn(url, person) }`. */
  readonly outside?: Readonly<Record<string, Outside>>;
};

export type Visit = { readonly status: number; readonly url: string; readonly text: string; readonly headers: Headers };

export type Visitor = {
  readonly cookies: Map<string, string>;
  /** One request, redirects not followed. */
  request(pathOrUrl: string, options?: VisitOptions): Promise<Response>;
  /** Follows redirects to the page at the end. @throws Error at an origin that `outside` does not name, and after 20 hops */
  visit(pathOrUrl: string, options?: VisitOptions): Promise<Visit>;
};

const MAX_HOPS = 20;

export function newVisitor(houseUrl: string): Visitor {
  const cookies = new Map<string, string>();

  const request = async (pathOrUrl: string, options: VisitOptions = {}) => {
    const headers = new Headers(options.headers);
    if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    headers.set("user-agent", headers.get("user-agent") ?? "visitor");
    if (options.form) {
      headers.set("origin", houseUrl);
      headers.set("sec-fetch-site", "same-origin");
    }
    const answer = await fetch(new URL(pathOrUrl, houseUrl), {
      redirect: "manual",
      headers,
      ...(options.form ? { method: "POST", body: new URLSearchParams(options.form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) keep(cookies, line);
    return answer;
  };

  const visit = async (pathOrUrl: string, options: VisitOptions = {}): Promise<Visit> => {
    let url = new URL(pathOrUrl, houseUrl);
    let answer = await request(url.href, options);
    for (let hop = 0; hop < MAX_HOPS; hop++) {
      const location = answer.headers.get("location");
      if (location === null || answer.status < 300 || answer.status > 399) {
        return { status: answer.status, url: url.href, text: await answer.text(), headers: answer.headers };
      }
      await answer.body?.cancel();
      url = new URL(location, url);
      if (url.origin !== new URL(houseUrl).origin) {
        const outside = options.outside?.[url.origin];
        if (outside === undefined)
          throw new Error(`The house sent the visitor to ${url.href}, which no simulator answers.`);
        url = new URL(await outside(url.href));
      }
      answer = await request(url.href, options.headers ? { headers: options.headers } : {});
    }
    throw new Error(`More than ${MAX_HOPS} redirects, last to ${url.href}`);
  };

  return { cookies, request, visit };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
  const at = pair.indexOf("=");
  const name = pair.slice(0, at);
  const isOver = attributes.some((attribute) => {
    const [key = "", value = ""] = attribute.split("=");
    if (key.toLowerCase() === "max-age") return Number(value) <= 0;
    return key.toLowerCase() === "expires" && Date.parse(value) < Date.now();
  });
  if (isOver) cookies.delete(name);
  else cookies.set(name, pair.slice(at + 1));
}
