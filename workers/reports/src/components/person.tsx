// A person by name, with initials in a disc.
import type { Child } from "hono/jsx";
import { Dash } from "./dash.tsx";

/** First letters of the first and the last word: "Mara de Lin" is ML. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return `${first}${last}`.toUpperCase();
}

export function Avatar(props: { name: string; isLarge?: boolean }) {
  return (
    <span class={props.isLarge ? "avatar large" : "avatar"} aria-hidden="true">
      {initials(props.name)}
    </span>
  );
}

export function Person(props: {
  name: string | null | undefined;
  href?: string;
  under?: Child;
  note?: string | false;
}) {
  if (!props.name) return <Dash />;
  return (
    <span class="person">
      <Avatar name={props.name} />
      <span>
        {props.href ? (
          <a class="title-link" href={props.href}>
            {props.name}
          </a>
        ) : (
          props.name
        )}
        {props.note ? <span class="note"> {props.note}</span> : null}
        {props.under ? <span class="under">{props.under}</span> : null}
      </span>
    </span>
  );
}

/** The name by which an employee goes. */
export function employeeName(employee: {
  readonly firstName: string;
  readonly lastName: string;
  readonly preferredName?: string | null;
}): string {
  return `${employee.preferredName ?? employee.firstName} ${employee.lastName}`.trim();
}
