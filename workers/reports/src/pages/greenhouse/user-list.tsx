// Greenhouse's active people as suggestions of the browser for fields that hold a user.
import type { CatalogueEntry } from "#shared/domain/greenhouse/catalogue.ts";
import { labelOf } from "#shared/domain/greenhouse/choose-entry.ts";
import { USERS } from "./field-control.tsx";

const MOST = 1_000; // more would make the page heavy; anyone can still be typed

export function UserList(props: { catalogue: readonly CatalogueEntry[] }) {
  const users = props.catalogue.filter((entry) => entry.kind === "user" && entry.isActive);
  return (
    <datalist id={USERS}>
      {users.slice(0, MOST).map((user) => (
        <option value={labelOf(user, [])}></option>
      ))}
    </datalist>
  );
}
