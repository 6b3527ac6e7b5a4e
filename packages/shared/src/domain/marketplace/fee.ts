// What a company pays for a hire through a role: a share of the first year's salary, or one amount.
import { z } from "zod";

export const RoleFee = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("percent"),
    /** Of the first year's base salary. */
    percent: z.number().positive("Write a share above 0.").max(100, "At most 100 percent."),
  }),
  z.object({
    kind: z.literal("flat"),
    /** Whole units of the currency. */
    amount: z.number().int("Write a whole amount, without cents.").positive("Write an amount above 0.").max(10_000_000),
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, "Write the currency as three letters, such as USD."),
  }),
]);
export type RoleFee = z.infer<typeof RoleFee>;
