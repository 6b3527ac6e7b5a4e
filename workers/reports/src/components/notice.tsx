// A notice in the page: something that stays true until someone acts. And the message after an action.
import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

export type NoticeTone = "good" | "warn" | "bad" | "info";

const ICONS: Record<NoticeTone, IconName> = { good: "check", warn: "warning", bad: "warning", info: "info" };
const INKS: Record<NoticeTone, string> = { good: "tone-good", warn: "tone-wait", bad: "tone-bad", info: "tone-info" };

export function Notice(props: { tone: NoticeTone; children: Child; action?: Child; isAlert?: boolean }) {
  return (
    <div class={`notice ${props.tone}`} role={props.isAlert ? "alert" : "note"}>
      <Icon name={ICONS[props.tone]} class={INKS[props.tone]} />
      <div>{props.children}</div>
      {props.action ? <div class="actions">{props.action}</div> : null}
    </div>
  );
}

/** What the last action did; a failure stays until it is dismissed. */
export type Flash = { readonly tone: "good" | "bad"; readonly text: string };

export function Toast(props: { flash: Flash | null }) {
  if (props.flash === null) return null;
  const isGood = props.flash.tone === "good";
  return (
    <div class="toast" role={isGood ? "status" : "alert"} {...(isGood ? { "data-goes": "" } : {})}>
      <Icon name={isGood ? "check" : "warning"} class={isGood ? "tone-good" : "tone-bad"} />
      <p>{props.flash.text}</p>
      <button type="button" class="button quiet small when-scripted" data-dismiss aria-label="Dismiss">
        <Icon name="cross" />
      </button>
    </div>
  );
}
