// The guide before Lever's consent page: Lever's own switches, and what it will ask to allow.
import type { Child } from "hono/jsx";
import { attentionWords, leverScopes } from "#shared/domain/connection.ts";
import { LEVER_PERMISSIONS } from "#shared/domain/lever-permissions.ts";
import { moduleNames, MODULES } from "#shared/domain/modules.ts";
import type { ModuleName } from "#shared/domain/words.ts";
import type { AppContext } from "../app.ts";
import { Notice, page } from "./layout.tsx";

export type GuideView = {
  readonly tenantName: string;
  /** All that the connection is to be used for, and what it was used for before. */
  readonly modules: readonly ModuleName[];
  readonly former: readonly ModuleName[];
  /** The account turned out to be connected already, for more than the consent covered. */
  readonly isAskedAgain: boolean;
  /** Set: renews this connection; its positions stay. */
  readonly reconnectId: string | null;
  readonly attentionReason: string | null;
  /** The invitation's token, for somebody who came by a link. */
  readonly invite: string | null;
  readonly isSignedIn: boolean;
  readonly isConfigured: boolean;
};

export function guidePage(c: AppContext, view: GuideView) {
  const added = view.former.length === 0 ? [] : view.modules.filter((name) => !view.former.includes(name));
  const title = titleOf(view, added);
  return page(
    c,
    { title, isWide: true },
    <>
      <p class="soft">
        For {view.tenantName}. {view.reconnectId === null ? null : "The positions of this connection stay as they are."}
      </p>
      {view.attentionReason === null ? null : <Trouble reason={view.attentionReason} id={view.reconnectId} />}
      {view.isAskedAgain ? (
        <Notice tone="info">
          <p>
            <strong>This Lever account is connected already.</strong> It stays as it was until Lever has allowed
            everything together: please allow it once more.
          </p>
        </Notice>
      ) : null}
      <h2>What it is for</h2>
      <ul class="steps">
        {view.modules.map((name) => (
          <li>
            <strong>{MODULES[name].name}</strong> {added.includes(name) ? "(new) " : null}
            {MODULES[name].use}
          </li>
        ))}
      </ul>
      {view.modules.includes("headcount") ? (
        <>
          <h2>Before you continue, in Lever</h2>
          <LeverSwitches />
        </>
      ) : null}
      <h2>What Lever will ask you to allow</h2>
      <Permissions modules={view.modules} former={view.former} />
      {view.isConfigured ? <Continue view={view} /> : <NotConfigured />}
    </>,
  );
}

function titleOf({ reconnectId }: GuideView, added: readonly ModuleName[]): string {
  if (added.length > 0) return `Add ${moduleNames(added)}`;
  return reconnectId === null ? "Connect Lever" : "Reconnect Lever";
}

function Permissions(props: { modules: readonly ModuleName[]; former: readonly ModuleName[] }) {
  const { modules, former } = props;
  const held = former.length === 0 ? leverScopes(modules) : leverScopes(former);
  return (
    <ul class="steps">
      {leverScopes(modules).map((scope) => (
        <li>
          <strong>{LEVER_PERMISSIONS[scope]?.label ?? scope}</strong> {held.includes(scope) ? null : "(new) "}
          {LEVER_PERMISSIONS[scope]?.use}
          <div>
            <code class="note">{scope}</code>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Why the connection needs attention. A switch at Lever is mended by switching it, not by a new consent. */
function Trouble(props: { reason: string; id: string | null }): Child {
  return (
    <Notice tone="warn">
      <p>
        <strong>Needs attention.</strong>{" "}
        {props.reason === "requisitions_off" ? (
          <>
            Lever refuses to have requisitions managed by API. Once its switches below are on, no new consent is needed:{" "}
            <a href={`/settings/integrations/${props.id ?? ""}`}>open the integration</a> and check again.
          </>
        ) : (
          attentionWords("lever", props.reason)
        )}
      </p>
    </Notice>
  );
}

function Continue(props: { view: GuideView }) {
  const { view } = props;
  return (
    <form method="post" action="/connect/lever" class="stack tight">
      {view.reconnectId === null ? null : <input type="hidden" name="connection" value={view.reconnectId} />}
      <input type="hidden" name="module" value={view.modules.join(",")} />
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
          ? "If you are not one, make a link under Settings > Integrations and send it to one."
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
