// The whole HTML document: with the frame (menu, content) for members, or as a door (one card) for everyone else.
import { html, raw } from "hono/html";
import type { Child } from "hono/jsx";
import { ASSET_PATHS } from "../assets/assets.ts";
import { Mark } from "./icon.tsx";
import { Menu, TopBar, type Badges, type MenuPerson } from "./menu.tsx";
import { Toast, type Flash } from "./notice.tsx";

export type Frame = {
  readonly title: string;
  /** The request's path, for the menu's current entry. */
  readonly path: string;
  readonly nonce: string;
  /** How numbers are written; the words of the pages are English. */
  readonly locale: string;
  readonly person: MenuPerson;
  readonly badges: Badges;
  readonly flash: Flash | null;
  /** A single column of reading width, for forms and settings. */
  readonly isNarrow?: boolean;
};

/** Runs before the first paint, so that what needs a script is shown or hidden from the start. */
const SCRIPTED = 'document.documentElement.classList.add("scripted")';

/** A page inside the frame. */
export function framed(frame: Frame, content: Child) {
  return shell(
    { title: `${frame.title} · Rolecall`, locale: frame.locale, nonce: frame.nonce },
    <body>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <div class="frame">
        <Menu path={frame.path} badges={frame.badges} person={frame.person} />
        <div>
          <TopBar />
          <main id="content" class={frame.isNarrow ? "content narrow" : "content"} tabindex={-1}>
            {content}
          </main>
        </div>
      </div>
      <Toast flash={frame.flash} />
      <div id="announcements" class="visually-hidden" aria-live="polite"></div>
    </body>,
  );
}

/** A page without the frame: for errors, and for people who are not signed in. */
export function door(of: { title: string; nonce: string }, content: Child) {
  return shell(
    { title: `${of.title} · Rolecall`, locale: "en", nonce: of.nonce },
    <body class="door">
      <main class="door-card" id="content">
        <a class="brand" href="/">
          <Mark /> Rolecall
        </a>
        {content}
      </main>
    </body>,
  );
}

export function shell(of: { title: string; locale: string; nonce: string }, body: Child) {
  return html`<!doctype html> ${(
      <html lang="en" data-locale={of.locale}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{of.title}</title>
          <link rel="icon" type="image/svg+xml" href={ASSET_PATHS.mark} />
          <link rel="stylesheet" href={ASSET_PATHS.stylesheet} />
          <script nonce={of.nonce}>{raw(SCRIPTED)}</script>
          <script nonce={of.nonce} src={ASSET_PATHS.script} defer></script>
        </head>
        {body}
      </html>
    )}`;
}
