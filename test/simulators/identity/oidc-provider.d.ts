// The part of oidc-provider that this simulator uses; the package brings no types of its own.
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  export type Claims = Record<string, unknown>;

  export interface Account {
    accountId: string;
    claims(): Claims;
  }

  export interface Context {
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string };
      readonly params: Record<string, string | undefined>;
      readonly result?: { readonly login?: object };
      readonly provider: Provider;
    };
    readonly response: { get(header: string): string | undefined };
    redirect(url: string): void;
    status: number;
    body: string;
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export type InteractionResult = { login: { accountId: string } } | { error: string; error_description: string };

  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly issuer: string;
    readonly Grant: new (properties: { clientId: string; accountId: string }) => Grant;
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ params: Record<string, string> }>;
    interactionResult(request: IncomingMessage, response: ServerResponse, result: InteractionResult): Promise<string>;
  }

  interface Prompt {
    checks: { clear(): void; add(check: object): void };
  }

  export namespace interactionPolicy {
    class Check {
      constructor(reason: string, description: string, isAsked: (context: Context) => boolean);
      static readonly REQUEST_PROMPT: boolean;
      static readonly NO_NEED_TO_PROMPT: boolean;
    }
    function base(): { get(name: string): Prompt; remove(name: string): void };
  }

  export default Provider;
}
