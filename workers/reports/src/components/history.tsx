// What happened to an object, newest first: who, what, when.
import type { AuditRow } from "#shared/db/audit-log.ts";
import { auditSentence } from "../view-models/audit-sentence.ts";
import type { Formats } from "../view-models/formats.ts";
import { Time } from "./time.tsx";

export function History(props: { entries: readonly AuditRow[]; formats: Formats }) {
  if (props.entries.length === 0) return <p class="soft small">Nothing has happened yet.</p>;
  return (
    <ol class="history">
      {props.entries.map((entry) => (
        <li>
          <strong>{entry.actorName}</strong> {auditSentence(entry)}
          <span class="under">
            <Time at={entry.at} formats={props.formats} />
          </span>
        </li>
      ))}
    </ol>
  );
}
