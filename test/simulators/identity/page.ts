// The page on which one says who one is: a person of the list, or any name and e-mail.
import { html } from "hono/html";
import { DEMO_PEOPLE, type ProviderKind } from "./people.ts";

const TITLE: Record<ProviderKind, string> = { google: "Google", microsoft: "Microsoft" };

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f4f5f7, #15171a); }
  main { width: min(26rem, calc(100vw - 2rem)); padding: 1.5rem; border-radius: 12px; background: light-dark(#fff, #1e2126); }
  h1 { font-size: 1.25rem; margin: 0; } p { margin: .25rem 0 1rem; color: light-dark(#555c66, #a4abb6); }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
  button, input { font: inherit; box-sizing: border-box; width: 100%; border-radius: 8px; border: 1px solid light-dark(#d4d8de, #3a3f47); padding: .5rem .75rem; }
  button { background: transparent; color: inherit; text-align: left; cursor: pointer; }
  button:hover { background: light-dark(#f4f5f7, #282c33); } button small { display: block; color: light-dark(#555c66, #a4abb6); }
  fieldset { border: 0; margin: 1rem 0 0; padding: 1rem 0 0; display: grid; gap: .5rem; border-top: 1px solid light-dark(#e3e6ea, #30343b); }
  label.check { display: flex; gap: .5rem; align-items: center; } label.check input { width: auto; }
  fieldset button { text-align: center; background: light-dark(#1f4fd8, #4c7dff); color: #fff; border: 0; }
  .cancel { border: 0; text-align: center; color: light-dark(#555c66, #a4abb6); }`;

/** @param action where the forms go; they send `email`, `name`, `unverified` or `cancel` */
export function signInPage(kind: ProviderKind, action: string) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Sign in (local stand-in for ${TITLE[kind]})</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <h1>Who is signing in?</h1>
          <p>This page stands in for ${TITLE[kind]} on this machine. No password is needed.</p>
          <ul>
            ${DEMO_PEOPLE.map(
              (person) =>
                html`<li>
                  <form method="post" action="${action}">
                    <input type="hidden" name="name" value="${person.name}" />
                    <button name="email" value="${person.email}">${person.name} <small>${person.about}</small></button>
                  </form>
                </li>`,
            )}
          </ul>
          <form method="post" action="${action}">
            <fieldset>
              <input name="name" placeholder="Any other name" aria-label="Name" required autocomplete="off" />
              <input
                name="email"
                type="email"
                placeholder="name@company.example"
                aria-label="E-mail"
                required
                autocomplete="off"
              />
              ${
                kind === "google"
                  ? html`<label class="check"
                      ><input type="checkbox" name="unverified" value="yes" /> e-mail not verified</label
                    >`
                  : ""
              }
              <button>Sign in</button>
            </fieldset>
          </form>
          <form method="post" action="${action}"><button class="cancel" name="cancel" value="yes">Cancel</button></form>
        </main>
      </body>
    </html>`;
}
