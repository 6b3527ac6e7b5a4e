// The HRIS import of one connection: importing now, every day, or by webhook, and which source fills which field.
import type { HrisSettings } from "#shared/domain/hris/settings.ts";
import { FIELD_WORDS, MappedField } from "#shared/domain/hris/mapping.ts";
import type { HookState, ImportStanding } from "#shared/db/import-reads.ts";
import { Act, Ask } from "../../components/action.tsx";
import { Choice, Field, FormProblem, type FormState } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { Time } from "../../components/time.tsx";
import type { ConnectionDetail } from "../../operations/connections.ts";
import type { Formats } from "../../view-models/formats.ts";
import { sourceWords } from "../../view-models/import-mapping-form.ts";
import { CONNECTION_WORDS } from "../../view-models/state-words.ts";
import { State } from "../../components/state.tsx";

export type ImportSettingsView = {
  readonly connection: ConnectionDetail;
  readonly settings: HrisSettings;
  readonly standing: ImportStanding;
  readonly mayAdminister: boolean;
  readonly form: FormState;
  readonly formats: Formats;
};

export function ImportSettingsPage(props: { view: ImportSettingsView }) {
  const { view } = props;
  const { connection } = view;
  const to = pathOf(connection);
  return (
    <>
      <PageHead
        title="HRIS import"
        back={{ href: `/settings/integrations/${connection.id}`, label: "Lever" }}
        actions={
          connection.status === "active" ? (
            <Act to={`${to}/run`} label="Import" class="primary" icon="hire" hidden={{ scope: "changes" }} />
          ) : null
        }
      >
        Hired people of this Lever account become employees. A person who is there already is updated, never doubled.
      </PageHead>
      {connection.status === "active" ? null : (
        <Notice
          tone="bad"
          action={
            <a class="button small" href={`/settings/integrations/${connection.id}`}>
              Open the connection
            </a>
          }
        >
          <State of={CONNECTION_WORDS[connection.status]} /> Nothing is imported until the connection works again. An
          import under way then goes on where it was.
        </Notice>
      )}
      <Now view={view} />
      <Daily view={view} />
      <ByWebhook view={view} />
      <Fields view={view} />
    </>
  );
}

function pathOf(connection: ConnectionDetail): string {
  return `/settings/integrations/${connection.id}/import`;
}

function Now(props: { view: ImportSettingsView }) {
  const { connection, standing, formats } = props.view;
  return (
    <Section title="Import now">
      <Facts
        of={[
          [
            "Last import",
            standing.lastJobId ? (
              <a href={`/imports/${standing.lastJobId}`}>see what it did</a>
            ) : (
              "not yet: the first one brings everybody in"
            ),
          ],
          ["All offers last read", <Time at={standing.everybodyReadAt} formats={formats} none="not yet" />],
        ]}
      />
      {connection.status === "active" ? (
        <div class="row apart">
          <p class="small soft measure">
            <strong>Import</strong> brings in who was hired, changed or un-hired since the last time. Lever does not
            always tell of an amended offer: <strong>Import everybody</strong> reads all of them again, and so does one
            daily import each week.
          </p>
          <Act to={`${pathOf(connection)}/run`} label="Import everybody" hidden={{ scope: "everybody" }} />
        </div>
      ) : null}
    </Section>
  );
}

function Daily(props: { view: ImportSettingsView }) {
  const { connection, settings, standing, form, formats, mayAdminister } = props.view;
  return (
    <Section title="Every day">
      <Facts
        of={[
          [
            "Next import",
            settings.importsDaily ? <Time at={standing.nextImportAt} formats={formats} none="being planned" /> : "off",
          ],
        ]}
      />
      <form class="form measure" method="post" action={pathOf(connection)} id="daily" novalidate>
        <fieldset class="form" disabled={!mayAdminister}>
          <FormProblem form={form} />
          <Choice form={form} name="importsDaily" label="Import automatically every day" />
          <div class="form-pair">
            <Field form={form} name="importsAt" label="At" type="time" />
            <Field
              form={form}
              name="timeZone"
              label="Time zone"
              hint="Such as America/Los_Angeles. Summer time is followed."
              attributes={{ maxlength: 60, spellcheck: "false" }}
            />
          </div>
          <div class="actions">
            <button class="button">Save</button>
          </div>
        </fieldset>
      </form>
    </Section>
  );
}

