// The list of postings.
import { html } from "hono/html";
import { requisitionCodesOf } from "../api/shapes.ts";
import { postingStates } from "../state/words.ts";
import { actionForm, table, tag } from "../../shared/pages/forms.ts";
import type { PageBody, PageInput } from "./frame.ts";

export function postingsPage({ account, base }: PageInput): PageBody {
  const back = `${base}/postings`;
  const managers = Object.values(account.users).map(({ id, name }) => [id, name] as const);
  const rows = Object.values(account.postings).map((posting) => {
    const { categories } = posting;
    return html`<tr>
      <td>${posting.text}</td>
      <td>${tag(posting.state, posting.state === "published")}</td>
      <td>${categories.location ?? "–"}</td>
      <td>${[categories.department, categories.team].filter((part) => part !== null).join(" / ")}</td>
      <td>${account.users[posting.hiringManager ?? ""]?.name ?? "–"}</td>
      <td class="code">${requisitionCodesOf(account, posting.id).join(", ")}</td>
      <td class="actions">
        ${actionForm({
          call: "setPostingState",
          back,
          hidden: { postingId: posting.id },
          fields: [
            {
              name: "state",
              label: "State",
              value: posting.state,
              options: postingStates.map((state) => [state, state]),
            },
          ],
          button: "Set",
          look: "plain",
        })}
        ${actionForm({
          call: "deletePosting",
          back,
          hidden: { postingId: posting.id },
          button: "Delete",
          look: "danger",
          question: `Delete posting ${posting.text}?`,
        })}
      </td>
    </tr>`;
  });
  return {
    title: "Postings",
    body: html`<div class="sheet">
        ${actionForm({
          call: "createPosting",
          back,
          hidden: { accountId: account.id },
          fields: [
            { name: "text", label: "Title", isRequired: true },
            { name: "location", label: "Location" },
            { name: "department", label: "Department" },
            { name: "team", label: "Team" },
            { name: "commitment", label: "Work type", placeholder: "Full-time" },
            { name: "hiringManager", label: "Hiring manager", options: [["", "Nobody"], ...managers] },
          ],
          button: "Create posting",
        })}
      </div>
      ${table(
        ["Posting", "State", "Location", "Department / team", "Hiring manager", "Requisitions", ""],
        rows,
        "No postings yet.",
      )}`,
  };
}
