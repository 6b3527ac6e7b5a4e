// Settings > Members: who may look in, who is invited, and inviting and removing people.
import type { InvitationRow, MemberRow } from "#shared/db/members.ts";
import type { MemberRole } from "#shared/domain/access.ts";
import { Act, Ask } from "../../components/action.tsx";
import { BLANK_FORM, Field, Select } from "../../components/field.tsx";
import { PageHead, Section } from "../../components/page-head.tsx";
import { Person } from "../../components/person.tsx";
import { ShownOnce } from "../../components/shown-once.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";

export type MembersView = {
  readonly members: readonly MemberRow[];
  readonly invitations: readonly InvitationRow[];
  readonly me: string;
  readonly mayAdminister: boolean;
  readonly mayMakeOwners: boolean;
  /** The link of an invitation that was just made; shown this once. */
  readonly inviteUrl: string | null;
  readonly formats: Formats;
};

export const ROLE_WORDS: Record<MemberRole, { readonly name: string; readonly may: string }> = {
  owner: { name: "Owner", may: "may do everything" },
  admin: { name: "Admin", may: "connections, members and settings too" },
  member: { name: "Member", may: "plan, approve, sync, decide matches" },
};

export function MembersPage(props: { view: MembersView }) {
  const { view } = props;
  return (
    <>
      <PageHead title="Members">People who can sign in. Everyone else sees whom to ask.</PageHead>
      {view.inviteUrl ? (
        <ShownOnce title="Invitation link" secret={view.inviteUrl}>
          Send it to the person yourself. It works once, and is not shown again; make a new one if it gets lost.
        </ShownOnce>
      ) : null}
      <Table
        caption="Members"
        columns={memberColumns(view)}
        rows={view.members.map((member) => ({ ...member, id: member.userId }))}
      />
      {view.invitations.length > 0 ? (
        <Section title="Open invitations">
          <Table caption="Open invitations" columns={invitationColumns(view)} rows={view.invitations} />
        </Section>
      ) : null}
      {view.mayAdminister ? <Invite view={view} /> : null}
    </>
  );
}

function memberColumns(view: MembersView): Column<MemberRow & { readonly id: string }>[] {
  return [
    {
      label: "Name",
      kind: "title",
      cell: (row) => <Person name={row.name} note={row.userId === view.me && "you"} under={row.email} />,
    },
    {
      label: "Role",
      cell: (row) => (
        <>
          {ROLE_WORDS[row.role].name}
          <span class="under">{ROLE_WORDS[row.role].may}</span>
        </>
      ),
    },
    { label: "Joined", cell: (row) => <Time at={row.createdAt} formats={view.formats} /> },
    {
      label: "Actions",
      kind: "does",
      cell: (row) =>
        view.mayAdminister ? (
          <Ask
            id={`remove-${row.userId}`}
            to={`/settings/members/${row.userId}/remove`}
            label="Remove"
            class="small quiet bad"
            title={`Remove ${row.name}?`}
            confirm="Remove"
          >
            <p>
              {row.userId === view.me ? "You are" : `${row.name} is`} signed out everywhere at once and can no longer
              look in. What was done stays in the audit log. A new invitation lets the person back in.
            </p>
          </Ask>
        ) : null,
    },
  ];
}

function invitationColumns(view: MembersView): Column<InvitationRow>[] {
  return [
    { label: "For", kind: "title", cell: (row) => row.label || "Somebody" },
    {
      label: "To",
      cell: (row) =>
        row.purpose === "connect"
          ? `connect ${row.provider === "greenhouse" ? "Greenhouse" : "Lever"}`
          : `join as ${ROLE_WORDS[row.role ?? "member"].name.toLowerCase()}`,
    },
    { label: "Made", cell: (row) => <Time at={row.createdAt} formats={view.formats} /> },
    { label: "Ends", cell: (row) => <Time at={row.expiresAt} formats={view.formats} /> },
    {
      label: "Actions",
      kind: "does",
      cell: (row) =>
        view.mayAdminister ? (
          <Act to={`/settings/members/invitations/${row.id}/revoke`} label="Take back" class="small quiet" />
        ) : null,
    },
  ];
}

function Invite(props: { view: MembersView }) {
  const roles: MemberRole[] = props.view.mayMakeOwners ? ["member", "admin", "owner"] : ["member", "admin"];
  return (
    <Section title="Invite someone">
      <form class="card" method="post" action="/settings/members/invite">
        <div class="form-pair">
          <Field form={BLANK_FORM} name="label" label="For whom" isOptional hint="A name, so that you know later." />
          <Select
            form={BLANK_FORM}
            name="role"
            label="Role"
            choices={roles.map((role) => ({ value: role, label: `${ROLE_WORDS[role].name}: ${ROLE_WORDS[role].may}` }))}
          />
        </div>
        <div class="actions">
          <button class="button primary">Make an invitation link</button>
        </div>
      </form>
    </Section>
  );
}
