// Control calls about interviews and the account's own requisition fields.
import { z } from "zod";
import { accountHolding, findAccount, findOpportunity } from "../acts/find.ts";
import { changeInterview, deleteInterview, scheduleInterview } from "../acts/interviews.ts";
import { notFound } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { door } from "../../shared/door.ts";

const subfield = z.object({ id: z.string(), text: z.string(), type: z.string() });
const option = z.object({ id: z.string(), text: z.string() });

export function interviewCalls(sim: Simulator) {
  const holding = (id: string) => {
    for (const account of Object.values(sim.state.accounts)) {
      const interview = account.interviews[id];
      if (interview) return { account, interview, opportunity: findOpportunity(account, interview.opportunityId) };
    }
    throw notFound("interviews", id);
  };
  return {
    /** `date` in ms, `duration` in minutes, `interviewers` user ids. */
    scheduleInterview: door(
      z.object({
        opportunityId: z.string(),
        date: z.int(),
        duration: z.int().optional(),
        subject: z.string().optional(),
        interviewers: z.array(z.string()).optional(),
        timezone: z.string().optional(),
        location: z.string().optional(),
      }),
      ({ opportunityId, ...input }) => {
        const account = accountHolding(sim, "opportunities", opportunityId);
        return scheduleInterview(sim, account, findOpportunity(account, opportunityId), input);
      },
    ),
    changeInterview: door(
      z.object({ interviewId: z.string(), date: z.int().optional(), isCanceled: z.boolean().optional() }),
      ({ interviewId, ...change }) => {
        const { account, opportunity, interview } = holding(interviewId);
        changeInterview(sim, account, opportunity, interview, change);
        return interview;
      },
    ),
    deleteInterview: door(z.object({ interviewId: z.string() }), (input) => {
      const { account, opportunity, interview } = holding(input.interviewId);
      deleteInterview(sim, account, opportunity, interview);
    }),
    /** A custom field of requisitions; a required one makes writes without it a 400. */
    createRequisitionField: door(
      z.object({
        accountId: z.string().optional(),
        id: z.string(),
        text: z.string(),
        type: z.enum(["number", "text", "date", "object", "dropdown"]).default("text"),
        isRequired: z.boolean().default(false),
        subfields: z.array(subfield).optional(),
        options: z.array(option).optional(),
      }),
      ({ accountId, subfields, options, ...rest }) => {
        const field = { ...rest, ...(subfields ? { subfields } : {}), ...(options ? { options } : {}) };
        findAccount(sim, accountId).requisitionFields.push(field);
        sim.touch();
        return field;
      },
    ),
  };
}
