// Descriptions of roles as safe HTML: only listed elements are written again, with no attribute but a checked href.
import { Parser } from "htmlparser2";

/** Elements that stay, and what they are written as: a description must not compete with the headings of its page. */
const KEPT: ReadonlyMap<string, string> = new Map([
  ...["p", "br", "hr", "ul", "ol", "li", "div", "strong", "em", "u", "s", "blockquote", "pre", "code", "a"].map(same),
  ...["table", "thead", "tbody", "tr", "th", "td", "sub", "sup", "dl", "dt", "dd"].map(same),
  ["b", "strong"],
  ["i", "em"],
  ["h1", "h3"],
  ["h2", "h3"],
  ["h3", "h3"],
  ["h4", "h4"],
  ["h5", "h4"],
  ["h6", "h4"],
]);
const VOID: ReadonlySet<string> = new Set(["br", "hr"]);

/** What is in these is no text for people, or another language than HTML. */
const DROPPED: ReadonlySet<string> = new Set([
  ...[
    "script",
    "style",
    "template",
    "noscript",
    "noembed",
    "noframes",
    "iframe",
    "frameset",
    "object",
    "embed",
    "applet",
  ],
  ...[
    "svg",
    "math",
    "head",
    "title",
    "textarea",
    "select",
    "button",
    "form",
    "xmp",
    "plaintext",
    "audio",
    "video",
    "canvas",
  ],
]);

const MAX_INPUT = 200_000; // characters; what is longer is no description
const MAX_DEPTH = 40;

function same(name: string): [string, string] {
  return [name, name];
}

/**
 * The HTML with everything taken out that is not on the list: scripts, styles, handlers, frames, forms, images, comments. The text of
 * an unlisted element stays. What comes out is balanced.
 */
export function sanitiseHtml(html: string): string {
  let out = "";
  const open: string[] = []; // as written, or "" for one that is not
  let droppedDepth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (droppedDepth > 0 || DROPPED.has(name)) {
          droppedDepth += 1;
          return;
        }
        const written = open.length < MAX_DEPTH ? (KEPT.get(name) ?? "") : "";
        if (VOID.has(written)) {
          out += `<${written}>`;
          open.push("");
          return;
        }
        open.push(written);
        if (written === "a") out += openLink(attributes["href"]);
        else if (written !== "") out += `<${written}>`;
      },
      onclosetag() {
        if (droppedDepth > 0) {
          droppedDepth -= 1;
          return;
        }
        const written = open.pop() ?? "";
        if (written !== "") out += `</${written}>`;
      },
      ontext(text) {
        if (droppedDepth === 0) out += escapeHtml(text);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeCDATA: false },
  );
  parser.end(html.slice(0, MAX_INPUT).replaceAll("\u0000", ""));
  return out.trim();
}

/** Plain text as HTML: an empty line ends a paragraph, a single line break stays one. */
export function htmlOfText(text: string): string {
  const paragraphs = text
    .replaceAll("\r\n", "\n")
    .trim()
    .split(/\n\s*\n/);
  return paragraphs
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replaceAll("\n", "<br>")}</p>`)
    .join("");
}

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Links leave Rolecall without telling whence; an address that is not plainly http, https or mailto becomes text. */
function openLink(href: string | undefined): string {
  const address = safeAddress(href ?? "");
  return address === null ? "<a>" : `<a href="${escapeHtml(address)}" rel="nofollow noopener noreferrer">`;
}

function safeAddress(href: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(href.trim())) return null; // no relative address: it would lead into Rolecall
  try {
    const url = new URL(href.trim());
    return ["http:", "https:", "mailto:"].includes(url.protocol) && url.username === "" ? url.href : null;
  } catch {
    return null;
  }
}
