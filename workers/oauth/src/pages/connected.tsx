// The page after Lever's consent: Success, or what is still missing.
import type { Child } from "hono/jsx";
import { attentionWords } from "#shared/domain/connection.ts";
import type { AppContext } from "../app.ts";
import { LeverSwitches } from "./connect.tsx";
import { Notice, page } from "./layout.tsx";

export type SuccessView = {
  /** Set for a member of the connection's tenant. */
  readonly connectionId: string | null;
  readonly attentionReason: string | null;
};

export function successPage(c: AppContext, view: SuccessView) {
  return page(
    c,
    view.attentionReason === null ? { title: "Success" } : { title: "Almost there", isWide: true },
    <>
      <p>
        <strong>Lever is connected.</strong>{" "}
        {view.attentionReason === null ? "Rolecall can open requisitions and sees who is hired for them." : null}
      </p>
      {view.attentionReason === null ? null : <Unfinished reason={view.attentionReason} />}
      {view.connectionId === null ? (
        <p class="note">You can close this page.</p>
      ) : (
        <div class="actions">
          <MemberActions id={view.connectionId} isWell={view.attentionReason === null} />
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
