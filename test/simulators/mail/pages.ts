// The mailbox for people: a list of all mails, and each as its reader sees it.
import { Hono } from "hono";
import { html } from "hono/html";
import { layoutOf, type Html } from "../shared/pages/layout.ts";
import { resendReport, type ReportsTo } from "./reports.ts";
import type { MailboxState, ReceivedMail } from "./state.ts";

/** What a person can say of a mail, as the event that Resend would tell of it. */
const REPORTS = [
  ["delivered", "It arrived"],
  ["bounced", "It bounces"],
  ["complained", "Its reader calls it spam"],
] as const;

export function mailboxPages(state: MailboxState, reportsTo: ReportsTo | undefined): Hono {
  const pages = new Hono();
  pages.get("/", (c) => c.html(layoutOf("Mailbox", { title: "Mails", body: listOf(state.mails.toReversed()) })));
  pages.get("/mails/:id", (c) => {
    const mail = state.mails.find(({ id }) => id === c.req.param("id"));
    if (mail === undefined) return c.text("There is no such mail.", 404);
    return c.html(layoutOf("Mailbox", { title: mail.subject, body: mailOf(mail, reportsTo !== undefined) }));
  });
  pages.post("/mails/:id/report", async (c) => {
    const mail = state.mails.find(({ id }) => id === c.req.param("id"));
    const { event } = await c.req.parseBody();
    if (mail === undefined || reportsTo === undefined || typeof event !== "string")
      return c.text("There is no such report.", 404);
    const answer = await fetch(reportsTo.url, {
      method: "POST",
      ...resendReport(mail, { event, secret: reportsTo.secret }),
    });
    await answer.body?.cancel();
    return answer.ok ? c.redirect(`/mails/${mail.id}`, 303) : c.text(`Rolecall answered ${answer.status}.`, 502);
  });
  /** The HTML part alone, in a frame of its own, so that the page's style does not reach it. */
  pages.get("/mails/:id/html", (c) => {
    const mail = state.mails.find(({ id }) => id === c.req.param("id"));
    if (mail === undefined) return c.text("There is no such mail.", 404);
    c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
    return c.html(mail.html);
  });
  return pages;
}

function listOf(mails: readonly ReceivedMail[]): Html {
  const rows = mails.map(
    (mail) =>
      html`<tr>
        <td>${mail.to}</td>
        <td><a href="/mails/${mail.id}">${mail.subject}</a></td>
        <td class="quiet">${mail.receivedAt.slice(0, 19).replace("T", " ")} UTC</td>
      </tr>`,
  );
  return html`<h1>Mails</h1>
    <p class="quiet">Everything that Rolecall sends is shown here and goes no further.</p>
    ${
      mails.length === 0
        ? html`<p class="sheet">No mail yet. Invite a new hire, and reload this page.</p>`
        : html`<div class="scroll">
            <table>
              <tr>
                <th>To</th>
                <th>Subject</th>
                <th>Received</th>
              </tr>
              ${rows}
            </table>
          </div>`
    }`;
}

function mailOf(mail: ReceivedMail, mayReport: boolean): Html {
  return html`<p><a href="/">All mails</a></p>
    <h1>${mail.subject}</h1>
    <p class="quiet">From ${mail.from} to ${mail.to}, ${mail.receivedAt.slice(0, 19).replace("T", " ")} UTC</p>
    ${mayReport && mail.service === "resend" ? reportForm(mail) : ""}
    <iframe
      title="The mail"
      src="/mails/${mail.id}/html"
      style="width:100%;height:460px;border:1px solid var(--line);border-radius:10px;background:#fff"
    ></iframe>
    <h2>Text part</h2>
    <pre class="sheet" style="white-space:pre-wrap;overflow-wrap:anywhere">${linked(mail.text)}</pre>`;
}

function reportForm(mail: ReceivedMail): Html {
  return html`<form
    method="post"
    action="/mails/${mail.id}/report"
    style="display:flex;flex-wrap:wrap;align-items:center;gap:8px;margin-bottom:16px"
  >
    <span class="quiet">Tell Rolecall what became of it:</span>
    ${REPORTS.map(([event, words]) => html`<button name="event" value="${event}">${words}</button>`)}
  </form>`;
}

/** Addresses in the text part, made to be clicked. */
function linked(text: string): (Html | string)[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>` : part,
    );
}
