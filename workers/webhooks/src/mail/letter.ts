// A letter: what a mail says, once, from which both of its parts are made. All that is in it is text; markup is added here only.
import { html } from "hono/html";

export type Letter = {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do. `label` is the button, `url` stands in the text part as it is. */
  readonly action: { readonly label: string; readonly url: string } | null;
  /** Small words at the end: why this mail came, until when its link works. */
  readonly footnotes: readonly string[];
};

export function textOf(letter: Letter): string {
  const { paragraphs, action, footnotes } = letter;
  const parts = [...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : []), "-- ", footnotes.join("\n")];
  return `${parts.join("\n\n")}\n`;
}

/** For a header: control characters and line ends of every kind become one space, so that no name can begin a header of its own. */
export function headerText(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, " ").trim();
}

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Mail programs know neither stylesheets nor scripts for sure, so that all styles stand at their elements. */
export async function htmlOf(letter: Letter): Promise<string> {
  const { subject, paragraphs, action, footnotes } = letter;
  const button = action
    ? html`<p style="margin:28px 0">
        <a
          href="${action.url}"
          style="background:#0b5fd6;color:#ffffff;text-decoration:none;font-weight:600;padding:12px 20px;border-radius:8px;display:inline-block"
          >${action.label}</a
        >
      </p>`
    : "";
  const body = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${subject}</title>
      </head>
      <body style="margin:0;background:#f4f5f7;${FONT};color:#1c2430;font-size:16px;line-height:1.5">
        <div style="max-width:560px;margin:0 auto;padding:32px 20px">
          <div style="background:#ffffff;border:1px solid #dfe3ea;border-radius:12px;padding:28px">
            ${paragraphs.map((paragraph) => html`<p style="margin:0 0 16px">${paragraph}</p>`)} ${button}
          </div>
          ${footnotes.map((note) => html`<p style="color:#5b6577;font-size:13px;margin:16px 8px 0">${note}</p>`)}
        </div>
      </body>
    </html>`;
  return String(await body);
}
