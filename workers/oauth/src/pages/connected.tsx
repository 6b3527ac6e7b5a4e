// The page after Lever's consent: Success, or what is still missing.
import type { Child } from "hono/jsx";
import { attentionWords } from "#shared/domain/connection.ts";
import { moduleNames } from "#shared/domain/modules.ts";
import type { ModuleName } from "#shared/domain/words.ts";
import type { AppContext } from "../app.ts";
import { LeverSwitches } from "./connect.tsx";
import { Notice, page } from "./layout.tsx";

export type SuccessView = {
  /** Set for a member of the connection's tenant. */
  readonly connectionId: string | null;
  /** What it is used for; null for somebody who is no member. */
  readonly modules: readonly ModuleName[] | null;
  readonly attentionReason: string | null;
};

export function successPage(c: AppContext, view: SuccessView) {
  return page(
    c,
    view.attentionReason === null ? { title: "Success" } : { title: "Almost there", isWide: true },
    <>
      <p>
        <strong>Lever is connected.</strong>{" "}
        {view.attentionReason !== null || view.modules === null ? null : `It is used for ${moduleNames(view.modules)}.`}
      </p>
      {view.attentionReason === null ? null : <Unfinished reason={view.attentionReason} />}
      {view.connectionId === null ? (
        <p class="note">You can close this page.</p>
      ) : (
        <div class="actions">
          <MemberActions id={view.connectionId} view={view} />
        </div>
      )}
    </>,
  );
}

function Unfinished(props: { reason: string }): Child {
  if (props.reason !== "requisitions_off")
    return (
      <Notice tone="warn">
        <p>
          <strong>But it cannot work yet.</strong> {attentionWords("lever", props.reason)}
        </p>
      </Notice>
    );
  return (
    <>
      <Notice tone="warn">
        <p>
          <strong>But it cannot work yet.</strong> Lever refuses to have requisitions managed by API. In Lever:
        </p>
      </Notice>
      <LeverSwitches />
    </>
  );
}

function MemberActions(props: { id: string; view: SuccessView }): Child {
  const integration = `/settings/integrations/${props.id}`;
  if (props.view.attentionReason === null)
    return (
      <>
        <a class="button primary" href={integration}>
          Open the integration
        </a>
        {props.view.modules?.includes("headcount") ? (
          <a class="button quiet" href="/positions">
            Plan positions
          </a>
        ) : null}
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
