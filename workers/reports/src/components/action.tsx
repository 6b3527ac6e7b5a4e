// Buttons that change something: a form of one button, and one that first asks in a dialog and says what stops.
import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

type Hidden = Readonly<Record<string, string>>;

/** A POST of one button. `hidden` are the form's values; `about` says to a screen reader which of several alike it is. */
export function Act(props: {
  to: string;
  label: string;
  about?: string;
  hidden?: Hidden;
  class?: string;
  icon?: IconName;
  id?: string;
  /** Where several buttons on a page bear the same label. */
  ariaLabel?: string;
}) {
  return (
    <form method="post" action={props.to}>
      <HiddenValues of={props.hidden ?? {}} />
      <button
        class={`button ${props.class ?? ""}`.trim()}
        {...(props.id ? { id: props.id } : {})}
        aria-label={props.ariaLabel}
      >
        {props.icon ? <Icon name={props.icon} /> : null}
        {props.label}
        {props.about ? <span class="visually-hidden"> {props.about}</span> : null}
      </button>
    </form>
  );
}

/** Asks once. `children` say what will happen; the browser opens the dialog by itself, without a script. */
export function Ask(props: {
  id: string;
  to: string;
  label: string;
  title: string;
  confirm: string;
  children: Child;
  /** As with `Act`. */
  about?: string;
  hidden?: Hidden;
  class?: string;
  isDangerous?: boolean;
}) {
  const dialog = `ask-${props.id}`;
  return (
    <>
      <button type="button" class={`button ${props.class ?? ""}`.trim()} commandfor={dialog} command="show-modal">
        {props.label}
        {props.about ? <span class="visually-hidden"> {props.about}</span> : null}
      </button>
      <dialog class="ask" id={dialog} aria-labelledby={`${dialog}-title`} closedby="any">
        <form class="ask-body" method="post" action={props.to}>
          <h2 id={`${dialog}-title`}>{props.title}</h2>
          <div class="stack tight">{props.children}</div>
          <HiddenValues of={props.hidden ?? {}} />
          <div class="actions">
            <button type="button" class="button" commandfor={dialog} command="close">
              Cancel
            </button>
            <button class={props.isDangerous === false ? "button primary" : "button danger"}>{props.confirm}</button>
          </div>
        </form>
      </dialog>
    </>
  );
}

function HiddenValues(props: { of: Hidden }) {
  return (
    <>
      {Object.entries(props.of).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
