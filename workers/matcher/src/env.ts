// Everything that the matcher Worker can touch: the one database. It is asked by the queue `match` and by reports, and asks nobody.
export type Bindings = {
  readonly DB: D1Database;
};

export type Env = { Bindings: Bindings };
