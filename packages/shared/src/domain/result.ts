// Expected outcomes as values: success with a value, or failure with a stable reason and words for a person.

export type Failure<Reason extends string = string> = {
  readonly ok: false;
  readonly reason: Reason;
  /** What happened and what to do about it, for a person; never holds secrets. */
  readonly message: string;
};
export type Success<Value> = { readonly ok: true; readonly value: Value };
export type Result<Value, Reason extends string = string> = Success<Value> | Failure<Reason>;

export function ok<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

export function fail<Reason extends string>(reason: Reason, message: string): Failure<Reason> {
  return { ok: false, reason, message };
}
