// What is on its way without anyone doing anything: syncs in progress, open requisitions, employees that have not arrived yet.
import type { Overview } from "../../operations/overview.ts";
import { Section } from "../../components/page-head.tsx";
import { ShapeMark } from "../../components/state.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { POSITION_WORDS, SYNC_WORDS } from "../../view-models/state-words.ts";

export function Waiting(props: { overview: Overview; formats: Formats }) {
  const { overview, formats } = props;
  const { pending } = overview.bySyncStatus;
  const { open } = overview.byStatus;
  if (pending === 0 && open === 0) return null;
  return (
    <Section title="Waiting">
      <ul class="todo">
        {pending > 0 ? (
          <li>
            <ShapeMark shape={SYNC_WORDS.pending.shape} tone="wait" />
            <div>
              <div>
                <span class="number">{formats.number(pending)}</span> {pending === 1 ? "position is" : "positions are"}{" "}
                being written to your ATS
              </div>
              {overview.oldestPendingAt ? (
                <div class="small soft">
                  asked for <Time at={overview.oldestPendingAt} formats={formats} />
                </div>
              ) : null}
            </div>
            <div class="actions">
              <a class="button small quiet" href="/reports/ats?sync=pending">
                Watch
              </a>
            </div>
          </li>
        ) : null}
        {open > 0 ? (
          <li>
            <ShapeMark shape={POSITION_WORDS.open.shape} tone="info" />
            <div>
              <div>
                <span class="number">{formats.number(open)}</span> open{" "}
                {open === 1 ? "requisition waits" : "requisitions wait"} for a hire
              </div>
              <div class="small soft">Recruiting happens in your ATS; Rolecall sees the hire by itself.</div>
            </div>
            <div class="actions">
              <a class="button small quiet" href="/positions?status=open">
                Show
              </a>
            </div>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
