// What an organization has set up: departments, offices, close reasons, custom fields and their options.
import type { CloseReason, CustomField, Department, FieldOption, Office } from "../../state/records.ts";
import { knownFieldTypes } from "../../state/words.ts";
import type { ListSpec } from "../list.ts";
import { common } from "./shape.ts";

const place = (row: Department) => ({
  ...common(row),
  name: row.name,
  parent_id: row.parentId,
  external_id: row.externalId,
});

export const departmentsList: ListSpec<Department> = {
  collection: "departments",
  rows: ({ caller }) => Object.values(caller.account.departments),
  shape: place,
  ids: { parent_id: ({ parentId }) => parentId },
  words: { external_id: { of: ({ externalId }) => externalId } },
};

export const officesList: ListSpec<Office> = {
  collection: "offices",
  rows: ({ caller }) => Object.values(caller.account.offices),
  shape: (office) => ({
    ...place(office),
    location: office.location,
    primary_in_house_contact_user_id: office.contactUserId,
  }),
  ids: { parent_id: ({ parentId }) => parentId },
  words: { external_id: { of: ({ externalId }) => externalId } },
};

export const closeReasonsList: ListSpec<CloseReason> = {
  collection: "close_reasons",
  rows: ({ caller }) => Object.values(caller.account.closeReasons),
  shape: (reason) => ({ ...common(reason), name: reason.name }),
};

export const customFieldsList: ListSpec<CustomField> = {
  collection: "custom_fields",
  // Archived fields are among them unless active=true is passed.
  rows: ({ caller }) => Object.values(caller.account.customFields),
  shape: (field) => ({
    ...common(field),
    name: field.name,
    name_key: field.nameKey,
    field_type: field.fieldType,
    value_type: field.valueType,
    sort_order: field.sortOrder,
    private: field.isPrivate,
    required: field.isRequired,
    require_approval: field.needsApproval,
    trigger_new_version: field.triggersNewVersion,
    active: field.isActive,
    api_only: field.isApiOnly,
    internal_type: null,
    description: field.description,
    placeholder: null,
    application_type: null,
    expose_in_job_board_api: false,
    use_for_job_approvals: field.needsApproval,
    use_for_offer_approvals: false,
    template_token_string: null,
    updated_by_id: null,
    default_value: field.defaultValue === null ? null : String(field.defaultValue),
  }),
  words: {
    field_type: { of: ({ fieldType }) => fieldType, allowed: knownFieldTypes },
    name: { of: ({ name }) => name },
    name_key: { of: ({ nameKey }) => nameKey },
  },
  flags: { active: ({ isActive }) => isActive },
};

export const fieldOptionsList: ListSpec<FieldOption> = {
  collection: "custom_field_options",
  rows: ({ caller }) => Object.values(caller.account.fieldOptions),
  shape: (option) => ({
    ...common(option),
    custom_field_id: option.fieldId,
    name: option.name,
    external_id: option.externalId,
    sort_order: option.sortOrder,
    active: option.isActive,
  }),
  idLists: { custom_field_ids: ({ fieldId }) => fieldId },
  words: {
    custom_field_key: { of: ({ fieldId }, { caller }) => caller.account.customFields[fieldId]?.nameKey ?? null },
  },
  flags: { active: ({ isActive }) => isActive },
};
