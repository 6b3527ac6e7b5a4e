// What the holder of a link sees after entering a Greenhouse credential: what it may do, each missing scope in words, and the end.
import { readConnection } from "#shared/db/connections.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { scopeChecks, type ScopeCheck } from "#shared/domain/greenhouse/scopes.ts";
import type { AppContext } from "../app.ts";
import { Notice, page } from "./layout.tsx";

/** What the probe has found. */
export type Found = { readonly message: string; readonly scope?: string | undefined };

export async function connectedPage(c: AppContext, tenantId: string, connectionId: string, problems: readonly Found[]) {
  const connection = await readConnection(forTenant(c.env, tenantId), connectionId);
  const allowed = (connection?.scopes ?? "").split(" ").filter((name) => name !== "");
  const checks = scopeChecks(allowed).toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
  const isLacking = checks.some(({ state }) => state === "missing");
  const others = problems.filter(({ scope }) => scope === undefined); // scopes have their place in the list below
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
      {others.length === 0 ? null : (
        <ul class="steps">
          {others.map((problem) => (
            <li>{problem.message}</li>
          ))}
        </ul>
      )}
      <h2>What it may do</h2>
      {isLacking ? (
        <p>
          Allow what is missing under Configure, Dev Center, API Credentials: <strong>Manage Scopes</strong> of this
          credential.
        </p>
      ) : null}
      <ul class="checklist">
        {checks.map((check) => (
          <ScopeLine check={check} />
        ))}
      </ul>
    </>,
  );
}

const ORDER: Record<ScopeCheck["state"], number> = { missing: 0, unknown: 1, allowed: 2 };

const WORDS: Record<ScopeCheck["state"], { readonly sign: string; readonly word: string; readonly tone: string }> = {
  allowed: { sign: "✓", word: "allowed", tone: "tone-good" },
  missing: { sign: "✕", word: "missing", tone: "tone-bad" },
  unknown: { sign: "?", word: "not known yet", tone: "tone-wait" },
};

/** What is only useful, and missing, is no alarm. */
const WITHOUT = { sign: "–", word: "missing", tone: "soft" };

function ScopeLine(props: { check: ScopeCheck }) {
  const { name, use, state, isOptional } = props.check;
  const { sign, word, tone } = state === "missing" && isOptional ? WITHOUT : WORDS[state];
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
