// A secret that is shown exactly once: it can be copied, and the page says that it will not come back.
import type { Child } from "hono/jsx";

export function ShownOnce(props: { title: string; secret: string; children: Child }) {
  return (
    <div class="shown-once" role="status">
      <h2>{props.title}</h2>
      <div class="row">
        <input class="input mono" readonly value={props.secret} aria-label={props.title} />
        <button type="button" class="button when-scripted" data-copy={props.secret}>
          Copy
        </button>
      </div>
      <p class="small">{props.children}</p>
    </div>
  );
}
