// The frame of recruiter pages: their own short menu, the company's name, and nothing of the dashboard.
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { shell } from "../../components/document.tsx";
import { Icon, Mark, type IconName } from "../../components/icon.tsx";
import { TopBar } from "../../components/menu.tsx";
import { Toast, type Flash } from "../../components/notice.tsx";
import { Avatar } from "../../components/person.tsx";
import type { ReportsEnv } from "../../env.ts";
import { setFlash, takeFlash } from "../../pages/flash.ts";
import type { PageStatus } from "../../pages/respond.tsx";

export type RecruiterContext = Context<ReportsEnv>;

const ENTRIES: readonly { readonly href: string; readonly label: string; readonly icon: IconName }[] = [
  { href: "/recruiter", label: "Roles", icon: "briefcase" },
  { href: "/recruiter/submissions", label: "Your candidates", icon: "people" },
  { href: "/recruiter/mail", label: "Mail", icon: "mail" },
];

const SCRIPTED = { isNarrow: false, status: 200 } as const;

/** A whole page for the recruiter who is signed in. */
export function showRecruiter(
  c: RecruiterContext,
  page: { readonly title: string; readonly isNarrow?: boolean; readonly status?: PageStatus },
  content: Child,
): Response | Promise<Response> {
  const { recruiter, company, formats } = c.get("recruiter");
  const { isNarrow, status } = { ...SCRIPTED, ...page };
  const of = {
    title: `${page.title} · ${company.name} · Rolecall`,
    locale: formats.locale,
    nonce: c.get("secureHeadersNonce") ?? "",
  };
  const body = (
    <body>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <div class="frame">
        <aside class="menu" id="menu" popover="auto" aria-label="Menu">
          <a class="brand" href="/recruiter">
            <Mark />
            <span class="brand-words">
              Rolecall
              <span class="note">{company.name}</span>
            </span>
          </a>
          <nav aria-label="Main">
            <div class="menu-group">
              {ENTRIES.map((entry) => (
                <a
                  class="menu-link"
                  href={entry.href}
                  {...(isCurrent(c.req.path, entry.href) ? { "aria-current": "page" } : {})}
                >
                  <Icon name={entry.icon} />
                  {entry.label}
                </a>
              ))}
            </div>
          </nav>
          <div class="menu-foot">
            <Avatar name={recruiter.name} isLarge />
            <span class="who">
              <span>{recruiter.name}</span>
              <span class="note">{recruiter.agency}</span>
            </span>
            <form method="post" action="/sign-out">
              <button class="button quiet icon-only" aria-label="Sign out" title="Sign out">
                <Icon name="leave" />
              </button>
            </form>
          </div>
        </aside>
        <div>
          <TopBar />
          <main id="content" class={isNarrow ? "content narrow" : "content"} tabindex={-1}>
            {content}
          </main>
        </div>
      </div>
      <Toast flash={takeFlash(c)} />
      <div id="announcements" class="visually-hidden" aria-live="polite"></div>
    </body>
  );
  return c.html(shell(of, body), status);
}

/** The roles' entry is current on their own pages too, but not on those below other entries. */
function isCurrent(path: string, href: string): boolean {
  if (href === "/recruiter") return path === href || path.startsWith("/recruiter/roles");
  return path === href || path.startsWith(`${href}/`);
}

export function goRecruiter(c: RecruiterContext, to: string, flash?: Flash): Response {
  if (flash !== undefined) setFlash(c, flash);
  return c.redirect(to, 303);
}
