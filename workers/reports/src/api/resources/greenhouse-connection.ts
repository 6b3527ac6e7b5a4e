// What the API takes to connect Greenhouse: a credential of type Harvest V3 (OAuth) and the user that it acts as.
import { z } from "@hono/zod-openapi";
import { OLD_HARVEST_KEY } from "#shared/domain/greenhouse/old-key.ts";

const clientParts = {
  clientId: z.string().trim().min(1, "Paste the client id.").max(500),
  clientSecret: z.string().trim().min(1, "Paste the client secret.").max(500),
  userId: z
    .string()
    .trim()
    .regex(/^\d{1,19}$/, "The id is a number: it stands in the address of the user's page in Greenhouse.")
    .openapi({ description: "Greenhouse's id of the integration user, a Site Admin, whom Rolecall acts as." }),
};

export const NewGreenhouseConnection = z
  .strictObject({
    provider: z.literal("greenhouse"),
    auth: z.strictObject({ kind: z.literal("client_credentials", { error: OLD_HARVEST_KEY }), ...clientParts }),
    modules: z.array(z.literal("headcount")).min(1).default(["headcount"]),
  })
  .openapi("NewGreenhouseConnection", {
    description:
      "Tried at once. `health.problems` of the answer names each scope that is missing; the connection is kept then, and needs attention. `webhook.secret` is not shown again: enter it in Greenhouse with `webhook.url`.",
    example: {
      provider: "greenhouse",
      auth: {
        kind: "client_credentials",
        clientId: "your client id",
        clientSecret: "its secret",
        userId: "4000012002",
      },
      modules: ["headcount"],
    },
  });

/** Parts of a Greenhouse credential to replace: what is left out stays. */
export const ClientChange = z
  .strictObject(clientParts)
  .partial()
  .refine((parts) => Object.values(parts).some((part) => part !== undefined), "Send what shall change.");
