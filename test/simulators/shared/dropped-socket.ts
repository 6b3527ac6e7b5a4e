// The error that stands for a connection cut without an answer; over real sockets the server really cuts it.

/** Looks to an in-process caller like what `fetch` throws when the other side resets the connection. */
export class DroppedSocket extends TypeError {
  override readonly name = "TypeError";
  readonly isDroppedSocket = true;

  constructor() {
    super("fetch failed", { cause: Object.assign(new Error("other side closed"), { code: "ECONNRESET" }) });
  }
}