function ByWebhook(props: { view: ImportSettingsView }) {
  const { connection, settings, standing, mayAdminister, formats } = props.view;
  const to = `${pathOf(connection)}/webhook`;
  const live = standing.hooks.filter(({ strandedAt }) => strandedAt === null);
  const stranded = standing.hooks.filter(({ strandedAt }) => strandedAt !== null);
  return (
    <Section title="Use webhook for import">
      <p class="soft measure">
        Lever tells of a hire, and of one that was undone, the moment it happens: the person is here within seconds.
        Rolecall makes the webhooks in Lever by itself, and removes them when you switch this off or disconnect.
      </p>
      {settings.usesWebhook ? <Toggle hooks={live} formats={formats} /> : null}
      {stranded.length > 0 ? (
        <Notice tone="warn">
          {stranded.map(({ event }) => event).join(" and ")} may still exist in Lever, because Lever no longer let
          Rolecall remove {stranded.length === 1 ? "it" : "them"}. What{" "}
          {stranded.length === 1 ? "it sends" : "they send"} is refused here. A webhook that was made by API can only be
          removed by API: ask Lever’s support if it matters.
        </Notice>
      ) : null}
      {mayAdminister && connection.status === "active" ? (
        settings.usesWebhook ? (
          <div class="actions">
            <Ask
              id="webhook-off"
              to={to}
              label="Switch off"
              title="Stop importing by webhook?"
              confirm="Switch off"
              hidden={{ on: "no" }}
            >
              <p>New hires then come with the next daily import, or when somebody presses Import.</p>
              <p>Rolecall removes its webhooks from Lever.</p>
            </Ask>
          </div>
        ) : (
          <Act to={to} label="Switch on" hidden={{ on: "yes" }} />
        )
      ) : null}
    </Section>
  );
}

/** Lever sends nothing through a new webhook until a Super Admin has switched its event on. */
function Toggle(props: { hooks: readonly HookState[]; formats: Formats }) {
  const { hooks, formats } = props;
  if (hooks.length === 0)
    return (
      <Notice tone="warn">
        The webhooks are not there yet: Lever did not answer, or refused. Rolecall tries again every few minutes. If it
        stays, check the connection: the permission to manage webhooks may be missing.
      </Notice>
    );
  return (
    <>
      {hooks.some(({ firstDeliveryAt }) => firstDeliveryAt === null) ? (
        <Notice tone="info">
          One step is left to a Super Admin: in Lever, open Settings, Integrations and API, Webhooks, and switch on{" "}
          <strong>Candidate Hired</strong> and <strong>Candidate Archive Change</strong>. Until then Lever sends
          nothing.
        </Notice>
      ) : null}
      <Facts
        of={hooks.map(
          ({ event, firstDeliveryAt }) =>
            [
              event,
              firstDeliveryAt === null ? (
                "made; nothing has come yet"
              ) : (
                <>
                  first came <Time at={firstDeliveryAt} formats={formats} />
                </>
              ),
            ] as const,
        )}
      />
    </>
  );
}

function Fields(props: { view: ImportSettingsView }) {
  const { connection, settings, mayAdminister } = props.view;
  return (
    <Section
      title="Fields"
      aside={
        mayAdminister ? (
          <a class="button small" href={`${pathOf(connection)}/mapping`}>
            Change the mapping
          </a>
        ) : null
      }
    >
      <Facts
        of={[
          ["Employee number", "Lever’s opportunity id: by it a person is found again"],
          ...MappedField.options.map((field) => [FIELD_WORDS[field], sourceWords(settings.mapping, field)] as const),
        ]}
      />
    </Section>
  );
}
