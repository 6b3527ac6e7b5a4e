// What a Greenhouse credential may do, scope by scope, as it was last found: what is missing first, with where to allow it.
import { scopeChecks, type ScopeCheck } from "#shared/domain/greenhouse/scopes.ts";
import { Section } from "../../components/page-head.tsx";
import { ShapeMark } from "../../components/state.tsx";
import type { Shape, Tone } from "../../view-models/state-words.ts";

const MARKS: Record<ScopeCheck["state"], { readonly shape: Shape; readonly tone: Tone; readonly word: string }> = {
  missing: { shape: "cross", tone: "bad", word: "missing" },
  unknown: { shape: "dashed-ring", tone: "soft", word: "not known" },
  allowed: { shape: "disc", tone: "good", word: "allowed" },
};

/** @param props.scopes as kept with the connection: names with blanks between */
export function ScopeChecklist(props: { scopes: string }) {
  const checks = scopeChecks(props.scopes.split(" ").filter((name) => name !== ""));
  const allowed = checks.filter(({ state }) => state === "allowed");
  const lacking = checks.filter(({ state }) => state !== "allowed");
  const isUnknown = allowed.length === 0;
  return (
    <Section
      title="What Greenhouse allows"
      aside={<span class="note">{`${allowed.length} of ${checks.length} scopes`}</span>}
    >
      {isUnknown ? (
        <p class="soft measure">
          Not known yet: Greenhouse shows nothing to the user that Rolecall acts as, or refuses the credential. Once
          that is mended, <em>Check now</em> goes through all of them.
        </p>
      ) : lacking.length === 0 ? (
        <p class="soft measure">Everything that Rolecall can use is allowed.</p>
      ) : (
        <p class="soft measure">
          Allow what is missing in Greenhouse under Configure, Dev Center, API Credentials:{" "}
          <strong>Manage Scopes</strong> of this credential. Then press <em>Check now</em>.
        </p>
      )}
      {lacking.length === 0 || isUnknown ? null : <Lines checks={lacking} />}
      <details>
        <summary>{isUnknown ? "What will be asked for" : "What is allowed"}</summary>
        <Lines checks={isUnknown ? checks : allowed} />
      </details>
    </Section>
  );
}

/** What is only useful, and missing, is no alarm. */
function markOf(state: ScopeCheck["state"], isOptional: boolean): { readonly shape: Shape; readonly tone: Tone } {
  const { shape, tone } = MARKS[state];
  return state === "missing" && isOptional ? { shape: "minus", tone: "soft" } : { shape, tone };
}

function Lines(props: { checks: readonly ScopeCheck[] }) {
  return (
    <ul class="checklist">
      {props.checks.map(({ name, state, use, isOptional }) => (
        <li>
          <ShapeMark {...markOf(state, isOptional === true)} />
          <span>
            <code>{name}</code> <span class="visually-hidden">{MARKS[state].word}:</span>{" "}
            <span class="soft small">
              {use}
              {isOptional ? " (optional)" : ""}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
