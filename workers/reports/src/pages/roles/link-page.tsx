// Before a link is changed: what becomes of the candidates who were submitted, and of what the role says.
import { linkChangeWords } from "#shared/domain/marketplace/role.ts";
import type { RoleDetail } from "../../operations/roles/roles.ts";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";

export type LinkView = {
  readonly role: RoleDetail;
  readonly to: {
    readonly connectionId: string;
    readonly postingId: string;
    readonly title: string;
    readonly place: string | null;
  };
};

export function LinkPage(props: { view: LinkView }) {
  const { role, to } = props.view;
  const back = `/roles/${role.id}/link`;
  return (
    <>
      <PageHead
        title={role.link === null ? "Link to ATS" : "Update ATS link"}
        back={{ href: back, label: "Choose another posting" }}
      />
      <Section title="What changes">
        <Facts
          of={[
            ["Role", role.title],
            ["Linked until now to", role.link === null ? "nothing" : role.title],
            ["Linked from now on to", [to.title, to.place].filter(Boolean).join(", ")],
          ]}
        />
        <p class="measure">{linkChangeWords(role.sentCount, `“${to.title}”`)}</p>
        <p class="measure">
          The role’s title, description and places are those of the posting from now on. Fee, notes and recruiters stay.
        </p>
      </Section>
      <form class="actions" method="post" action={`/roles/${role.id}/link`}>
        <input type="hidden" name="connection" value={to.connectionId} />
        <input type="hidden" name="posting" value={to.postingId} />
        <button class="button primary">{role.link === null ? "Link" : "Update link"}</button>
        <a class="button quiet" href={`/roles/${role.id}`}>
          Cancel
        </a>
      </form>
    </>
  );
}
