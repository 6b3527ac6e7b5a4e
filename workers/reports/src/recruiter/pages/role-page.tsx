// One role as its recruiter sees it: what is wanted, what it pays, the company's notes, and the board of their own candidates in it.
import { raw } from "hono/html";
import type { Column } from "#shared/db/board.ts";
import type { RecruiterCard, VisibleRole } from "#shared/db/recruiter-view.ts";
import { Board } from "../../components/board.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { State } from "../../components/state.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { CandidateCard } from "./candidates-page.tsx";
import { feeWords, openWord, salaryWords } from "./role-words.ts";

export type RoleView = {
  readonly role: VisibleRole;
  readonly columns: readonly Column<RecruiterCard>[];
  readonly formats: Formats;
};

const WORKPLACES = { onsite: "On site", hybrid: "Hybrid", remote: "Remote" } as const;

export function RolePage(props: { view: RoleView }) {
  const { role, columns, formats } = props.view;
  const places = [...new Set([role.location, ...role.allLocations])].filter((place) => place !== null);
  return (
    <>
      <PageHead
        title={role.title}
        back={{ href: "/recruiter", label: "Roles" }}
        actions={
          role.isOpen ? (
            <a class="button primary" href={`/recruiter/roles/${role.id}/submit`}>
              Submit a candidate
            </a>
          ) : null
        }
      >
        <State of={openWord(role.isOpen)} />
      </PageHead>
      <div class="columns">
        <div class="stack wide">
          {role.notesToRecruiters === "" ? null : (
            <Section title="Notes from the company">
              <p class="lines">{role.notesToRecruiters}</p>
            </Section>
          )}
          <Section title="Description">
            {/* Sanitised when it was read (domain/marketplace/sanitise.ts). */}
            <div class="prose">{raw(role.descriptionHtml)}</div>
          </Section>
        </div>
        <Section title="Terms">
          <Facts
            of={[
              ["Fee for a hire", feeWords(role.fee, formats)],
              ["To hire", formats.number(role.hiresWanted)],
              ["Salary", salaryWords(role.salary, formats) ?? undefined],
              ["Department", role.department],
              ["Location", places.length === 0 ? null : places.join(", ")],
              ["Workplace", role.workplaceType === null ? null : WORKPLACES[role.workplaceType]],
              ["Work type", role.commitment],
            ]}
          />
        </Section>
      </div>
      <Section title="Your candidates for this role">
        {columns.length === 0 ? (
          <p class="soft">You have not submitted anybody for this role yet.</p>
        ) : (
          <Board
            label="Your candidates by stage"
            columns={columns}
            card={(card) => <CandidateCard card={card} hasRole={false} formats={formats} />}
            formats={formats}
          />
        )}
      </Section>
    </>
  );
}
