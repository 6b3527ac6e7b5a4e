// One candidate: attach to a posting, move, hire against a requisition, un-hire, change the reason, offer, delete.
import { html } from "hono/html";
import { isHiredReason } from "../acts/archive.ts";
import { contactOf, findOpportunity } from "../acts/find.ts";
import type { Opportunity } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { offerStatuses } from "../state/words.ts";
import { stateTag } from "./candidates.ts";
import { actionForm, table, timeOf } from "../../shared/pages/forms.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

/** With requisitions on, Lever lets a person hire only against a requisition. */
function hireForm(account: Account, row: Opportunity, back: string): Html {
  const { isEnterprise, areRequisitionsEnabled } = account.settings;
  const isRequired = isEnterprise && areRequisitionsEnabled;
  const open = Object.values(account.requisitions).filter(({ status }) => status !== "closed" && status !== "draft");
  const reasons = account.archiveReasons.filter(({ type, status }) => type === "hired" && status === "active");
  if (isRequired && open.length === 0) {
    return html`<p class="quiet">There is no open requisition to hire against.</p>`;
  }
  const requisitions = open.map(({ id, requisitionCode, name }) => [id, `${requisitionCode} · ${name}`] as const);
  return actionForm({
    call: "hire",
    back,
    hidden: { opportunityId: row.id },
    fields: [
      ...(isRequired ? [{ name: "requisitionId", label: "Requisition", options: requisitions }] : []),
      { name: "reason", label: "Reason", options: reasons.map(({ id, text }) => [id, text] as const) },
    ],
    button: "Mark as hired",
  });
}

function archiveForms(account: Account, row: Opportunity, back: string): Html {
  const reasons = account.archiveReasons.filter(
    ({ id, type, status }) => type === "non-hired" && status === "active" && id !== row.archived?.reason,
  );
  const isHired = isHiredReason(account, row.archived?.reason);
  return html`<div class="sheet">
    ${isHired ? "" : hireForm(account, row, back)}
    ${actionForm({
      call: "changeArchiveReason",
      back,
      hidden: { opportunityId: row.id },
      fields: [{ name: "reason", label: "Reason", options: reasons.map(({ id, text }) => [id, text] as const) }],
      button: row.archived ? "Change reason" : "Archive",
      look: "plain",
    })}
    ${
      row.archived
        ? html`<div class="actions">
            ${actionForm({
              call: "unhire",
              back,
              hidden: { opportunityId: row.id },
              button: isHired ? "Undo hire (back to active)" : "Back to active",
              look: "plain",
            })}
          </div>`
        : ""
    }
  </div>`;
}

function applicationPart(account: Account, row: Opportunity, back: string): Html {
  if (row.application) {
    return html`<p>${account.postings[row.application.posting]?.text ?? row.application.posting}</p>`;
  }
  const postings = Object.values(account.postings).map(({ id, text }) => [id, text] as const);
  if (postings.length === 0) return html`<p class="quiet">There are no postings.</p>`;
  return actionForm({
    call: "attachPosting",
    back,
    hidden: { opportunityId: row.id },
    fields: [{ name: "postingId", label: "Posting", options: postings }],
    button: "Add to posting",
    look: "plain",
  });
}

function offersPart(account: Account, row: Opportunity, back: string): Html {
  const offers = Object.values(account.offers).filter(({ opportunityId }) => opportunityId === row.id);
  return html`${table(
    ["Status", "Created (UTC)", ""],
    offers.map(
      (offer) =>
        html`<tr>
          <td>${offer.status}</td>
          <td>${timeOf(offer.createdAt)}</td>
          <td class="actions">
            ${actionForm({
              call: "setOfferStatus",
              back,
              hidden: { offerId: offer.id },
              fields: [
                {
                  name: "status",
                  label: "Status",
                  value: offer.status,
                  options: offerStatuses.map((one) => [one, one]),
                },
              ],
              button: "Set",
              look: "plain",
            })}
          </td>
        </tr>`,
    ),
    "No offers.",
  )}
  ${
    row.application
      ? actionForm({
          call: "createOffer",
          back,
          hidden: { opportunityId: row.id },
          button: "Draft an offer",
          look: "plain",
        })
      : ""
  }`;
}

export function candidatePage({ account, base }: PageInput, id: string): PageBody {
  const row = findOpportunity(account, id);
  const contact = contactOf(account, row);
  const back = `${base}/candidates/${row.id}`;
  return {
    title: contact.name === "" ? "(no name)" : contact.name,
    body: html`<div class="columns">
      <div>
        <div class="sheet">
          <dl class="pair">
            <dt>State</dt>
            <dd>${stateTag(account, row)}</dd>
            <dt>E-mail</dt>
            <dd>${contact.emails.length === 0 ? "none" : contact.emails.join(", ")}</dd>
            <dt>Origin</dt>
            <dd>${row.origin}</dd>
            <dt>Created (UTC)</dt>
            <dd>${timeOf(row.createdAt)}</dd>
            <dt>Archived (UTC)</dt>
            <dd>${timeOf(row.archived?.archivedAt ?? null)}</dd>
            <dt>Opportunity</dt>
            <dd class="code">${row.id}</dd>
          </dl>
        </div>
        <h2>Posting</h2>
        <div class="sheet">${applicationPart(account, row, back)}</div>
        <h2>Offers</h2>
        ${offersPart(account, row, back)}
      </div>
      <div>
        <h2 style="margin-top:0">Stage</h2>
        <div class="sheet">
          ${actionForm({
            call: "moveStage",
            back,
            hidden: { opportunityId: row.id },
            fields: [
              {
                name: "stage",
                label: "Stage",
                value: row.stage,
                options: account.stages.map((stage) => [stage.id, stage.text] as const),
              },
            ],
            button: "Move",
            look: "plain",
          })}
        </div>
        <h2>Hire and archive</h2>
        ${archiveForms(account, row, back)}
        <h2>Edit or delete</h2>
        <div class="sheet">
          ${actionForm({
            call: "editContact",
            back,
            hidden: { opportunityId: row.id },
            fields: [
              { name: "name", label: "Name", value: contact.name },
              { name: "emails:list", label: "E-mail", value: contact.emails.join(", ") },
            ],
            button: "Save",
            look: "plain",
          })}
          <div class="actions">
            ${actionForm({
              call: "deleteCandidate",
              back: `${base}/candidates`,
              hidden: { opportunityId: row.id },
              button: "Delete candidate",
              look: "danger",
              question: `Delete ${contact.name}?`,
            })}
          </div>
        </div>
      </div>
    </div>`,
  };
}
