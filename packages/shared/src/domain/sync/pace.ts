// How fast requests may go to one ATS account: by the second (Lever) or by the window of the wall clock (Greenhouse), in one type.
import { pause, take, type Budget } from "./rate-budget.ts";
import { observeWindow, pauseWindow, takeFromWindow, type WindowBudget } from "./window-budget.ts";

/** `limit`: requests a window, until the ATS's own headers tell. */
export type Pace = { readonly by: "second"; readonly rate: number } | { readonly by: "window"; readonly limit: number };

export type PaceState = { readonly second?: Budget; readonly window?: WindowBudget };

/** Takes one request. @returns the state to keep and the milliseconds that the request must wait */
export function takeRequest(state: PaceState, pace: Pace, now: number): { state: PaceState; waitMs: number } {
  if (pace.by === "second") {
    const { budget, waitMs } = take(state.second, pace.rate, now);
    return { state: { second: budget }, waitMs };
  }
  const { budget, waitMs } = takeFromWindow(state.window, pace.limit, now);
  return { state: { window: budget }, waitMs };
}

/** Nothing goes out for `ms`: the ATS said 429. */
export function pauseRequests(state: PaceState, pace: Pace, now: number, ms: number): PaceState {
  if (pace.by === "second") return { second: pause(pace.rate, now, ms) };
  return { window: pauseWindow(state.window?.limit ?? pace.limit, now, ms) };
}

/** What an answer's headers say about the window. */
export function observeRequests(
  state: PaceState,
  told: { readonly limit: number; readonly remaining: number },
  now: number,
): PaceState {
  return { window: observeWindow(state.window, told, now) };
}
