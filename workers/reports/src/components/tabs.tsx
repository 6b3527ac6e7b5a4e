// Tabs are links: each is a state of the list in the URL, with how many rows it holds.
import type { Formats } from "../view-models/formats.ts";

export type Tab = {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly count?: number;
};

export function Tabs(props: { label: string; tabs: readonly Tab[]; formats: Formats }) {
  return (
    <nav class="tabs" aria-label={props.label} data-key="tabs">
      {props.tabs.map((tab) => (
        <a href={tab.href} {...(tab.isCurrent ? { "aria-current": "page" } : {})}>
          {tab.label}
          {tab.count === undefined ? null : <span class="note number">{props.formats.number(tab.count)}</span>}
        </a>
      ))}
    </nav>
  );
}
