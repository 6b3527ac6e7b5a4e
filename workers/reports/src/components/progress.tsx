// A sync job's progress: a bar, counts in words, and a live region that updates itself until the job is over.
import type { Child } from "hono/jsx";
import type { JobStatus } from "#shared/domain/words.ts";
import type { Formats } from "../view-models/formats.ts";

export type JobProgress = {
  readonly id: string;
  readonly status: JobStatus;
  readonly total: number;
  readonly doneCount: number;
  readonly failedCount: number;
};

export function isUnfinished(job: { readonly status: JobStatus }): boolean {
  return job.status === "queued" || job.status === "running";
}

/** "12 of 40 written, 1 failed." */
export function progressWords(job: JobProgress, formats: Formats): string {
  const failed = job.failedCount > 0 ? `, ${formats.number(job.failedCount)} failed` : "";
  return `${formats.number(job.doneCount)} of ${formats.number(job.total)} written${failed}.`;
}

export function Progress(props: { job: JobProgress; formats: Formats; label: string }) {
  const { job, formats } = props;
  const settled = job.doneCount + job.failedCount;
  return (
    <div class={isUnfinished(job) ? "progress" : "progress done"}>
      <div class="row apart small">
        <span role="status">
          <strong>{props.label}</strong> <span class="number">{progressWords(job, formats)}</span>
        </span>
        {isUnfinished(job) ? <span class="note">You can leave this page; the work goes on.</span> : null}
      </div>
      <progress value={settled} max={Math.max(job.total, 1)} aria-label={props.label}></progress>
    </div>
  );
}

/** A part of a page that asks `url` for its next self while `isLive`. */
export function LiveRegion(props: { url: string; isLive: boolean; children: Child; class?: string }) {
  return (
    <div class={props.class ?? "stack"} data-live-region {...(props.isLive ? { "data-live": props.url } : {})}>
      {props.children}
    </div>
  );
}
