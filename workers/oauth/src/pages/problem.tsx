// What a person reads when something did not work, with the next thing to press.
import type { AppContext } from "../app.ts";
import { page } from "./layout.tsx";
import { WORDS, type Problem } from "./words.ts";

/** Where a person begins again. */
export type Again = { readonly href: string; readonly label: string };

export function problemPage(c: AppContext, problem: Problem, again: Again | null) {
  const { title, text, todo, status } = WORDS[problem];
  return page(
    c,
    { title, status },
    <>
      <p>{text}</p>
      {todo.length > 1 ? (
        <ul class="steps">
          {todo.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      ) : (
        todo.map((item) => <p>{item}</p>)
      )}
      <div class="actions">
        {again === null ? null : (
          <a class="button primary" href={again.href}>
            {again.label}
          </a>
        )}
        <a class={again === null ? "button" : "button quiet"} href="/">
          Go to Rolecall
        </a>
      </div>
    </>,
  );
}

export const SIGN_IN_AGAIN: Again = { href: "/sign-in", label: "Sign in again" };
export const CONNECT_AGAIN: Again = { href: "/connect/lever", label: "Begin again" };
