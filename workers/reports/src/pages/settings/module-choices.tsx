// Checkboxes for what a Lever connection is to be used for; they work in any form, without a script.
import { MODULES } from "#shared/domain/modules.ts";
import { ModuleName } from "#shared/domain/words.ts";

/** @param props.in tells the checkboxes of several forms on one page apart */
export function ModuleChoices(props: { in: string; chosen?: readonly ModuleName[] }) {
  const chosen = props.chosen ?? ["headcount"];
  return (
    <fieldset class="choices">
      <legend>What is it for?</legend>
      {ModuleName.options.map((name) => {
        const id = `${props.in}-${name}`;
        return (
          <div class="choice">
            <input
              type="checkbox"
              id={id}
              name="module"
              value={name}
              checked={chosen.includes(name)}
              aria-describedby={`${id}-hint`}
            />
            <label for={id}>{MODULES[name].name}</label>
            <span class="hint" id={`${id}-hint`}>
              {MODULES[name].use}
            </span>
          </div>
        );
      })}
    </fieldset>
  );
}
