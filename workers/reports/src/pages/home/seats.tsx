// How the planned seats stand, as one bar with a legend in words; each entry leads to its list.
import type { PositionStatus } from "#shared/domain/words.ts";
import { ShapeMark } from "../../components/state.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { POSITION_WORDS } from "../../view-models/state-words.ts";

const ORDER = ["filled", "open", "approved", "requested", "draft"] as const satisfies readonly PositionStatus[];
const WIDTH = 1000; // units of the bar's drawing
const GAP = 4;

export function Seats(props: { byStatus: Record<PositionStatus, number>; formats: Formats }) {
  const { byStatus, formats } = props;
  const total = ORDER.reduce((sum, status) => sum + byStatus[status], 0);
  if (total === 0) return null;
  return (
    <section class="seats" aria-label="Seats">
      <div class="row apart">
        <strong class="number">
          {formats.number(byStatus.filled)} of {formats.number(total)} seats filled
        </strong>
        <a class="small" href="/positions">
          All positions
        </a>
      </div>
      <svg class="seats-bar" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
        {partsOf(byStatus, total).map((part) => (
          <rect class={`fill-${part.status}`} x={part.x} y="0" width={part.width} height="10" />
        ))}
      </svg>
      <ul class="seats-legend">
        {ORDER.map((status) => (
          <li>
            <a href={`/positions?status=${status}`}>
              <ShapeMark shape={POSITION_WORDS[status].shape} tone={POSITION_WORDS[status].tone} />
              <span class="number">{formats.number(byStatus[status])}</span> {POSITION_WORDS[status].word.toLowerCase()}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where each status lies on the bar; parts are set apart by a gap, and none gets too thin to see. */
export function partsOf(byStatus: Record<PositionStatus, number>, total: number) {
  let x = 0;
  const last = ORDER.findLast((status) => byStatus[status] > 0);
  return ORDER.flatMap((status) => {
    if (byStatus[status] === 0) return [];
    const share = (byStatus[status] / total) * WIDTH;
    const part = { status, x: Math.round(x), width: Math.max(GAP, Math.round(share) - (status === last ? 0 : GAP)) };
    x += share;
    return [part];
  });
}
