// The first step of a sync with Greenhouse: a new job from which template, or an opening on which job.
import type { ConnectionRow } from "#shared/db/connection-health.ts";
import { Empty } from "../../components/empty.tsx";
import { FilterBar } from "../../components/filter-bar.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { CLOSED, type JobChoices } from "../../view-models/job-choices.ts";
import type { Formats } from "../../view-models/formats.ts";
import { withQuery, type Query } from "../../view-models/query.ts";

export type OpeningAction = "create" | "open_on_job";

export type ChooseJobView = {
  readonly title: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly path: string;
  readonly connection: Pick<ConnectionRow, "id" | "look">;
  readonly action: OpeningAction;
  readonly choices: JobChoices;
  readonly query: Query;
  /** What travels along: the connection, and in a bulk sync the picked positions. */
  readonly keep: Query;
  /** Where a job leads to. */
  readonly hrefOf: (jobId: string) => string;
  readonly formats: Formats;
};

export function ChooseJobPage(props: { view: ChooseJobView }) {
  const { view } = props;
  return (
    <>
      <PageHead title="Sync with ATS" back={view.back}>
        {view.title}
      </PageHead>
      <ChooseJob view={view} />
    </>
  );
}

/** Tabs, search and the list, also inside the page of a bulk sync. */
export function ChooseJob(props: { view: ChooseJobView }) {
  const { view } = props;
  const { action, path, keep, formats } = view;
  const tab = (value: OpeningAction, label: string) => ({
    label,
    href: withQuery(path, { ...keep, action: value }),
    isCurrent: action === value,
  });
  return (
    <div class="stack">
      <Tabs
        label="What to open"
        formats={formats}
        tabs={[tab("create", "Create a new Greenhouse job"), tab("open_on_job", "Open on an existing job")]}
      />
      <p class="soft measure">
        {action === "create"
          ? "The new job is a copy of a template, with its interview plan, posts and team; then it gets the title, code and fields of the position, and one opening. Choose the template."
          : "The job stays as it is and gets one more opening, which bears the position’s code. Choose the job."}
      </p>
      <FilterBar
        path={path}
        query={{ jobq: view.query["jobq"] }}
        keep={{ ...keep, action }}
        search={action === "create" ? "Search templates and jobs" : "Search jobs"}
        searchName="jobq"
      />
      <Jobs view={view} />
    </div>
  );
}

function Jobs(props: { view: ChooseJobView }) {
  const { view } = props;
  const { rows, total } = view.choices;
  if (view.connection.look?.catalogueReadAt == null)
    return (
      <Empty icon="clock" title="Greenhouse’s jobs are not here yet">
        They are read right after connecting, which takes a minute or two in a large account. Load this page again then.
      </Empty>
    );
  if (rows.length === 0)
    return (
      <Empty icon="search" title="No job fits">
        Try fewer words. A job made a moment ago shows after Greenhouse’s jobs are read again: every hour, or at once
        from Settings, Integrations, Greenhouse, Fields.
      </Empty>
    );
  return (
    <>
      <ul class="choose">
        {rows.map((row) => (
          <li>
            <div class="choose-row">
              <div>
                <a class="title-link" href={view.hrefOf(row.id)}>
                  {row.name}
                </a>
                <span class="under">{row.words}</span>
              </div>
              <span class="row">
                {row.tags.map((tag) => (
                  <span class={tag === CLOSED ? "tag wait" : "tag"}>{tag}</span>
                ))}
                <a class="button small" href={view.hrefOf(row.id)} aria-label={`Choose ${row.name}`}>
                  Choose
                </a>
              </span>
            </div>
          </li>
        ))}
      </ul>
      <p class="note">
        {total > rows.length
          ? `The first ${view.formats.number(rows.length)} of ${view.formats.number(total)}; search to find the others. `
          : ""}
        A confidential job shows here only when the integration user is on its hiring team.
      </p>
    </>
  );
}
