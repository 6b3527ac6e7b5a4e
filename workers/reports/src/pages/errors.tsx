// Pages for when something is not as asked: each says what happened and what to do. They work with and without a session.
import type { Child } from "hono/jsx";
import { door } from "../components/document.tsx";
import { Empty } from "../components/empty.tsx";
import { show, type PageContext } from "./respond.tsx";

/** 404 inside the frame for members, as a door for others. */
export async function pageNotFound(c: PageContext): Promise<Response> {
  const action = (
    <a class="button" href="/">
      Go to Home
    </a>
  );
  if (!isSignedIn(c)) return doorPage(c, 404, "Page not found", <p>There is nothing under this address.</p>, action);
  return show(
    c,
    { title: "Page not found", status: 404 },
    <Empty icon="search" title="There is nothing here" action={action}>
      The link may be old, what it led to may belong to another company, or the address has a typing error. The menu
      leads to everything that is there.
    </Empty>,
  );
}

/** 403 for members whose role does not allow it. */
export async function pageForbidden(c: PageContext, message?: string): Promise<Response> {
  const words = message ?? "Only an owner or an admin may do this. Ask one of them.";
  const action = (
    <>
      <a class="button" href="/settings/members">
        See who they are
      </a>
      <a class="button quiet" href="/">
        Go to Home
      </a>
    </>
  );
  if (!isSignedIn(c)) return doorPage(c, 403, "Not allowed", <p>{words}</p>, action);
  return show(
    c,
    { title: "Not allowed", status: 403 },
    <Empty icon="key" title="Your role does not allow this" action={action}>
      {words}
    </Empty>,
  );
}

/** 403 for a form that did not come from our own page, or from a page that is too old. */
export function pageExpiredForm(c: PageContext): Response {
  return doorPage(
    c,
    403,
    "Send it again",
    <p>
      This form did not come from the page that Rolecall gave you, or the page had been open for too long. Nothing was
      changed. Go back, load the page again and send it once more.
    </p>,
    <a class="button primary" href={localPath(c.req.header("referer"), c.req.url) ?? "/"}>
      Load the page again
    </a>,
  );
}

/** 500: our fault. `reference` is what an operator finds in the log. */
export function pageFailed(c: PageContext, reference?: string): Response {
  return doorPage(
    c,
    500,
    "Something went wrong",
    <>
      <p>
        Rolecall made a mistake, not you. What was saved before is safe. Try again in a moment; if it stays, tell
        whoever runs Rolecall for you{reference ? " this reference:" : "."}
      </p>
      {reference ? (
        <p>
          <code>{reference}</code>
        </p>
      ) : null}
    </>,
    <>
      <a class="button primary" href={c.req.method === "GET" ? c.req.path : "/"}>
        Try again
      </a>
      <a class="button quiet" href="/">
        Go to Home
      </a>
    </>,
  );
}

function doorPage(c: PageContext, status: 403 | 404 | 500, title: string, words: Child, actions: Child): Response {
  const nonce = c.get("secureHeadersNonce") ?? "";
  const content = (
    <>
      <h1>{title}</h1>
      {words}
      <div class="actions">{actions}</div>
    </>
  );
  return new Response(String(door({ title, nonce }, content)), {
    status,
    headers: { "content-type": "text/html; charset=UTF-8" },
  });
}

function isSignedIn(c: PageContext): boolean {
  return Boolean(c.get("signedIn"));
}

/** The path of a page of ours that the browser says it came from, else null. */
function localPath(referer: string | undefined, here: string): string | null {
  if (referer === undefined || !URL.canParse(referer)) return null;
  const from = new URL(referer);
  return from.host === new URL(here).host ? `${from.pathname}${from.search}` : null;
}
