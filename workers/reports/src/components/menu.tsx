// The side menu: where everything is, with how much waits for a person. On narrow screens it is a popover of the top bar.
import { Avatar } from "./person.tsx";
import { Icon, Mark, type IconName } from "./icon.tsx";

/** How many things wait for a person, beside the menu's entries. */
export type Badges = {
  readonly proposedMatches: number;
  readonly failedSyncs: number;
  readonly connectionsNeedingAttention: number;
};

export type MenuPerson = { readonly name: string; readonly email: string; readonly tenantName: string };

type Entry = {
  href: string;
  /** Other addresses whose pages belong to it. */
  also?: readonly string[];
  label: string;
  icon: IconName;
  badge?: { of: keyof Badges; says: string; isBad?: boolean };
};
type Group = { title: string | null; entries: readonly Entry[] };

const GROUPS: readonly Group[] = [
  { title: null, entries: [{ href: "/", label: "Home", icon: "home" }] },
  { title: "Headcount", entries: [{ href: "/positions", label: "Positions", icon: "seats" }] },
  {
    title: "Reports",
    entries: [
      { href: "/reports/ats", label: "ATS", icon: "report", badge: { of: "failedSyncs", says: "failed", isBad: true } },
    ],
  },
  {
    title: "Onboarding",
    entries: [
      { href: "/onboarding/new-hires", label: "View new hires for onboarding", icon: "newcomer" },
      { href: "/onboarding/quick-invite", label: "Quick invite", icon: "mail" },
      { href: "/onboarding/documents", label: "Document center", icon: "file" },
      { href: "/onboarding/packages", label: "Packages", icon: "box" },
    ],
  },
  {
    title: "Marketplace",
    entries: [
      { href: "/roles", label: "Roles", icon: "briefcase" },
      { href: "/submissions", label: "Candidates", icon: "hire" },
      { href: "/recruiters", label: "Recruiters", icon: "people", also: ["/settings/marketplace"] },
    ],
  },
  {
    title: "People",
    entries: [
      { href: "/matches", label: "Matches", icon: "match", badge: { of: "proposedMatches", says: "to decide" } },
      { href: "/hires", label: "Hires", icon: "hire" },
      { href: "/employees", label: "Employees", icon: "people" },
    ],
  },
  {
    title: "Settings",
    entries: [
      {
        href: "/settings/integrations",
        label: "Integrations",
        icon: "plug",
        also: ["/imports"],
        badge: { of: "connectionsNeedingAttention", says: "need attention", isBad: true },
      },
      { href: "/settings/events", label: "Events", icon: "bolt" },
      { href: "/settings/sync-jobs", label: "Sync jobs", icon: "clock" },
      { href: "/settings/members", label: "Members", icon: "people" },
      { href: "/settings/api-tokens", label: "API tokens", icon: "key" },
      { href: "/settings/general", label: "General", icon: "gear" },
      { href: "/settings/audit", label: "Audit log", icon: "scroll" },
    ],
  },
];

export function Menu(props: { path: string; badges: Badges; person: MenuPerson }) {
  return (
    <aside class="menu" id="menu" popover="auto" aria-label="Menu">
      <a class="brand" href="/">
        <Mark />
        <span class="brand-words">
          Rolecall
          <span class="note">{props.person.tenantName}</span>
        </span>
      </a>
      <nav aria-label="Main">
        {GROUPS.map((group) => (
          <div class="menu-group" {...(group.title ? { role: "group", "aria-label": group.title } : {})}>
            {group.title ? <div class="menu-title">{group.title}</div> : null}
            {group.entries.map((entry) => (
              <MenuLink entry={entry} path={props.path} badges={props.badges} />
            ))}
          </div>
        ))}
      </nav>
      <div class="menu-foot">
        <Avatar name={props.person.name} isLarge />
        <span class="who">
          <span>{props.person.name}</span>
          <span class="note">{props.person.email}</span>
        </span>
        <form method="post" action="/sign-out">
          <button class="button quiet icon-only" aria-label="Sign out" title="Sign out">
            <Icon name="leave" />
          </button>
        </form>
      </div>
    </aside>
  );
}

function MenuLink(props: { entry: Entry; path: string; badges: Badges }) {
  const { entry, path } = props;
  const isCurrent = [entry.href, ...(entry.also ?? [])].some(
    (at) => path === at || (at !== "/" && path.startsWith(`${at}/`)),
  );
  const waiting = entry.badge ? props.badges[entry.badge.of] : 0;
  return (
    <a class="menu-link" href={entry.href} {...(isCurrent ? { "aria-current": "page" } : {})}>
      <Icon name={entry.icon} />
      {entry.label}
      {waiting > 0 ? (
        <span class={entry.badge?.isBad ? "badge bad" : "badge"}>
          {waiting > 99 ? "99+" : waiting}
          <span class="visually-hidden"> {entry.badge?.says}</span>
        </span>
      ) : null}
    </a>
  );
}

/** What stands above the page on narrow screens. */
export function TopBar() {
  return (
    <div class="top-bar">
      <a class="brand" href="/">
        <Mark /> Rolecall
      </a>
      <button type="button" class="button quiet icon-only" popovertarget="menu" aria-label="Menu">
        <Icon name="menu" size={20} />
      </button>
    </div>
  );
}
