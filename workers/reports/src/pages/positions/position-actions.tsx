// What may be done with a position now, most likely first.
import type { PositionRow } from "#shared/db/positions.ts";
import { whyNotEditable, whyNotSyncable } from "#shared/domain/position.ts";
import type { AtGreenhouse } from "../../operations/at-greenhouse.ts";
import { isReopenable } from "../../operations/position-status.ts";
import { isRetriable } from "../../operations/send-again.ts";
import { Act, Ask } from "../../components/action.tsx";
import { BLANK_FORM, TextArea } from "../../components/field.tsx";
import { withQuery } from "../../view-models/query.ts";
import { ClosePosition } from "./close-position.tsx";

export function PositionActions(props: { position: PositionRow; atGreenhouse: AtGreenhouse | null }) {
  const { position, atGreenhouse } = props;
  const to = `/positions/${position.id}`;
  const { status } = position;
  return (
    <>
      {whyNotEditable(position) === null ? (
        <a class="button" href={`${to}/edit`} data-drawer>
          Edit
        </a>
      ) : null}
      {status === "closed" ? (
        <Act to={`${to}/reopen`} label={isReopenable(position) ? "Reopen here and in Greenhouse" : "Reopen"} />
      ) : position.hire === null && position.syncStatus !== "pending" ? (
        <ClosePosition position={position} closeReasons={atGreenhouse?.closeReasons ?? null} />
      ) : null}
      {status === "draft" ? <Act to={`${to}/request`} label="Request approval" class="primary" /> : null}
      {status === "requested" ? (
        <>
          <SendBack position={position} />
          <Act to={`${to}/approve`} label="Approve" class="primary" />
        </>
      ) : null}
      {whyNotSyncable(position) === null ? <Sync position={position} /> : null}
      {isRetriable(position) && status !== "approved" ? <RetryActions position={position} back={to} /> : null}
      {atGreenhouse !== null ? (
        <a
          class={atGreenhouse.unwrittenCount > 0 ? "button primary" : "button"}
          href={`${to}/greenhouse/${atGreenhouse.unwrittenCount > 0 ? "update" : "form?action=update"}`}
        >
          {atGreenhouse.unwrittenCount > 0 ? "Sync changes" : "Greenhouse fields"}
        </a>
      ) : null}
    </>
  );
}

/** The first sync goes through the preview; a failed one offers another try, and a new number where the old one is taken. */
function Sync(props: { position: PositionRow }) {
  const { position } = props;
  if (position.syncStatus === "failed")
    return (
      <>
        {position.syncRequest === null || isRetriable(position) ? null : <Refill position={position} />}
        <RetryActions position={position} back={`/positions/${position.id}`} />
      </>
    );
  return (
    <a class="button primary" href={`/reports/ats/preview?id=${position.id}`}>
      Sync with ATS
    </a>
  );
}

/** The form with the choices that failed. */
function Refill(props: { position: Pick<PositionRow, "id" | "syncRequest"> }) {
  const { id, syncRequest } = props.position;
  const jobId =
    syncRequest?.action === "create"
      ? syncRequest.templateJobId
      : syncRequest?.action === "open_on_job"
        ? syncRequest.jobId
        : undefined;
  return (
    <a class="button" href={withQuery(`/positions/${id}/greenhouse/form`, { action: syncRequest?.action, jobId })}>
      Open the form
    </a>
  );
}

export function RetryActions(props: {
  position: Pick<PositionRow, "id" | "syncReason">;
  back: string;
  isSmall?: boolean;
}) {
  const { position } = props;
  const size = props.isSmall ? "small" : "";
  const hidden = { id: position.id, back: props.back };
  return (
    <>
      {position.syncReason === "code_in_use" ? (
        <Act
          to="/reports/ats/sync"
          label="Use the next number"
          class={props.isSmall ? size : "primary"}
          hidden={{ ...hidden, nextNumber: "yes" }}
        />
      ) : null}
      <Act
        to="/reports/ats/sync"
        label="Retry"
        class={`${size} ${position.syncReason === "code_in_use" || props.isSmall ? "" : "primary"}`.trim()}
        hidden={hidden}
      />
    </>
  );
}

function SendBack(props: { position: Pick<PositionRow, "id" | "title"> }) {
  const { id, title } = props.position;
  return (
    <Ask
      id={`send-back-${id}`}
      to={`/positions/${id}/send-back`}
      label="Send back"
      title={`Send back “${title}”`}
      confirm="Send back"
      isDangerous={false}
    >
      <p>It becomes a draft again, with your note for whoever planned it.</p>
      <TextArea
        form={BLANK_FORM}
        name="note"
        label="What should change?"
        attributes={{ required: true, maxlength: 1000 }}
      />
    </Ask>
  );
}
