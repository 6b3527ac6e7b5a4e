// The one door to the SyncProgress objects: typed around itty-durable's proxy, and never in the way when an object fails.
import { errorText } from "../domain/error-text.ts";
import { proxyDurable } from "itty-durable";
import { z } from "zod";

const Progress = z.object({
  jobId: z.string().nullable(),
  /** What is going on, in words for a person; empty when nothing is. */
  label: z.string(),
  /** Null when the end is not known. */
  total: z.number().nullable(),
  done: z.number(),
  failed: z.number(),
  isRunning: z.boolean(),
  updatedAt: z.string(),
});
export type Progress = z.infer<typeof Progress>;

export const NO_PROGRESS: Progress = {
  jobId: null,
  label: "",
  total: null,
  done: 0,
  failed: 0,
  isRunning: false,
  updatedAt: "1970-01-01T00:00:00.000Z",
};

type ProgressStub = { report(progress: Progress): Promise<unknown>; read(): Promise<unknown> };

function stubOf(namespace: DurableObjectNamespace, tenantId: string): ProgressStub {
  const proxy: { get(id: string, options: object): ProgressStub } = proxyDurable(namespace, { parse: true });
  return proxy.get(tenantId, { parse: true });
}

/** Tells the tenant's object how far its work is. A failure is only logged: progress is a nicety, the record is in D1. */
export async function reportProgress(
  namespace: DurableObjectNamespace,
  tenantId: string,
  progress: Progress,
): Promise<void> {
  try {
    await stubOf(namespace, tenantId).report(progress);
  } catch (error) {
    console.warn(JSON.stringify({ at: "sync-progress", event: "report lost", tenantId, error: errorText(error) }));
  }
}

/** The tenant's progress, or NO_PROGRESS when the object cannot tell. */
export async function readProgress(namespace: DurableObjectNamespace, tenantId: string): Promise<Progress> {
  try {
    const parsed = Progress.safeParse(await stubOf(namespace, tenantId).read());
    return parsed.success ? parsed.data : NO_PROGRESS;
  } catch {
    return NO_PROGRESS;
  }
}
