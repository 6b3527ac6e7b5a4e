// Closing a position: asked once, and where it has an opening at Greenhouse, whether and why that is closed along.
import type { CloseReason } from "../../operations/at-greenhouse.ts";
import { Ask } from "../../components/action.tsx";

export function ClosePosition(props: {
  position: { readonly id: string; readonly title: string; readonly requisitionCode: string | null };
  /** Null where there is no opening of ours to close. */
  closeReasons: readonly CloseReason[] | null;
}) {
  const { position, closeReasons } = props;
  return (
    <Ask
      id={`close-${position.id}`}
      to={`/positions/${position.id}/close`}
      label="Close"
      title={`Close “${position.title}”?`}
      confirm="Close position"
    >
      {closeReasons === null ? (
        <Plainly hasCode={position.requisitionCode !== null} />
      ) : (
        <WithOpening reasons={closeReasons} />
      )}
    </Ask>
  );
}

function Plainly(props: { hasCode: boolean }) {
  return (
    <p>
      {props.hasCode
        ? "Rolecall stops filling this seat: a hire on its requisition will be shown as a problem. The requisition in your ATS stays as it is; close it there as well."
        : "The plan leaves the list of open work. It can be reopened."}
    </p>
  );
}

function WithOpening(props: { reasons: readonly CloseReason[] }) {
  return (
    <>
      <p>
        Rolecall stops filling this seat. When it is the last open one of its job, Greenhouse closes the job as well.
      </p>
      <div class="choice">
        <input type="checkbox" id="f-opening" name="opening" value="close" checked />
        <label for="f-opening">Close its opening in Greenhouse too</label>
      </div>
      <div class="field close-reason">
        <label for="f-closeReasonId">Close reason</label>
        <select class="input" id="f-closeReasonId" name="closeReasonId">
          <option value="">Choose…</option>
          {props.reasons.map(({ id, name }) => (
            <option value={id}>{name}</option>
          ))}
          <option value="none">None</option>
        </select>
        <span class="hint">Left open there, a hire on it will be shown as a problem.</span>
      </div>
    </>
  );
}
