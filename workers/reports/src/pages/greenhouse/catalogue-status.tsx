// When Greenhouse's fields, jobs and people were last read, and having them read again: a live part of the mapping screen.
import type { ConnectionRow } from "#shared/db/connection-health.ts";
import type { SyncJobRow } from "#shared/db/sync-jobs.ts";
import { Act } from "../../components/action.tsx";
import { Notice } from "../../components/notice.tsx";
import { LiveRegion } from "../../components/progress.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { withQuery } from "../../view-models/query.ts";

export type CatalogueStatusView = {
  readonly connection: Pick<ConnectionRow, "id" | "status" | "look">;
  /** A reading that is under way. */
  readonly job: SyncJobRow | null;
  /** When the page around it was made, the catalogue had been read then; null: not yet. */
  readonly shownReadAt: string | null;
  /** Where a page with what is new would be. */
  readonly href: string;
  readonly formats: Formats;
};

export function CatalogueStatus(props: { view: CatalogueStatusView }) {
  const { connection, job, shownReadAt, href, formats } = props.view;
  const readAt = connection.look?.catalogueReadAt ?? null;
  const failure = connection.look?.catalogueFailure ?? null;
  const isFirst = readAt === null && connection.status === "active" && failure === null;
  const isReading = job !== null || isFirst;
  const url = withQuery(`/settings/integrations/${connection.id}/fields/live`, { shown: shownReadAt ?? "never", href });
  const isNewer = readAt !== null && readAt !== shownReadAt;
  return (
    <LiveRegion url={url} isLive={isReading}>
      <div class="stack tight" data-key="catalogue">
        {failure === null ? null : (
          <Notice tone="bad">Greenhouse’s fields could not be read: {failure} Rolecall tries again by itself.</Notice>
        )}
        {isNewer && !isReading ? (
          <Notice
            tone="good"
            action={
              <a class="button small" href={href}>
                Show what is new
              </a>
            }
          >
            <span role="status">Greenhouse’s fields were read again.</span>
          </Notice>
        ) : null}
        <div class="row small">
          {isReading ? (
            <span class="soft" role="status">
              Reading Greenhouse’s fields, jobs and people…
            </span>
          ) : (
            <span class="soft">
              Greenhouse’s fields were read <Time at={readAt} formats={formats} none="never" />.
            </span>
          )}
          {isReading ? (
            <progress class="inline" aria-label="Reading Greenhouse’s fields"></progress>
          ) : connection.status === "active" ? (
            <Act
              to={`/settings/integrations/${connection.id}/fields/read`}
              label="Read again now"
              class="small"
              hidden={{ back: href }}
            />
          ) : null}
        </div>
      </div>
    </LiveRegion>
  );
}
