// Takes the place of the runtime's module "cloudflare:workers" when a Worker's file is imported into a unit test in Node.

/** The base class with what its heirs read; objects really run only inside the test house. */
export class DurableObject<Env = unknown> {
  protected readonly ctx: unknown;
  protected readonly env: Env;

  constructor(ctx: unknown, env: Env) {
    this.ctx = ctx;
    this.env = env;
  }
}

export class WorkerEntrypoint<Env = unknown> extends DurableObject<Env> {}
