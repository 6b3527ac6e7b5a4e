// Control calls about organizations, users, departments, offices, close reasons, and custom fields.
import { z } from "zod";
import { door } from "../../shared/door.ts";
import {
  createAccount,
  createCloseReason,
  createDepartment,
  createOffice,
  createUser,
  editRow,
} from "../acts/accounts.ts";
import { createField, createOption } from "../acts/fields.ts";
import { accountHolding, find, findAccount } from "../acts/find.ts";
import type { Simulator } from "../context.ts";
import { fieldTypes, valueTypes } from "../state/words.ts";
import { accountId, flag, recordId, word } from "./inputs.ts";
import { addStandardSetUp } from "./seeds.ts";

const settings = z.object({ hasJobApprovals: flag, reopensOnUnhire: flag, closedJobsTakeOpenings: flag });
const ids = z.array(z.int()).optional();
const rights = { isSiteAdmin: flag, canSeePrivateCandidates: flag, canSeePrivateFields: flag };

export function peopleCalls(sim: Simulator) {
  return {
    /** A new organization, set up as the blank one (people, structure, fields, a template) unless `hasSetUp` is false. */
    createAccount: door(
      z.object({ id: word, name: z.string(), settings: settings.optional(), hasSetUp: z.boolean().default(true) }),
      ({ hasSetUp, ...input }) => {
        const account = createAccount(sim, input);
        if (hasSetUp) addStandardSetUp(sim, account);
        return { id: account.id, name: account.name };
      },
    ),
    setSettings: door(settings.extend({ accountId }), ({ accountId: id, ...changes }) => {
      const account = findAccount(sim, id);
      for (const [name, value] of Object.entries(changes)) {
        if (value !== undefined) Object.assign(account.settings, { [name]: value });
      }
      sim.touch();
      return account.settings;
    }),
    createUser: door(
      z.object({
        accountId,
        name: z.string().min(1),
        email: word,
        jobTitle: word,
        employeeId: word,
        departmentIds: ids,
        officeIds: ids,
        ...rights,
      }),
      ({ accountId: id, ...input }) => createUser(sim, findAccount(sim, id), input),
    ),
    /** Rights and names; `isDeactivated` ends the user and every token that acts as them. */
    editUser: door(
      z.object({
        userId: recordId,
        firstName: word,
        lastName: word,
        jobTitle: word,
        employeeId: word,
        isDeactivated: flag,
        ...rights,
      }),
      ({ userId, ...changes }) => editRow(sim, find(accountHolding(sim, "users", userId), "users", userId), changes),
    ),
    deactivateUser: door(z.object({ userId: recordId }), ({ userId }) =>
      editRow(sim, find(accountHolding(sim, "users", userId), "users", userId), { isDeactivated: true }),
    ),
    createDepartment: door(
      z.object({ accountId, name: z.string().min(1), parentId: z.int().optional(), externalId: word }),
      ({ accountId: id, ...input }) => createDepartment(sim, findAccount(sim, id), input),
    ),
    createOffice: door(
      z.object({ accountId, name: z.string().min(1), location: word, parentId: z.int().optional(), externalId: word }),
      ({ accountId: id, ...input }) => createOffice(sim, findAccount(sim, id), input),
    ),
    /** A name that begins `Hire -` counts as a hire. */
    createCloseReason: door(z.object({ accountId, name: z.string().min(1) }), ({ accountId: id, name }) =>
      createCloseReason(sim, findAccount(sim, id), name),
    ),
    editCloseReason: door(z.object({ closeReasonId: recordId, name: z.string().min(1) }), ({ closeReasonId, name }) => {
      const account = accountHolding(sim, "closeReasons", closeReasonId);
      return editRow(sim, find(account, "closeReasons", closeReasonId), { name });
    }),
    /** `defaultValue` as in an API write; `options` are labels. */
    createField: door(
      z.object({
        accountId,
        fieldType: z.enum(fieldTypes),
        name: z.string().min(1),
        valueType: z.enum(valueTypes),
        options: z.array(z.string()).optional(),
        isRequired: flag,
        isPrivate: flag,
        needsApproval: flag,
        isApiOnly: flag,
        description: word,
        defaultValue: z.unknown().optional(),
      }),
      ({ accountId: id, ...input }) => createField(sim, findAccount(sim, id), input),
    ),
    /** Renaming keeps the key; `isActive: false` archives. */
    editField: door(
      z.object({
        fieldId: recordId,
        name: word,
        isRequired: flag,
        isPrivate: flag,
        needsApproval: flag,
        isActive: flag,
      }),
      ({ fieldId, ...changes }) =>
        editRow(sim, find(accountHolding(sim, "customFields", fieldId), "customFields", fieldId), changes),
    ),
    addOption: door(z.object({ fieldId: recordId, name: z.string().min(1) }), ({ fieldId, name }) => {
      const account = accountHolding(sim, "customFields", fieldId);
      return createOption(sim, account, find(account, "customFields", fieldId), name);
    }),
    /** Renames an option or, by `isActive: false`, deletes it. */
    editOption: door(z.object({ optionId: recordId, name: word, isActive: flag }), ({ optionId, ...changes }) =>
      editRow(sim, find(accountHolding(sim, "fieldOptions", optionId), "fieldOptions", optionId), changes),
    ),
    /** The field with this key or name, and its options. */
    findField: door(
      z.object({ accountId, fieldType: z.enum(fieldTypes), nameKey: z.string() }),
      ({ accountId: id, fieldType, nameKey }) => {
        const account = findAccount(sim, id);
        const field = Object.values(account.customFields).find(
          (one) => one.fieldType === fieldType && [one.nameKey, one.name].includes(nameKey),
        );
        const options = Object.values(account.fieldOptions).filter(({ fieldId }) => fieldId === field?.id);
        return field ? { ...field, options } : null;
      },
    ),
  };
}
