// The queue `match`: tenants side by side; what a tenant's messages are about is noted in D1 and looked at in one run's turn.
import { forTenant } from "#shared/db/for-tenant.ts";
import type { Subject } from "#shared/db/match-states.ts";
import { MatchMessage } from "#shared/queues/messages.ts";
import type { Bindings } from "./env.ts";
import { logFailure } from "./failures.ts";
import { rehearse } from "./rehearse.ts";
import { workOff } from "./turn.ts";

type Task = { readonly message: Message<unknown>; readonly body: MatchMessage };

export async function consume(batch: MessageBatch<unknown>, env: Bindings): Promise<void> {
  const byTenant = new Map<string, Task[]>();
  for (const message of batch.messages) {
    const parsed = MatchMessage.safeParse(message.body);
    if (!parsed.success) {
      logFailure("message not understood", parsed.error.issues[0]?.message, { id: message.id });
      message.ack(); // it would not be understood next time either
      continue;
    }
    const task = { message, body: parsed.data };
    byTenant.set(parsed.data.tenantId, [...(byTenant.get(parsed.data.tenantId) ?? []), task]);
  }
  await Promise.all([...byTenant].map(([tenantId, tasks]) => handle(env, tenantId, tasks)));
}

async function handle(env: Bindings, tenantId: string, tasks: readonly Task[]): Promise<void> {
  const tenant = forTenant(env, tenantId);
  const looks = tasks.filter(({ body }) => body.kind !== "rehearsal");
  if (looks.length > 0) {
    try {
      const subjects = looks.flatMap(({ body }) => subjectOf(body) ?? []);
      const { failed } = await workOff(env, tenant, subjects);
      const hasFailed = new Set(failed.map(({ kind, id }) => `${kind} ${id}`));
      for (const { message, body } of looks) {
        const subject = subjectOf(body);
        const isToRetry = subject === null ? failed.length > 0 : hasFailed.has(`${subject.kind} ${subject.id}`);
        if (isToRetry) retry(message);
        else message.ack();
      }
    } catch (error) {
      for (const task of looks) fail(task, error);
    }
  }
  for (const task of tasks) {
    if (task.body.kind !== "rehearsal") continue;
    try {
      await rehearse(env, tenant, task.body.rehearsalId);
      task.message.ack();
    } catch (error) {
      fail(task, error);
    }
  }
}

/** Null for a message that names nobody. */
function subjectOf(body: MatchMessage): Subject | null {
  if (body.kind === "hire") return { kind: "hire", id: body.hireId };
  if (body.kind === "employee") return { kind: "employee", id: body.employeeId };
  if (body.kind === "position") return { kind: "position", id: body.positionId };
  return null;
}

function fail({ message, body }: Task, error: unknown): void {
  logFailure("message failed", error, { ...body, attempt: message.attempts });
  retry(message);
}

/** Seconds to wait after the n-th failure: 1, 2, 4 … at most a minute. */
function retry(message: Message<unknown>): void {
  message.retry({ delaySeconds: Math.min(60, 2 ** Math.max(0, message.attempts - 1)) });
}
