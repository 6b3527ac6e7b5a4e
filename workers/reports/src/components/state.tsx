// A state is a word with a shape: the shape differs for every meaning, so colour only helps.
import type { Shape, StateWord, Tone } from "../view-models/state-words.ts";

const STROKE = { fill: "none", stroke: "currentColor", "stroke-width": "1.5", "stroke-linecap": "round" } as const;
const CUT = { class: "cut", fill: "none", "stroke-width": "1.6", "stroke-linecap": "round" } as const;

const DRAWINGS: Record<Shape, () => unknown> = {
  "dashed-ring": () => <circle cx="7" cy="7" r="5.5" {...STROKE} stroke-dasharray="2.1 2.2" />,
  "dotted-ring": () => (
    <>
      <circle cx="7" cy="7" r="5.5" {...STROKE} />
      <circle cx="7" cy="7" r="1.9" fill="currentColor" />
    </>
  ),
  ring: () => <circle cx="7" cy="7" r="5.5" {...STROKE} />,
  half: () => (
    <>
      <circle cx="7" cy="7" r="5.5" {...STROKE} />
      <path d="M7 3.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
    </>
  ),
  turning: () => (
    <g class="spins">
      <circle cx="7" cy="7" r="5.5" {...STROKE} opacity="0.35" />
      <path d="M7 1.5A5.5 5.5 0 0 1 12.5 7" {...STROKE} />
    </g>
  ),
  "check-ring": () => (
    <>
      <circle cx="7" cy="7" r="5.5" {...STROKE} />
      <path d="M4.7 7.2 6.3 8.8 9.3 5.5" {...STROKE} />
    </>
  ),
  disc: () => (
    <>
      <circle cx="7" cy="7" r="6.2" fill="currentColor" />
      <path d="M4.4 7.2 6.2 9 9.6 5.3" {...CUT} />
    </>
  ),
  triangle: () => (
    <>
      <path d="M7 1.3 13.2 12.3H.8z" fill="currentColor" stroke="currentColor" stroke-linejoin="round" />
      <path d="M7 5.2v3M7 10.3v.1" {...CUT} />
    </>
  ),
  slash: () => <path d="M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM3.2 10.8l7.6-7.6" {...STROKE} />,
  minus: () => <path d="M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM4.7 7h4.6" {...STROKE} />,
  pause: () => <path d="M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM5.6 5v4M8.4 5v4" {...STROKE} />,
  diamond: () => <path d="M7 1.2 12.8 7 7 12.8 1.2 7zM7 4.6v2.9M7 9.4v.1" {...STROKE} stroke-linejoin="round" />,
  cross: () => <path d="M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM5.2 5.2l3.6 3.6M8.8 5.2 5.2 8.8" {...STROKE} />,
  undo: () => <path d="M4.5 2 2 4.5 4.5 7M2 4.5h6.2a3.6 3.6 0 0 1 0 7.2H4" {...STROKE} stroke-linejoin="round" />,
};

export function ShapeMark(props: { shape: Shape; tone: Tone }) {
  return (
    <svg class={`tone-${props.tone}`} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {DRAWINGS[props.shape]()}
    </svg>
  );
}

/** The word with its shape; `reason` is a second line that says why, or what is waited for. */
export function State(props: { of: StateWord; reason?: string | null | undefined }) {
  return (
    <>
      <span class="state">
        <ShapeMark shape={props.of.shape} tone={props.of.tone} />
        {props.of.word}
      </span>
      {props.reason ? <span class="reason">{props.reason}</span> : null}
    </>
  );
}
