// The oauth Worker: sign-in, connections, and the vault. Every credential of the house lives here and nowhere else.
import { connectGreenhouse } from "./connect/greenhouse-routes.tsx";
import { connect } from "./connect/routes.tsx";
import { guardedApp } from "./edge.tsx";
import { connectionCommands } from "./internal/connections.ts";
import { peopleCommands } from "./internal/people.ts";
import { join } from "./join.tsx";
import { signIn } from "./sign-in/routes.tsx";

export { CredentialVault } from "./vault/credential-vault.ts";

const app = guardedApp()
  .route("/", signIn) // /sign-in, /sign-in/{google,microsoft}, their callbacks, /sign-in/company, /sign-out
  .route("/", join) // /join/{token}
  .route("/", connect) // /connect/lever, /oauth/lever/callback
  .route("/", connectGreenhouse) // /connect/greenhouse, /oauth/greenhouse/callback
  .route("/internal/connections", connectionCommands) // by service binding only: no route of wrangler.toml serves /internal
  .route("/internal", peopleCommands);

export default app;
