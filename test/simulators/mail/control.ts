// What a test or a script does with the mailbox: read it, empty it, and let the service fail.
import { z } from "zod";
import { door } from "../shared/door.ts";
import { faultQueue, type FaultQueue } from "../shared/fault-queue.ts";
import type { MailboxState } from "./state.ts";

/** An answer instead of taking the mail; `takes`: the mail is taken all the same, and only the answer is lost. */
const Fault = z.object({
  kind: z.enum(["status", "drop"]),
  status: z.number().int().optional(),
  body: z.unknown().optional(),
  retryAfterSeconds: z.number().optional(),
  takes: z.boolean().optional(),
  path: z.string().optional(),
  count: z.number().int().optional(),
  skip: z.number().int().optional(),
});
export type MailFault = z.infer<typeof Fault>;

export type MailFaults = FaultQueue<MailFault>;

export function mailFaults(): MailFaults {
  return faultQueue<MailFault>();
}

export function mailControl(state: MailboxState, faults: MailFaults, touch: () => void) {
  return {
    summary: door(z.object({}), () => ({ mails: state.mails.length })),
    /** All mails, or those to one address, oldest first. */
    mails: door(z.object({ to: z.string().optional() }), ({ to }) =>
      state.mails.filter((mail) => to === undefined || mail.to === to),
    ),
    fail: door(Fault, (fault) => faults.add(fault)),
    clear: door(z.object({}), () => {
      state.mails = [];
      faults.clear();
      touch();
      return null;
    }),
  };
}
export type MailControl = ReturnType<typeof mailControl>;
