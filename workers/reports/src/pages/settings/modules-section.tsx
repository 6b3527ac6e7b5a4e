// What a Lever connection is used for: each module with its way to its settings, to add it, or to remove it.
import { MODULES } from "#shared/domain/modules.ts";
import { ModuleName } from "#shared/domain/words.ts";
import { Act, Ask } from "../../components/action.tsx";
import { Section } from "../../components/page-head.tsx";
import type { ConnectionDetail } from "../../operations/connections.ts";

/** Where a module of a connection is set up and used; none for modules without a page of their own. */
const PAGES: Readonly<Partial<Record<ModuleName, { path(id: string): string; label: string }>>> = {
  hris: { path: (id) => `/settings/integrations/${id}/import`, label: "Settings" },
  onboarding: { path: (id) => `/settings/integrations/${id}/onboarding`, label: "Settings" },
};

export function Modules(props: { connection: ConnectionDetail; mayAdminister: boolean }) {
  const { connection, mayAdminister } = props;
  return (
    <Section title="Modules" id="modules">
      <ul class="todo">
        {ModuleName.options.map((name) => (
          <li>
            <div>
              <strong>{MODULES[name].name}</strong>
              <span class="under">{MODULES[name].use}</span>
            </div>
            <div class="actions">
              {connection.modules.includes(name) ? (
                <Used name={name} connection={connection} mayAdminister={mayAdminister} />
              ) : mayAdminister ? (
                <Act
                  to={`/settings/integrations/${connection.id}/modules`}
                  label="Add"
                  class="small"
                  hidden={{ add: name }}
                  ariaLabel={`Add ${MODULES[name].name}`}
                />
              ) : (
                <span class="note">not used</span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Used(props: { name: ModuleName; connection: ConnectionDetail; mayAdminister: boolean }) {
  const { name, connection, mayAdminister } = props;
  const page = PAGES[name];
  return (
    <>
      {page === undefined ? null : (
        <a class="button small" href={page.path(connection.id)}>
          {page.label}
        </a>
      )}
      {mayAdminister && connection.modules.length > 1 ? (
        <Ask
          id={`remove-${name}`}
          to={`/settings/integrations/${connection.id}/modules`}
          label="Remove"
          class="small"
          title={`Remove ${MODULES[name].name}?`}
          confirm="Remove"
          hidden={{ remove: name }}
        >
          <p>This stops at once:</p>
          <ul>
            {MODULES[name].stops.map((stop) => (
              <li>{stop}</li>
            ))}
          </ul>
          <p>What is there stays, and the module can be added again. Lever keeps allowing what it has allowed.</p>
        </Ask>
      ) : (
        <span class="note">in use</span>
      )}
    </>
  );
}
