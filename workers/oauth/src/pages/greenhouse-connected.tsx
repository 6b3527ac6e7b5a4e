// What the holder of a link sees after entering a Greenhouse credential: what it may do, each missing scope in words, and the end.
import { readConnection } from "#shared/db/connections.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { scopeChecks, type ScopeCheck } from "#shared/domain/greenhouse/scopes.ts";
import type { AppContext } from "../app.ts";
import type { ProbeProblem } from "../probe.ts";
import { Notice, page } from "./layout.tsx";

export async function connectedPage(
  c: AppContext,
  tenantId: string,
  connectionId: string,
  problems: readonly Pick<ProbeProblem, "message">[],
) {
  const connection = await readConnection(forTenant(c.env, tenantId), connectionId);
  const allowed = (connection?.scopes ?? "").split(" ").filter((name) => name !== "");
  const isWell = connection?.status === "active";
  return page(
    c,
    { title: isWell ? "Greenhouse is connected" : "Almost there", isWide: true },
    <>
      {isWell ? (
        <Notice tone="good">
          <p>
            <strong>All is well.</strong> Whoever sent you the link sees that it arrived. You can close this page.
          </p>
        </Notice>
      ) : (
        <Notice tone="warn">
          <p>
            <strong>The credential has arrived, but it cannot do its work yet.</strong> Mend this in Greenhouse; then
            whoever sent you the link presses <em>Check now</em> on the connection's page. Nothing has to be entered
            again.
          </p>
        </Notice>
      )}
      {problems.length === 0 ? null : (
        <ul class="steps">
          {problems.map((problem) => (
            <li>{problem.message}</li>
          ))}
        </ul>
      )}
      <h2>What it may do</h2>
      <ul class="checklist">
        {scopeChecks(allowed).map((check) => (
          <ScopeLine check={check} />
        ))}
      </ul>
    </>,
  );
}

const WORDS: Record<ScopeCheck["state"], { readonly sign: string; readonly word: string; readonly tone: string }> = {
  allowed: { sign: "✓", word: "allowed", tone: "tone-good" },
  missing: { sign: "✕", word: "missing", tone: "tone-bad" },
  unknown: { sign: "?", word: "not known yet", tone: "tone-wait" },
};

function ScopeLine(props: { check: ScopeCheck }) {
  const { name, use, state, isOptional } = props.check;
  const { sign, word, tone } = WORDS[state];
  return (
    <li>
      <span class={tone} aria-hidden="true">
        {sign}
      </span>
      <span>
        <code>{name}</code> <span class="visually-hidden">{word}:</span>{" "}
        <span class="soft small">
          {use}
          {isOptional ? " (optional)" : ""}
        </span>
      </span>
    </li>
  );
}
