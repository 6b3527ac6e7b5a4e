// Everything that the matcher Worker can touch: the one database, and its own queue for what is left to do.
export type Bindings = {
  readonly DB: D1Database;
  readonly MATCH: Pick<Queue, "send">;
};

export type Env = { Bindings: Bindings };
