// An empty list says why it is empty and what to do next.
import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

export function Empty(props: { icon: IconName; title: string; children: Child; action?: Child }) {
  return (
    <div class="empty">
      <Icon name={props.icon} size={28} />
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      {props.action ? <div class="actions">{props.action}</div> : null}
    </div>
  );
}

/** A list whose search and filters leave nothing. @param path of the list without them */
export function NothingMatches(props: { path: string; title: string; children: Child }) {
  const clear = (
    <a class="button" href={props.path}>
      Clear the filters
    </a>
  );
  return (
    <Empty icon="search" title={props.title} action={clear}>
      {props.children}
    </Empty>
  );
}
