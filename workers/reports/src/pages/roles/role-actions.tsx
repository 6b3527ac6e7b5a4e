// What may be done with a role now; what changes its link stands under More options.
import { linkChangeWords, whyNotOpenable } from "#shared/domain/marketplace/role.ts";
import type { RoleDetail } from "../../operations/roles/roles.ts";
import { Act, Ask } from "../../components/action.tsx";

export function RoleActions(props: { role: RoleDetail }) {
  const { role } = props;
  const to = `/roles/${role.id}`;
  const isOpenable = whyNotOpenable({ fee: role.fee, postingState: role.link?.state ?? null }) === null;
  return (
    <>
      <MoreOptions role={role} />
      <a class="button" href={`${to}/edit`}>
        Edit
      </a>
      {role.status === "open" ? <Close role={role} /> : null}
      {role.status === "draft" && isOpenable ? <Act to={`${to}/open`} label="Open the role" class="primary" /> : null}
      {role.status === "draft" && !isOpenable ? (
        <a class="button primary" href={`${to}/edit`}>
          Complete and open
        </a>
      ) : null}
      {role.status === "closed" && isOpenable ? <Act to={`${to}/open`} label="Reopen" class="primary" /> : null}
    </>
  );
}

/** Opens without a script, by keyboard too. */
function MoreOptions(props: { role: RoleDetail }) {
  const { role } = props;
  const to = `/roles/${role.id}`;
  return (
    <details class="more-options">
      <summary class="button">More options</summary>
      <div class="more-options-list">
        <a href={`${to}/link`}>{role.link === null ? "Link to ATS" : "Update ATS link"}</a>
        {role.link === null ? null : (
          <Ask
            id={`unlink-${role.id}`}
            to={`${to}/unlink`}
            label="Remove ATS link"
            title="Remove the link to Lever?"
            confirm="Remove the link"
          >
            <p>{linkChangeWords(role.sentCount, null)}</p>
            <p>The role keeps what its posting says now. The posting in Lever stays as it is.</p>
          </Ask>
        )}
      </div>
    </details>
  );
}

function Close(props: { role: RoleDetail }) {
  const { role } = props;
  return (
    <Ask
      id={`close-${role.id}`}
      to={`/roles/${role.id}/close`}
      label="Close"
      title={`Close “${role.title}”?`}
      confirm="Close role"
    >
      <p>Its recruiters are told and can submit nobody else. Candidates who were submitted are followed as before.</p>
      {role.link === null ? null : <p>The posting in Lever stays as it is; close it there as well.</p>}
    </Ask>
  );
}
