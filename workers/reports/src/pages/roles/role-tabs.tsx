// The two sides of a role: what it is, and who was submitted for it.
import type { RoleDetail } from "../../operations/roles/roles.ts";
import { Tabs } from "../../components/tabs.tsx";
import type { Formats } from "../../view-models/formats.ts";

export function RoleTabs(props: {
  role: Pick<RoleDetail, "id" | "submissionCount">;
  current: "role" | "candidates";
  formats: Formats;
}) {
  const { role, current, formats } = props;
  const to = `/roles/${role.id}`;
  return (
    <Tabs
      label="Role"
      formats={formats}
      tabs={[
        { label: "Role", href: to, isCurrent: current === "role" },
        {
          label: "Candidates",
          href: `${to}/submissions`,
          isCurrent: current === "candidates",
          count: role.submissionCount,
        },
      ]}
    />
  );
}
