// Where one provider keeps sessions, grants and codes: in memory, each provider its own.

type Entry = { payload: Record<string, unknown>; endsAt: number };

const seconds = () => Math.floor(Date.now() / 1000);

/** The `adapter` option of oidc-provider: called with a model's name, gives its storage. */
export function memory() {
  const entries = new Map<string, Entry>();
  return (model: string) => {
    const keyOf = (id: string) => `${model}:${id}`;
    const find = (isWanted: (payload: Record<string, unknown>) => boolean) =>
      [...entries].find(
        ([key, entry]) => key.startsWith(`${model}:`) && entry.endsAt > seconds() && isWanted(entry.payload),
      );
    return {
      async upsert(id: string, payload: Record<string, unknown>, expiresIn: number) {
        for (const [key, entry] of entries) if (entry.endsAt <= seconds()) entries.delete(key);
        entries.set(keyOf(id), { payload, endsAt: seconds() + expiresIn });
      },
      async find(id: string) {
        const entry = entries.get(keyOf(id));
        return entry !== undefined && entry.endsAt > seconds() ? entry.payload : undefined;
      },
      async findByUid(uid: string) {
        return find((payload) => payload["uid"] === uid)?.[1].payload;
      },
      async findByUserCode() {
        return undefined; // the device flow is off
      },
      async consume(id: string) {
        const entry = entries.get(keyOf(id));
        if (entry) entry.payload["consumed"] = seconds();
      },
      async destroy(id: string) {
        entries.delete(keyOf(id));
      },
      async revokeByGrantId(grantId: string) {
        for (const [key, entry] of entries) {
          if (key.startsWith(`${model}:`) && entry.payload["grantId"] === grantId) entries.delete(key);
        }
      },
    };
  };
}
