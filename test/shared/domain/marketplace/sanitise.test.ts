// Sanitising: what an attacker writes into a posting, and what is left of it.
import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlOfText, sanitiseHtml } from "#shared/domain/marketplace/sanitise.ts";

/** Ways into a page that are known from sanitisers which let them pass, and what may be left. */
const ATTACKS: readonly (readonly [string, string])[] = [
  ["<script>alert(1)</script>", ""],
  ["<SCRIPT SRC=//evil.example/x.js></SCRIPT >Hello", "Hello"],
  ["<scr<script>ipt>alert(1)</scr</script>ipt>", "ipt&gt;alert(1)ipt&gt;"],
  ["<style>@import 'https://evil.example'</style>", ""],
  ["<p onclick=alert(1) style='background:url(javascript:x)' class=x id=y>Hi</p>", "<p>Hi</p>"],
  ["<img src=x onerror=alert(1)>", ""],
  ["<svg><script>alert(1)</script></svg>", ""],
  ["<svg/onload=alert(1)>", ""],
  ["<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>", ""],
  ["<iframe srcdoc='<script>alert(1)</script>'></iframe>after", "after"],
  ["<iframe src=javascript:alert(1)>", ""],
  ["<object data=x><embed src=y></object>", ""],
  ["<a href='javascript:alert(1)'>x</a>", "<a>x</a>"],
  ["<a href=' java\tscript:alert(1)'>x</a>", "<a>x</a>"],
  ["<a href='&#106;avascript:alert(1)'>x</a>", "<a>x</a>"],
  ["<a href='data:text/html,<script>1</script>'>x</a>", "<a>x</a>"],
  ["<a href='vbscript:x'>x</a>", "<a>x</a>"],
  ["<a href='/sign-out'>x</a>", "<a>x</a>"],
  ["<a href='//evil.example'>x</a>", "<a>x</a>"],
  ["<a href='https://user:secret@evil.example/'>x</a>", "<a>x</a>"],
  ["<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", ""],
  ["<!--><img src=x onerror=alert(1)>-->", "--&gt;"],
  ["<!-- <p>hidden</p> --><p>seen</p>", "<p>seen</p>"],
  ["<form action=/roles method=post><button>Apply</button></form>", ""],
  ["<textarea></textarea><script>x</script>", ""],
  ["<base href=https://evil.example><meta http-equiv=refresh content=0>text", "text"],
  ["&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;"],
];

describe("sanitising", () => {
  test.each(ATTACKS)("%s", (html, left) => {
    expect(sanitiseHtml(html)).toBe(left);
  });

  test("keeps what a description needs, and links lead outside without telling whence", () => {
    const html =
      '<h1>About</h1><div>We <b>build</b> <i>things</i>.</div><ul><li>One</li><li>Two &amp; three</li></ul><a href="https://a.example/?q=1&b=2" target=_top>us</a>';
    expect(sanitiseHtml(html)).toBe(
      '<h3>About</h3><div>We <strong>build</strong> <em>things</em>.</div><ul><li>One</li><li>Two &amp; three</li></ul><a href="https://a.example/?q=1&amp;b=2" rel="nofollow noopener noreferrer">us</a>',
    );
  });

  test("whatever comes in, only listed elements come out, balanced", () => {
    const piece = constantFrom(
      ...[
        "<",
        ">",
        "</",
        "/>",
        "<p>",
        "</p>",
        "<script>",
        "</script>",
        "<svg",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        '"',
        "'",
      ],
      ...[
        "<a href=",
        "javascript:",
        "onerror=",
        "<table>",
        "<li>",
        "</ul>",
        "<img ",
        "&lt;",
        "&#60;",
        "\u0000",
        "<![CDATA[",
        "]]>",
      ],
      ...["<textarea>", "<title>", "x", " ", "\n"],
    );
    assert(
      property(array(piece, { maxLength: 30 }), (pieces) => {
        const once = sanitiseHtml(pieces.join(""));
        const bare = once.replaceAll(
          /<a href="(?:https?:|mailto:)[^"<>]*" rel="nofollow noopener noreferrer">/g,
          "<a>",
        );
        const tags = bare.match(/<[^>]*>/g) ?? [];
        expect(tags.filter((tag) => !/^<\/?(?:p|a|li|ul|table|br)>$/.test(tag))).toEqual([]);
        for (const name of ["p", "a", "li", "ul", "table"])
          expect(tags.filter((tag) => tag === `<${name}>`).length).toBe(
            tags.filter((tag) => tag === `</${name}>`).length,
          );
      }),
      { numRuns: 2_000 },
    );
  });

  test("a description of nested elements without end stays small", () => {
    expect(sanitiseHtml("<blockquote>".repeat(50_000)).length).toBeLessThan(2_000);
  });

  test("text by hand becomes paragraphs, and says what it says", () => {
    expect(htmlOfText("We <3 code.\nReally.\n\n\nApply now")).toBe("<p>We &lt;3 code.<br>Really.</p><p>Apply now</p>");
    expect(htmlOfText("  ")).toBe("");
  });
});
