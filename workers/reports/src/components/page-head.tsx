// The head of a page: where it belongs, its title, one sentence, and its main actions.
import { Dash } from "./dash.tsx";
import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

export function PageHead(props: {
  title: Child;
  children?: Child;
  actions?: Child;
  back?: { href: string; label: string };
}) {
  return (
    <header class="stack tight">
      {props.back ? (
        <a class="back" href={props.back.href}>
          <Icon name="back" size={14} />
          {props.back.label}
        </a>
      ) : null}
      <div class="page-head">
        <div class="page-head-words">
          <h1>{props.title}</h1>
          {props.children ? <p>{props.children}</p> : null}
        </div>
        {props.actions ? <div class="actions">{props.actions}</div> : null}
      </div>
    </header>
  );
}

/** A part of a page under its own heading; `aside` stands at the right of the heading. */
export function Section(props: { title: string; aside?: Child; children: Child; id?: string }) {
  return (
    <section class="section" {...(props.id ? { id: props.id } : {})}>
      <div class="section-head">
        <h2>{props.title}</h2>
        {props.aside ? <div>{props.aside}</div> : null}
      </div>
      {props.children}
    </section>
  );
}

/** Label and value pairs. Null shows as a dash; undefined leaves the pair out. */
export function Facts(props: { of: readonly (readonly [label: string, value: Child])[] }) {
  return (
    <dl class="facts">
      {props.of.map(([label, value]) =>
        value === undefined ? null : (
          <>
            <dt>{label}</dt>
            <dd>{value ?? <Dash />}</dd>
          </>
        ),
      )}
    </dl>
  );
}
