// Notes that wait to be shown once after an action, such as a secret that is told only when it is made.
import { html } from "hono/html";
import type { Html } from "./layout.ts";

export interface Notes {
  keep(text: string, isAlarm: boolean): string;
  take(id: string | null): { text: string; isAlarm: boolean } | undefined;
}

export function notes(): Notes {
  const kept = new Map<string, { text: string; isAlarm: boolean }>();
  let sequence = 0;
  return {
    keep(text, isAlarm) {
      sequence += 1;
      kept.set(String(sequence), { text, isAlarm });
      return String(sequence);
    },
    take(id) {
      const found = kept.get(id ?? "");
      kept.delete(id ?? "");
      return found;
    },
  };
}

/** The note as a line of the page, or nothing. */
export function noteOf(note: ReturnType<Notes["take"]>): Html | string {
  return note ? html`<p class="note ${note.isAlarm ? "alarm" : ""}" role="status">${note.text}</p>` : "";
}
