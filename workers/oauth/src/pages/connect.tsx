// The pages around connecting Lever: the guide before its consent page, and what stands after it.
import type { Child } from "hono/jsx";
import { leverScopes } from "#shared/domain/connection.ts";
import type { ModuleName } from "#shared/domain/words.ts";
import type { AppContext } from "../app.ts";
import { attentionWords } from "../probe.ts";
import { Notice, page } from "./layout.tsx";

/** How Lever's own consent page names each permission, and what Rolecall does with it. */
const SCOPES: Record<string, { readonly label: string; readonly use: string }> = {
  "archive_reasons:read:admin": { label: "View all archived reasons", use: "to know which of them means hired" },
  "opportunities:read:admin": { label: "View all opportunities", use: "to see who was hired, for which requisition" },
  "requisitions:write:admin": {
    label: "View and manage all requisitions",
    use: "to open one for each position you sync",
  },
  offline_access: { label: "Allow offline access", use: "to keep working while nobody is signed in" },
};

export type GuideView = {
  readonly tenantName: string;
  readonly modules: readonly ModuleName[];
  /** Set: renews this connection; its positions stay. */
  readonly reconnectId: string | null;
  readonly attentionReason: string | null;
  /** The invitation's token, for somebody who came by a link. */
  readonly invite: string | null;
  readonly isSignedIn: boolean;
  readonly isConfigured: boolean;
};

export function guidePage(c: AppContext, view: GuideView) {
  const title = view.reconnectId === null ? "Connect Lever" : "Reconnect Lever";
  return page(
    c,
    { title, isWide: true },
    <>
      <p class="soft">
        For {view.tenantName}. {view.reconnectId === null ? null : "The positions of this connection stay as they are."}
      </p>
      {view.attentionReason === null ? null : (
        <Notice tone="warn">
          <p>
            <strong>Needs attention.</strong> {attentionWords(view.attentionReason)}
          </p>
        </Notice>
      )}
      <h2>Before you continue, in Lever</h2>
      <LeverSwitches />
      <h2>What Lever will ask you to allow</h2>
      <ul class="steps">
        {leverScopes(view.modules).map((scope) => (
          <li>
            <strong>{SCOPES[scope]?.label ?? scope}</strong> {SCOPES[scope]?.use} <code class="note">{scope}</code>
          </li>
        ))}
      </ul>
      {view.isConfigured ? <Continue view={view} /> : <NotConfigured />}
    </>,
  );
}

function Continue(props: { view: GuideView }) {
  const { view } = props;
  return (
    <form method="post" action="/connect/lever" class="stack tight">
      {view.reconnectId === null ? null : <input type="hidden" name="connection" value={view.reconnectId} />}
      {view.invite === null ? null : <input type="hidden" name="invite" value={view.invite} />}
      <div class="actions">
        <button class="button primary">Continue to Lever</button>
        {view.isSignedIn ? (
          <a class="button quiet" href="/settings/integrations">
            Cancel
          </a>
        ) : null}
      </div>
      <p class="note">
        Only a Lever Super Admin can allow this.{" "}
        {view.isSignedIn
          ? "If you are none, make a link under Settings > Integrations and send it to one."
          : "Afterwards you sign in with Google or Microsoft, so that it is known who connected Lever."}
      </p>
    </form>
  );
}

/** Lever's own switches for requisitions over its API (they need its Enterprise plan or the Advanced HR package). */
export function LeverSwitches() {
  return (
    <ol class="steps">
      <li>
        You need Lever's Enterprise plan or the Advanced HR package, and the access role <strong>Super Admin</strong>.
      </li>
      <li>
        Open <strong>Settings &gt; Requisitions</strong> and switch on <strong>Enable requisitions</strong>.
      </li>
      <li>
        On the same page switch on <strong>Manage requisitions using the Lever API</strong>.
      </li>
    </ol>
  );
}

function NotConfigured() {
  return (
    <Notice tone="warn">
      <p>
        <strong>Not set up yet.</strong> Whoever runs Rolecall has to register it with Lever and set{" "}
        <code>LEVER_CLIENT_ID</code> and <code>LEVER_CLIENT_SECRET</code> on the oauth Worker.
      </p>
    </Notice>
  );
}

export type SuccessView = {
  /** Set for a member of the connection's tenant. */
  readonly connectionId: string | null;
  readonly attentionReason: string | null;
};

export function successPage(c: AppContext, view: SuccessView) {
  return page(
    c,
    { title: "Success", isWide: view.attentionReason !== null },
    <>
      <p>
        <strong>Lever is connected.</strong>{" "}
        {view.attentionReason === null ? "Rolecall can open requisitions and sees who is hired for them." : null}
      </p>
      {view.attentionReason === null ? null : <Unfinished reason={view.attentionReason} />}
      <div class="actions">
        {view.connectionId === null ? null : (
          <MemberActions id={view.connectionId} isWell={view.attentionReason === null} />
        )}
      </div>
      {view.connectionId === null ? <p class="note">You can close this page.</p> : null}
    </>,
  );
}

function Unfinished(props: { reason: string }): Child {
  return (
    <>
      <Notice tone="warn">
        <p>
          <strong>But it cannot work yet.</strong> {attentionWords(props.reason)}
        </p>
      </Notice>
      {props.reason === "requisitions_off" ? <LeverSwitches /> : null}
    </>
  );
}

function MemberActions(props: { id: string; isWell: boolean }): Child {
  const integration = `/settings/integrations/${props.id}`;
  if (props.isWell)
    return (
      <>
        <a class="button primary" href={integration}>
          Open the integration
        </a>
        <a class="button quiet" href="/positions">
          Plan positions
        </a>
      </>
    );
  return (
    <>
      <form method="post" action="/connect/lever/check">
        <input type="hidden" name="connection" value={props.id} />
        <button class="button primary">Check again</button>
      </form>
      <a class="button quiet" href={integration}>
        Open the integration
      </a>
    </>
  );
}
