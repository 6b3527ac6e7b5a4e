// The frame of the oauth Worker's pages: one card with the mark, no scripts, styled by the dashboard's stylesheet.
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { AppContext } from "../app.ts";

export type PageStatus = 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 500 | 502 | 503;

export type PageHead = {
  readonly title: string;
  readonly status?: PageStatus;
  /** For pages with a guide to read. */
  readonly isWide?: boolean;
};

/** Answers with a whole page. */
export function page(c: AppContext, head: PageHead, content: Child): Response | Promise<Response> {
  return c.html(
    html`<!doctype html> ${(
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta name="robots" content="noindex" />
            <title>{`${head.title} · Rolecall`}</title>
            <link rel="icon" href="/favicon.ico" />
            <link rel="stylesheet" href="/assets/app.css" />
          </head>
          <body class="door">
            <main class={head.isWide ? "door-card wide" : "door-card"}>
              <a class="brand" href="/">
                <Mark />
                Rolecall
              </a>
              <h1>{head.title}</h1>
              {content}
            </main>
          </body>
        </html>
      )}`,
    head.status ?? 200,
  );
}

/** Something that stays true until someone acts; its first word or two say how it stands, so that no colour has to. */
export function Notice(props: { tone: "good" | "warn" | "bad" | "info"; children: Child }) {
  return (
    <div class={`notice ${props.tone}`} role={props.tone === "bad" ? "alert" : "note"}>
      <div>{props.children}</div>
    </div>
  );
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
      <rect class="mark-ground" width="28" height="28" rx="7" />
      <path
        class="mark-line"
        d="M7 9.5l1.8 1.8 3-3.3M7 18.5l1.8 1.8 3-3.3M15.5 10h5.5M15.5 19h5.5"
        fill="none"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
