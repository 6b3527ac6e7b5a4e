// What may be done with a position now, most likely first.
import { whyNotEditable, whyNotSyncable, type PositionState } from "#shared/domain/position.ts";
import { Act, Ask } from "../../components/action.tsx";
import { BLANK_FORM, TextArea } from "../../components/field.tsx";

export type ActedOn = PositionState & {
  readonly id: string;
  readonly title: string;
  readonly requisitionCode: string | null;
  readonly syncReason: string | null;
  readonly hire: unknown;
};

export function PositionActions(props: { position: ActedOn }) {
  const { position } = props;
  const to = `/positions/${position.id}`;
  const { status } = position;
  return (
    <>
      {whyNotEditable(position) === null ? (
        <a class="button" href={`${to}/edit`} data-drawer>
          Edit
        </a>
      ) : null}
      {status === "closed" ? <Act to={`${to}/reopen`} label="Reopen" /> : <Close position={position} />}
      {status === "draft" ? <Act to={`${to}/request`} label="Request approval" class="primary" /> : null}
      {status === "requested" ? (
        <>
          <SendBack position={position} />
          <Act to={`${to}/approve`} label="Approve" class="primary" />
        </>
      ) : null}
      {whyNotSyncable(position) === null ? <Sync position={position} /> : null}
    </>
  );
}

/** The first sync goes through the preview; a failed one offers another try, and a new number where the old one is taken. */
function Sync(props: { position: ActedOn }) {
  const { position } = props;
  if (position.syncStatus === "failed") return <RetryActions position={position} back={`/positions/${position.id}`} />;
  return (
    <a class="button primary" href={`/reports/ats/preview?id=${position.id}`}>
      Sync with ATS
    </a>
  );
}

export function RetryActions(props: { position: Pick<ActedOn, "id" | "syncReason">; back: string; isSmall?: boolean }) {
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

function SendBack(props: { position: ActedOn }) {
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

function Close(props: { position: ActedOn }) {
  const { position } = props;
  if (position.hire !== null || position.syncStatus === "pending") return null;
  return (
    <Ask
      id={`close-${position.id}`}
      to={`/positions/${position.id}/close`}
      label="Close"
      title={`Close “${position.title}”?`}
      confirm="Close position"
    >
      <p>
        {position.requisitionCode
          ? "Rolecall stops filling this seat: a hire on its requisition will be shown as a problem. The requisition in your ATS stays as it is; close it there as well."
          : "The plan leaves the list of open work. It can be reopened."}
      </p>
    </Ask>
  );
}
