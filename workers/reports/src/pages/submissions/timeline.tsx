// A candidate's timeline as the company sees it, newest first.
import type { SubmissionEventKind } from "#shared/domain/marketplace/submission-words.ts";
import { happeningForRecruiter } from "#shared/domain/marketplace/happening-words.ts";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";

type Event = {
  readonly id: string;
  readonly kind: SubmissionEventKind;
  readonly detail: string | null;
  readonly at: string;
};

export function Timeline(props: { events: readonly Event[]; isDeduped: boolean | null; formats: Formats }) {
  return (
    <ol class="timeline">
      {props.events.map((event) => (
        <li>
          {sentence(event, props.isDeduped === true)}
          {event.kind.startsWith("interview_") && event.kind !== "interview_canceled" && event.detail ? (
            <span class="soft"> for {props.formats.exact(event.detail)}</span>
          ) : null}
          <span class="under">
            <Time at={event.at} formats={props.formats} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function sentence(event: Event, isDeduped: boolean): string {
  if (event.kind === "sent")
    return isDeduped ? "In the ATS, added to a person whom it knew already" : "In the ATS, as a new person";
  const words = happeningForRecruiter(event);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
