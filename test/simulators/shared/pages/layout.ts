// The outer frame of every page of a simulator.
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { style } from "./style.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Frame {
  title: string;
  /** Links on the left; absent on pages that stand alone, such as consent. */
  navigation?: Html | undefined;
  body: Html;
}

/** @param simulator what is simulated, such as "Lever": stands in every title. */
export function layoutOf(simulator: string, { title, navigation, body }: Frame): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${simulator} (simulator)</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body class="${navigation === undefined ? "alone" : "framed"}">
        ${navigation ?? ""}
        <main>${body}</main>
      </body>
    </html>`;
}
