// Why a match was made: one reason a line, for or against, with its weight where the engine gives one.
import type { MatchEvidence } from "#shared/domain/employee.ts";
import { Icon } from "./icon.tsx";

export function Evidence(props: { of: readonly MatchEvidence[] }) {
  if (props.of.length === 0) return <p class="soft small">No reasons were recorded.</p>;
  return (
    <ul class="evidence">
      {props.of.map((reason) => {
        const isAgainst = (reason.bits ?? 0) < 0;
        return (
          <li>
            <Icon name={isAgainst ? "cross" : "check"} size={14} class={isAgainst ? "tone-bad" : "tone-good"} />
            <span>{reason.text}</span>
            {reason.bits === undefined ? null : (
              <span class="note number" title="How much this says, in bits">
                {reason.bits > 0 ? "+" : "−"}
                {Math.abs(reason.bits).toFixed(1)}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
