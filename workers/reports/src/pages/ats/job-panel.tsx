// The progress of one sync job above the report: running, or what came of it.
import { Notice } from "../../components/notice.tsx";
import { isUnfinished, Progress, type JobProgress } from "../../components/progress.tsx";
import type { Formats } from "../../view-models/formats.ts";

export type ShownJob = JobProgress & { readonly reason: string | null };

export function JobPanel(props: { job: ShownJob; formats: Formats }) {
  const { job, formats } = props;
  if (isUnfinished(job))
    return (
      <div class="card" data-key={`job-${job.id}`}>
        <Progress job={job} formats={formats} label="Syncing with the ATS." />
      </div>
    );
  const isGood = job.status === "done" && job.failedCount === 0;
  const written = `${formats.number(job.doneCount)} of ${formats.count(job.total, "requisition is", "requisitions are")} in your ATS.`;
  const failed =
    job.failedCount > 0
      ? ` ${formats.number(job.failedCount)} could not be written; each row says why and can be tried again.`
      : "";
  return (
    <div data-key={`job-${job.id}`}>
      <Notice
        tone={isGood ? "good" : "bad"}
        action={
          <a class="button small quiet" href={`/settings/sync-jobs/${job.id}`}>
            Details
          </a>
        }
      >
        <span role="status">
          {written}
          {failed}
          {job.status === "failed" && job.failedCount === 0 ? " The job stopped early." : ""}
        </span>
      </Notice>
    </div>
  );
}
