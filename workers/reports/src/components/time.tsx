// A moment: relative in the text, exact on hover, ISO for machines and for the script that keeps it fresh.
import { Dash } from "./dash.tsx";
import type { Formats } from "../view-models/formats.ts";

export function Time(props: { at: string | null | undefined; formats: Formats; none?: string }) {
  if (!props.at) return <span class="none">{props.none ?? "–"}</span>;
  const words = props.formats.relative(props.at);
  return (
    <time datetime={props.at} title={props.formats.exact(props.at)} data-relative={words}>
      {words}
    </time>
  );
}

/** A calendar day such as a start date. */
export function Day(props: { on: string | null | undefined; formats: Formats }) {
  if (!props.on) return <Dash />;
  return <time datetime={props.on}>{props.formats.day(props.on)}</time>;
}
