// Department, offices and hiring team in the form of a sync with Greenhouse.
import type { CatalogueEntry } from "#shared/domain/greenhouse/catalogue.ts";
import { labelOf } from "#shared/domain/greenhouse/choose-entry.ts";
import { meantId } from "#shared/domain/greenhouse/meant.ts";
import { FieldFrame, type FormState } from "../../components/field.tsx";
import type { FormGround } from "../../view-models/greenhouse-form.ts";
import { linesOf } from "../../view-models/greenhouse-values.ts";
import { USERS } from "./field-control.tsx";

type Props = { readonly ground: FormGround; readonly form: FormState };

function choices(catalogue: readonly CatalogueEntry[], kind: "department" | "office") {
  const entries = catalogue.filter((entry) => entry.kind === kind && entry.isActive);
  return entries
    .map((entry) => ({ id: entry.providerId, label: labelOf(entry, entries) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

export function DepartmentField({ ground, form }: Props) {
  const { setting, position, aim } = ground;
  const chosen = form.values["departmentId"] ?? "";
  const word = position.department;
  const isMapped = word !== null && meantId(setting, "department", word) !== null;
  const hint = word === null ? undefined : `The position says “${word}”.`;
  return (
    <FieldFrame form={form} name="departmentId" label="Department" isOptional {...(hint ? { hint } : {})}>
      <select class="input" id="f-departmentId" name="departmentId">
        <option value="">{aim.action === "create" && !isMapped ? "As in the template" : "None"}</option>
        {choices(setting.catalogue, "department").map(({ id, label }) => (
          <option value={id} selected={id === chosen}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export function OfficesField({ ground, form }: Props) {
  const { setting, position, aim } = ground;
  const chosen = linesOf(form.values["officeIds"]);
  const word = position.location;
  const says = word === null ? "" : `The position says “${word}”. `;
  const isMapped = word !== null && meantId(setting, "office", word) !== null;
  const none = isMapped ? "With none ticked the job has none." : "With none ticked the template’s stay.";
  const hint = `${says}${aim.action === "create" ? none : ""}`.trim();
  return (
    <FieldFrame form={form} name="officeIds" label="Offices" isOptional isGroup {...(hint ? { hint } : {})}>
      <div class="boxes" role="group" aria-label="Offices" id="f-officeIds" tabindex={-1}>
        {choices(setting.catalogue, "office").map(({ id, label }) => (
          <label class="row small">
            <input
              type="checkbox"
              name="officeIds"
              value={id}
              checked={chosen.includes(id)}
              aria-label={`Office: ${label}`}
            />
            {label}
          </label>
        ))}
      </div>
    </FieldFrame>
  );
}

/** One line for each person, and one to add another; more come with the next look at the form. */
export function TeamField(props: { name: "hiring_manager" | "recruiter"; label: string; form: FormState }) {
  const { name, label, form } = props;
  const people = linesOf(form.values[name]);
  const isWrong = form.errors[name] !== undefined;
  return (
    <FieldFrame form={form} name={name} label={label} isOptional isGroup>
      <div class="stack tight" role="group" aria-label={label}>
        {[...people, ""].map((person, index) => (
          <input
            class="input"
            id={index === 0 ? `f-${name}` : `f-${name}.${index}`}
            name={name}
            value={person}
            list={USERS}
            autocomplete="off"
            placeholder={person === "" && index > 0 ? "Add another" : "Name or e-mail"}
            aria-label={`${label}, ${index + 1}`}
            {...(isWrong ? { "aria-invalid": "true" } : {})}
          />
        ))}
      </div>
    </FieldFrame>
  );
}
