// The road of one seat: planned, approved, requisition, hire, employee. Each station says what is so and what comes next.
import type { Child } from "hono/jsx";
import { ShapeMark } from "./state.tsx";
import type { Shape, Tone } from "../view-models/state-words.ts";

export type StationState = "done" | "now" | "waiting" | "failed" | "later";

export type Station = { readonly title: string; readonly state: StationState; readonly body: Child };

const MARKS: Record<StationState, { shape: Shape; tone: Tone; says: string }> = {
  done: { shape: "disc", tone: "good", says: "done" },
  now: { shape: "ring", tone: "info", says: "next" },
  waiting: { shape: "turning", tone: "wait", says: "waiting" },
  failed: { shape: "triangle", tone: "bad", says: "failed" },
  later: { shape: "dashed-ring", tone: "soft", says: "later" },
};

export function Road(props: { stations: readonly Station[] }) {
  return (
    <ol class="road">
      {props.stations.map((station) => {
        const mark = MARKS[station.state];
        return (
          <li class={station.state === "done" ? "done" : station.state === "later" ? "todo-later" : ""}>
            <span class="road-mark">
              <ShapeMark shape={mark.shape} tone={mark.tone} />
            </span>
            <div class="road-body">
              <h3>
                {station.title}
                <span class="visually-hidden"> ({mark.says})</span>
              </h3>
              {station.body}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
