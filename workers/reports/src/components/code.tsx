// A code such as Trace-12: monospaced, and a click copies it.
import { Dash } from "./dash.tsx";

export function Code(props: { text: string | null | undefined }) {
  if (!props.text) return <Dash />;
  return (
    <button type="button" class="code" data-copy={props.text} title="Copy">
      {props.text}
    </button>
  );
}
