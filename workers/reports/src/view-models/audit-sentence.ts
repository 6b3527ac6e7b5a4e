// The audit log in sentences: "Ada Lovelace approved the position".
import type { AuditRow } from "#shared/db/audit-log.ts";

const SENTENCES: Readonly<Record<string, string>> = {
  "position.planned": "planned the position",
  "position.edited": "edited the position",
  "position.requested": "asked for approval",
  "position.approval_requested": "asked for approval",
  "position.approved": "approved the position",
  "position.sent_back": "sent the position back",
  "position.closed": "closed the position",
  "position.reopened": "reopened the position",
  "position.sync_requested": "asked to open its requisition",
  "position.change_requested": "asked to change it in the ATS",
  "position.changed_at_ats": "wrote the changes to the ATS",
  "position.change_failed": "could not change it in the ATS",
  "position.opening_closed": "closed its opening in the ATS",
  "position.opening_reopened": "opened its opening in the ATS again",
  "position.synced": "opened its requisition in the ATS",
  "position.sync_failed": "could not open its requisition",
  "position.opened": "saw that its requisition is open",
  "position.filled": "saw the hire and filled the position",
  "position.vacated": "saw that the hire of this closed position was undone",
  "position.returned_to_plan": "put the position back into the plan",
  "position.hire_undone": "saw that the hire was undone",
  "hire.seen": "saw a hire",
  "hire.undone": "saw that a hire was undone",
  "requisition.changed_at_ats": "saw that the requisition changed in the ATS",
  "requisition.deleted_at_ats": "saw that the requisition was deleted in the ATS",
  "match.proposed": "proposed a match",
  "match.confirmed": "confirmed the match",
  "match.rejected": "rejected the match",
  "match.undone": "undid the match",
  "match_rehearsal.started": "asked what today’s rules would decide",
  "connection.created": "connected the account",
  "connection.connected": "connected the account",
  "connection.reconnected": "reconnected the account",
  "connection.changed": "changed the connection",
  "connection.disconnected": "disconnected the account",
  "connection.invited": "made a link to connect the ATS",
  "connection.fields_mapped": "changed what fills Greenhouse's fields",
  "connection.catalogue_requested": "asked to read the fields again",
  "connection.import_requested": "asked to import hired people",
  "connection.look_requested": "asked to look for hires",
  "connection.resumed": "found that the connection works again",
  "connection.webhook_secret_made": "made a secret for the webhooks",
  "connection.signature_tokens_changed": "changed the webhooks' signature tokens",
  "connection.modules_changed": "changed what the connection is used for",
  "connection.settings_changed": "changed the connection's settings",
  "connection.webhook_made": "made a webhook in the ATS",
  "connection.webhooks_removed": "removed the webhooks from the ATS",
  "connection.webhooks_stranded": "could not remove the webhooks from the ATS",
  "connection.needs_attention": "found that the connection needs attention",
  "connection.roles_refresh_requested": "asked to refresh the roles",
  "recruiter.invited": "invited the recruiter",
  "recruiter.paused": "paused the recruiter",
  "recruiter.resumed": "let the recruiter work again",
  "recruiter.removed": "removed the recruiter",
  "recruiter.mail_chosen": "chose how to hear by mail",
  "marketplace.settings_changed": "changed the rules of the marketplace",
  "submission.made": "submitted the candidate",
  "submission.sent": "created the candidate in the ATS",
  "submission.refused": "refused the candidate by the ownership rule",
  "submission.not_sent": "could not send the candidate",
  "submission.overruled": "overruled the refusal",
  "submission.tried_again": "asked to send the candidate again",
  "submission.start_entered": "entered the first day of work",
  "submission.erasure_asked": "asked to erase the candidate’s details",
  "submission.erased": "erased the candidate’s details",
  "submission.hired": "saw that the candidate was hired",
  "submission.unhired": "saw that the hire was undone",
  "role.created": "made the role",
  "role.edited": "edited the role",
  "role.opened": "opened the role to its recruiters",
  "role.closed": "closed the role",
  "role.put_back": "made the role a draft again",
  "role.recruiters_changed": "changed who works on the role",
  "role.linked": "linked the role to a posting",
  "role.link_changed": "linked the role to another posting",
  "role.unlinked": "removed the role's link",
  "role.closed_with_posting": "saw that its posting takes no candidates any more",
  "role.reopened_with_posting": "saw that it takes candidates again",
  "employee.added": "added the employee",
  "employee.created": "added the employee",
  "employee.updated": "edited the employee",
  "employee.edited": "edited the employee",
  "employee.hire_undone": "saw that the hire of the employee was undone",
  "employee.linked": "recognised the employee",
  "employee.unlinked": "stopped telling of the employee",
  "employee.deactivated": "deactivated the employee",
  "employee.reactivated": "reactivated the employee",
  "member.signed_out": "signed out a deactivated member",
  "connection.token_replaced": "replaced the token",
  "scim_group.added": "added a group",
  "scim_group.changed": "changed a group",
  "scim_group.removed": "removed a group",
  "member.joined": "joined",
  "member.invited": "invited a member",
  "member.removed": "removed a member",
  "invitation.revoked": "took an invitation back",
  "event.replayed": "replayed the event",
  "tenant.changed": "changed the settings",
  "tenant.settings_changed": "changed the settings",
  "new_hire.came_in": "brought the new hire in",
  "new_hire.withdrawn": "saw that they no longer count as a new hire",
  "new_hire.invited": "invited the new hire",
  "new_hire.invited_again": "invited the new hire again",
  "new_hire.invitation_revoked": "took the invitation back",
  "new_hire.link_opened": "opened the welcome page",
  "new_hire.confirmed": "confirmed name and contact",
  "document.downloaded": "downloaded a document",
  "package.added": "added the package",
  "package.changed": "changed the package",
  "package.removed": "removed the package",
  "connection.new_hires_requested": "asked to look for new hires",
  "api_token.created": "made an API token",
  "api_token.revoked": "revoked an API token",
};

/** What was done, without who; an action that is not listed reads as its own words. */
export function auditSentence(entry: Pick<AuditRow, "action" | "details">): string {
  const sentence = SENTENCES[entry.action] ?? plainWords(entry.action);
  const more = [detailWords(entry.details), nowWords(entry)].filter((words) => words !== "").join(", ");
  return more === "" ? sentence : `${sentence} (${more})`;
}

/** What a requisition has become, in the ATS's word. */
function nowWords({ action, details }: Pick<AuditRow, "action" | "details">): string {
  const { status } = details;
  return action === "requisition.changed_at_ats" && typeof status === "string" ? `now ${status}` : "";
}

function plainWords(action: string): string {
  const [object = "", verb = ""] = action.split(".");
  return `${verb.replaceAll("_", " ")} ${object.replaceAll("_", " ")}`.trim();
}

/** The details that help a reader: changed fields, a code, a note, a reason. Ids stay in the log. */
function detailWords(details: Readonly<Record<string, unknown>>): string {
  const { fields, requisitionCode: code, note, reason } = details;
  const words: string[] = [];
  if (Array.isArray(fields) && fields.length > 0) words.push(fields.map((name) => fieldWords(String(name))).join(", "));
  if (typeof code === "string") words.push(code);
  if (typeof note === "string" && note !== "") words.push(`“${note}”`);
  if (typeof reason === "string") words.push(reason.replaceAll("_", " "));
  return words.join(", ");
}

/** "hiringManager" reads "hiring manager". */
function fieldWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
