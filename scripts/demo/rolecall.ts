// Rolecall's JSON API as the demo uses it: each answer checked down to the fields that the story tells of.
import { z } from "zod";

const Evidence = z.object({ text: z.string() });

export const Position = z.object({
  id: z.string(),
  status: z.string(),
  syncStatus: z.string(),
  syncMessage: z.string().nullable(),
  requisitionCode: z.string().nullable(),
  hire: z.object({ candidateName: z.string(), startsOn: z.string().nullable() }).nullable(),
  employee: z.object({ id: z.string(), name: z.string() }).nullable(),
  match: z.object({ status: z.string(), decidedBy: z.string(), evidence: z.array(Evidence) }).nullable(),
});
export type Position = z.infer<typeof Position>;

export const Connection = z.object({
  id: z.string(),
  status: z.string(),
  installedBy: z.object({ name: z.string().nullable() }).nullable(),
  scopes: z.array(z.string()),
  health: z.object({ problems: z.array(z.object({ message: z.string() })), lastLookedAt: z.string().nullable() }),
  webhook: z.object({ url: z.string(), signatureTokenCount: z.number() }),
});
export type Connection = z.infer<typeof Connection>;

export const Connections = z.object({
  data: z.array(z.object({ id: z.string(), provider: z.string(), status: z.string() })),
});
/** A connection as what was done to it answers: nothing of it is needed. */
export const Done = z.unknown();

export const Previews = z.object({
  data: z.array(
    z.object({ lines: z.array(z.object({ label: z.string(), value: z.string() })), refusal: z.unknown().optional() }),
  ),
});
export const Preview = z.object({ lines: z.array(z.object({ label: z.string(), value: z.string() })) });
export const SyncAccepted = z.object({ accepted: z.array(z.object({ requisitionCode: z.string() })) });
export const JobStarted = z.object({ jobId: z.string() });
export const SyncJob = z.object({ status: z.string(), reason: z.string().nullable() });
export const Made = z.object({ id: z.string() });
export const Events = z.object({
  data: z.array(z.object({ id: z.string(), kind: z.string(), outcome: z.string().nullable() })),
});
export const AtsReport = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      status: z.string(),
      syncStatus: z.string(),
      requisitionCode: z.string().nullable(),
      candidate: z.object({ name: z.string() }).nullable(),
      employee: z.object({ name: z.string() }).nullable(),
    }),
  ),
});
/** The same with what Greenhouse tells of openings. */
export const OpeningReport = z.object({
  data: z.array(
    AtsReport.shape.data.element.extend({ openingStatus: z.string().nullable(), outcome: z.string().nullable() }),
  ),
});
export const Revoked = z.object({ ok: z.literal(true) });
export const Tokens = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) });

const ErrorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

export type Rolecall = {
  get<Answer>(path: string, answer: z.ZodType<Answer>): Promise<Answer>;
  post<Answer>(path: string, body: object | null, answer: z.ZodType<Answer>): Promise<Answer>;
  patch<Answer>(path: string, body: object, answer: z.ZodType<Answer>): Promise<Answer>;
  put<Answer>(path: string, body: object, answer: z.ZodType<Answer>): Promise<Answer>;
};

/** @throws Error with the API's own words at any answer that is not 2xx */
export function rolecallApi(publicUrl: string, token: string): Rolecall {
  const call = async <Answer>(method: string, path: string, body: object | null, answer: z.ZodType<Answer>) => {
    const response = await fetch(`${publicUrl}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === null ? {} : { "content-type": "application/json" }) },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
    const value: unknown = await response.json().catch(() => null);
    if (response.ok) return answer.parse(value);
    const told = ErrorBody.safeParse(value).data?.error;
    throw new Error(`${method} ${path} answered ${response.status}${told ? `: ${told.message} (${told.code})` : "."}`);
  };
  return {
    get: (path, answer) => call("GET", path, null, answer),
    post: (path, body, answer) => call("POST", path, body, answer),
    patch: (path, body, answer) => call("PATCH", path, body, answer),
    put: (path, body, answer) => call("PUT", path, body, answer),
  };
}
