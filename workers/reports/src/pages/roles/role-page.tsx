// One role: what recruiters read, what the company adds, who works on it, and which postings it was linked to.
import { raw } from "hono/html";
import type { RoleDetail } from "../../operations/roles/roles.ts";
import { Code } from "../../components/code.tsx";
import { History } from "../../components/history.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import {
  closedWords,
  feeWords,
  ROLE_WORDS,
  salaryWords,
  SOURCE_WORDS,
  WORKPLACE_WORDS,
} from "../../view-models/role-words.ts";
import { RoleActions } from "./role-actions.tsx";
import { RoleTabs } from "./role-tabs.tsx";

export type RoleView = {
  readonly role: RoleDetail;
  /** The state of the connection of its link, when that stops candidates from being sent. */
  readonly trouble: string | null;
  readonly formats: Formats;
};

export function RolePage(props: { view: RoleView }) {
  const { role, trouble, formats } = props.view;
  const closed = closedWords(role);
  const isHidden = role.isConfidential && !role.showsConfidential;
  return (
    <>
      <PageHead title={role.title} back={{ href: "/roles", label: "Roles" }} actions={<RoleActions role={role} />}>
        <State of={ROLE_WORDS[role.state]} />
      </PageHead>
      <RoleTabs role={role} current="role" formats={formats} />
      {closed === null ? null : (
        <Notice tone="warn">{closed}. Its recruiters were told; it opens again when its posting does.</Notice>
      )}
      {trouble === null || role.state !== "open" ? null : <Notice tone="warn">{trouble}</Notice>}
      {role.state === "open" && role.link === null ? (
        <Notice tone="warn">
          This role is not linked to a posting. Candidates wait here until it is: More options, Link to ATS.
        </Notice>
      ) : null}
      {isHidden ? (
        <Notice tone="info">This role is confidential: its recruiters do not see it. Edit it to let them.</Notice>
      ) : null}
      <div class="columns">
        <Section title="Description">
          {role.descriptionHtml === "" ? (
            <p class="soft">No description{role.link === null ? " yet" : " in Lever"}.</p>
          ) : (
            <div class="prose">{raw(role.descriptionHtml)}</div>
          )}
        </Section>
        <div class="stack wide">
          <Section title="Offered to recruiters">
            <Facts
              of={[
                ["Fee for a hire", feeWords(role.fee, formats.locale)],
                ["Hires wanted", formats.number(role.hiresWanted)],
                ["Notes", role.notesToRecruiters === "" ? null : <span class="lines">{role.notesToRecruiters}</span>],
                ["Salary range", role.showsSalary ? "shown" : "not shown"],
              ]}
            />
          </Section>
          <Section title="Recruiters">
            <Crew role={role} formats={formats} />
          </Section>
          <Section title="Role">
            <RoleFactList role={role} formats={formats} />
          </Section>
          <Section title="Links to the ATS" id="links">
            <Links role={role} formats={formats} />
          </Section>
          <Section title="History">
            <History entries={role.audit} formats={formats} />
          </Section>
        </div>
      </div>
    </>
  );
}

function RoleFactList(props: { role: RoleDetail; formats: Formats }) {
  const { role, formats } = props;
  const { link } = role;
  const places = role.allLocations.length > 0 ? role.allLocations : role.location === null ? [] : [role.location];
  return (
    <Facts
      of={[
        ["Source", SOURCE_WORDS[role.source]],
        ["Department", role.department],
        ["Team", role.team],
        [places.length > 1 ? "Locations" : "Location", places.length === 0 ? null : <Places of={places} />],
        ["Workplace", role.workplaceType && WORKPLACE_WORDS[role.workplaceType]],
        ["Work type", role.commitment],
        ["Salary", salaryWords(role.salary, formats.locale)],
        ["Hiring manager", role.hiringManager],
        [
          "Requisition",
          link === null
            ? undefined
            : link.requisitionCodes.length === 0
              ? null
              : link.requisitionCodes.map((code) => <Code text={code} />),
        ],
        ["Confidential", role.isConfidential ? "yes" : "no"],
      ]}
    />
  );
}

const PLACES_SHOWN = 5;

/** The first few; the others open under them. */
function Places(props: { of: readonly string[] }) {
  const shown = props.of.slice(0, PLACES_SHOWN);
  const more = props.of.slice(PLACES_SHOWN);
  return (
    <>
      {shown.join(" · ")}
      {more.length === 0 ? null : (
        <details>
          <summary>{more.length} more</summary>
          {more.join(" · ")}
        </details>
      )}
    </>
  );
}

function Crew(props: { role: RoleDetail; formats: Formats }) {
  const { role, formats } = props;
  if (role.recruiters.length === 0)
    return (
      <p class="soft small">
        Nobody works on it yet. <a href={`/roles/${role.id}/edit`}>Give it to recruiters</a>.
      </p>
    );
  return (
    <ul class="plain-list">
      {role.recruiters.map((recruiter) => (
        <li>
          <strong>{recruiter.name}</strong>, {recruiter.agency}
          {recruiter.isPaused ? " (paused)" : ""}
          <span class="under">
            {formats.count(recruiter.submissionCount, "candidate", "candidates")} · since{" "}
            <Time at={recruiter.givenAt} formats={formats} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Links(props: { role: RoleDetail; formats: Formats }) {
  const { role, formats } = props;
  if (role.links.length === 0) return <p class="soft small">It was never linked to a posting.</p>;
  return (
    <ul class="plain-list">
      {role.links.map((link) => (
        <li>
          {link.unlinkedAt === null && role.link?.url ? (
            <a href={role.link.url} rel="noopener noreferrer">
              {role.title}
            </a>
          ) : (
            link.postingTitle
          )}
          <span class="under">
            linked <Time at={link.linkedAt} formats={formats} /> by {link.linkedByName}
          </span>
          {link.unlinkedAt === null ? (
            <span class="under">
              read from Lever <Time at={role.link?.readAt ?? null} formats={formats} none="not yet" />
            </span>
          ) : (
            <span class="under">
              until <Time at={link.unlinkedAt} formats={formats} />,{" "}
              {formats.count(link.submissionCount ?? 0, "candidate stays", "candidates stay")} there
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
