// Why a match was made: one reason a line, for or against; where the engine weighs them, a bar shows how much each says.
import type { MatchEvidence } from "#shared/domain/employee.ts";
import { Icon } from "./icon.tsx";

export function Evidence(props: { of: readonly MatchEvidence[] }) {
  if (props.of.length === 0) return <p class="soft small">No reasons were recorded.</p>;
  const heaviest = Math.max(...props.of.map((reason) => Math.abs(reason.bits ?? 0)));
  return (
    <ul class="evidence">
      {props.of.map((reason) => {
        const isAgainst = (reason.bits ?? 0) < 0;
        return (
          <li>
            <Icon name={isAgainst ? "cross" : "check"} size={14} class={isAgainst ? "tone-bad" : "tone-good"} />
            <span>
              <span class="visually-hidden">{isAgainst ? "Against: " : "For: "}</span>
              {reason.text}
            </span>
            {reason.bits === undefined ? null : <Weight bits={reason.bits} heaviest={heaviest} />}
          </li>
        );
      })}
    </ul>
  );
}

const HALF = 32; // half the bar's drawing: what speaks against grows to the left, what speaks for it to the right

function Weight(props: { bits: number; heaviest: number }) {
  const { bits, heaviest } = props;
  const width = heaviest === 0 ? 0 : Math.max(1, Math.round((Math.abs(bits) / heaviest) * HALF));
  return (
    <span class="weight" title="How much this says, in bits">
      <svg width={2 * HALF} height="8" viewBox={`0 0 ${2 * HALF} 8`} aria-hidden="true">
        <rect class="weight-ground" width={2 * HALF} height="8" rx="2" />
        <rect
          class={bits < 0 ? "weight-against" : "weight-for"}
          x={bits < 0 ? HALF - width : HALF}
          width={width}
          height="8"
          rx="1"
        />
      </svg>
      <span class="note number">
        {bits < 0 ? "−" : "+"}
        {Math.abs(bits).toFixed(1)}
      </span>
    </span>
  );
}
