// Every address of the house, from the Workers' own route tables, and what a recruiter may be answered there.
import type { RouterRoute } from "hono/types";
// Before all others: it teaches zod the words of OpenAPI, which schemas made earlier would lack.
import { app as reports } from "../../../../workers/reports/src/index.ts";
import { app as matcher } from "../../../../workers/matcher/src/index.ts";
import oauth from "../../../../workers/oauth/src/index.ts";
import { app as scheduler } from "../../../../workers/scheduler/src/index.ts";
import { app as webhooks } from "../../../../workers/webhooks/src/index.ts";

const WORKERS: Readonly<Record<string, { readonly routes: readonly RouterRoute[] }>> = {
  oauth,
  webhooks,
  scheduler,
  matcher,
  reports,
};

/** A route: `oauth POST /connect/lever`; `ALL` stands for GET and POST. */
export type Route = { readonly name: string; readonly method: string; readonly path: string };

export function everyRoute(): Route[] {
  const routes = Object.entries(WORKERS).flatMap(([worker, app]) =>
    app.routes.flatMap(({ method, path }) =>
      (method === "ALL" ? ["GET", "POST"] : [method]).map((one) => ({
        name: `${worker} ${one} ${path}`,
        method: one,
        path,
      })),
    ),
  );
  return [...new Map(routes.map((route) => [route.name, route])).values()];
}

/** How ids of what stands before a parameter begin. */
const PREFIXES: Readonly<Record<string, string>> = {
  positions: "pos_",
  roles: "rol_",
  submissions: "sub_",
  hires: "hir_",
  integrations: "con_",
  connections: "con_",
  recruiters: "rec_",
};

/** The route's addresses: with every id that could be meant there; where none is of the kind, with the first and the last. */
export function addressesOf({ path }: Route, ids: readonly string[]): string[] {
  const plain = path.replace(/:\w+\{(\w+)[^}]*\}/g, "$1").replace("*", "anything");
  const [, word] = /(\w+)\/:/.exec(plain) ?? [];
  if (word === undefined) return [plain];
  const fitting = ids.filter((id) => id.startsWith(PREFIXES[word] ?? "none"));
  const used = fitting.length > 0 ? fitting : [ids.at(0) ?? "", ids.at(-1) ?? ""];
  return used.map((id) => plain.replace(/:\w+\??/g, id));
}

/**
 * What a recruiter's browser is answered: the route, and `status location`. The first rule that fits a route counts; a route that none
 * fits fails the walk, so that whoever adds one says here who may enter. All but those of reports are named one by one.
 */
export const DOORS: readonly (readonly [route: RegExp, answer: RegExp])[] = [
  // Signing in and out is everybody's; who is signed in already is led to their own pages.
  [/^oauth GET \/sign-in$/, /^303 \/recruiter$/],
  [/^oauth GET \/sign-in\/company$/, /^200 $/],
  [/^oauth POST \/sign-in\/company$/, /^400 $/],
  [/^oauth GET \/sign-in\/:provider(\/callback)?$/, /^4\d\d $/],
  [/^oauth GET \/sign-out$/, /^200 $/],
  [/^oauth POST \/sign-out$/, /^303 \/sign-in/],
  [/^oauth (GET|POST) \/join\/:token$/, /^4\d\d $/],
  // Connecting is the company's: a recruiter is a stranger there.
  [/^oauth (GET|POST) \/connect\/(lever|greenhouse)$/, /^303 \/sign-in\?/],
  [/^oauth GET \/oauth\/(lever|greenhouse)\/callback$/, /^400 $/],
  [/^oauth GET \/connect\/lever\/success$/, /^200 $/], // the same words for everybody who is not a member
  [/^oauth POST \/connect\/lever\/check$/, /^303 \/sign-in$/],
  [/^oauth POST \/connect\/greenhouse\/user$/, /^400 $/], // without the ticket of a credential that waits
  [/^oauth POST \/connect\/greenhouse\/consent$/, /^303 \/sign-in/],
  // What only other Workers may ask is behind no public address.
  [/^oauth (GET|POST) \/(internal\/)?\*$/, /^404 $/],
  [/^oauth (POST|PATCH) \/internal\/connections(\/|$)/, /^404 $/],
  [/^oauth POST \/internal\/(invitations|members|api-tokens)(\/|$)/, /^404 $/],
  [/^scheduler POST \/internal\/documents\/content$/, /^404 $/],
  [/^matcher POST \/internal\/matches\/:id\/:decision/, /^404 $/],
  // Webhooks count only when the ATS has signed them.
  [/^webhooks POST \/hooks\/(lever|greenhouse)\/:endpointId$/, /^(401|404) $/],
  [/^webhooks GET \/hooks\/(lever|greenhouse)\/:endpointId$/, /^405 $/],
  // Reports of mails count only when the mail service has signed them, or shows its password.
  [/^webhooks POST \/hooks\/mail\/(resend|postmark)$/, /^401 $/],
  [/^webhooks GET \/hooks\/mail\/(resend|postmark)$/, /^405 $/],
  [/^reports GET \/assets\//, /^(200|404) $/], // names carry a hash of the content, which the bundle may change
  [/^reports GET \/favicon\.ico$/, /^(200|30\d .*) ?$/],
  [/^reports GET \/api\/openapi\.json$/, /^200 $/], // the same for everybody
  [/^reports \w+ \/(api|scim)\//, /^(401|404|405) $/],
  // A new hire's pages know their own session only.
  [/^reports (GET|POST) \/welcome/, /^(200|4\d\d) $/],
  [/^reports (GET|POST) \/recruiter/, /^(200|404|422) $/], // what they hold is looked at below
  [/^reports GET \/$/, /^303 \/recruiter$/],
  [/^reports /, /^404 $/], // everything else is the dashboard's, and for a recruiter not there
];
