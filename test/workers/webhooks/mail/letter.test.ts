// Both parts of a mail say the same, and nothing that somebody typed becomes markup.
import { expect, test } from "vitest";
import { headerText, htmlOf, textOf, type Letter } from "../../../../workers/webhooks/src/mail/letter.ts";

const letter: Letter = {
  subject: "Welcome to Fish & Chips <Ltd>",
  paragraphs: ["Hello <b>there</b>,", "your first day is near."],
  action: { label: "Open", url: "https://hub.example/welcome/abc?x=1&y=2" },
  footnotes: ["The link works until 6 December."],
};

test("the text part holds the address as it is", () => {
  expect(textOf(letter)).toBe(
    "Hello <b>there</b>,\n\nyour first day is near.\n\nOpen:\nhttps://hub.example/welcome/abc?x=1&y=2\n\n-- \n\nThe link works until 6 December.\n",
  );
});

test("the HTML part escapes what was typed", async () => {
  const html = await htmlOf(letter);
  expect(html).toContain("Hello &lt;b&gt;there&lt;/b&gt;,");
  expect(html).toContain("<title>Welcome to Fish &amp; Chips &lt;Ltd&gt;</title>");
  expect(html).toContain('href="https://hub.example/welcome/abc?x=1&amp;y=2"');
});

test("the HTML part loads nothing from anywhere", async () => {
  expect(await htmlOf(letter)).not.toMatch(/<img|<script|<link|url\(/);
});

test("what goes into a header is one line, whoever named the role or the company", () => {
  expect(headerText("New role:\r\nBcc: all@else.example\u2028\u0000 Müller\u00a0& Sons 👩‍💻")).toBe(
    "New role: Bcc: all@else.example Müller & Sons 👩‍💻",
  );
});
