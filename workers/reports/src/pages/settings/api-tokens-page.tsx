// Settings > API tokens: bearer tokens for the JSON API; each is shown once when it is made.
import type { ApiTokenRow } from "#shared/db/members.ts";
import { Ask } from "../../components/action.tsx";
import { Empty } from "../../components/empty.tsx";
import { Field, FormProblem, Select, type FormState } from "../../components/field.tsx";
import { PageHead, Section } from "../../components/page-head.tsx";
import { ShownOnce } from "../../components/shown-once.tsx";
import { Table, type Column } from "../../components/table.tsx";
import { Time } from "../../components/time.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { ROLE_WORDS } from "./members-page.tsx";

export type ApiTokensView = {
  readonly tokens: readonly ApiTokenRow[];
  readonly mayAdminister: boolean;
  readonly form: FormState;
  readonly shown: string | null;
  readonly formats: Formats;
};

export function ApiTokensPage(props: { view: ApiTokensView }) {
  const { view } = props;
  return (
    <>
      <PageHead title="API tokens">
        For programs that plan positions, send employees or read reports. The API is described at{" "}
        <a href="/api/openapi.json">/api/openapi.json</a>.
      </PageHead>
      {view.shown ? (
        <ShownOnce title="Your new token" secret={view.shown}>
          Copy it now: it is not shown again. Send it as <code>Authorization: Bearer …</code>. Whoever has it can do
          what its role may.
        </ShownOnce>
      ) : null}
      {view.tokens.length === 0 ? (
        <Empty icon="key" title="No token">
          {view.mayAdminister
            ? "Make one below for each program, so that each can be revoked by itself."
            : "Owners and admins make tokens. Ask one of them."}
        </Empty>
      ) : (
        <Table caption="API tokens" columns={columnsFor(view)} rows={view.tokens} />
      )}
      {view.mayAdminister ? <NewToken form={view.form} /> : null}
    </>
  );
}

function columnsFor(view: ApiTokensView): Column<ApiTokenRow>[] {
  return [
    { label: "Name", kind: "title", cell: (row) => <strong>{row.name}</strong> },
    { label: "Role", cell: (row) => ROLE_WORDS[row.role].name },
    { label: "Made", cell: (row) => <Time at={row.createdAt} formats={view.formats} /> },
    {
      label: "Actions",
      kind: "does",
      cell: (row) =>
        view.mayAdminister ? (
          <Ask
            id={`revoke-${row.id}`}
            to={`/settings/api-tokens/${row.id}/revoke`}
            label="Revoke"
            class="small quiet bad"
            title={`Revoke “${row.name}”?`}
            confirm="Revoke token"
          >
            <p>Every program that uses it is refused from the next request on. It cannot be brought back.</p>
          </Ask>
        ) : null,
    },
  ];
}

function NewToken(props: { form: FormState }) {
  const { form } = props;
  return (
    <Section title="Make a token">
      <form class="card" method="post" action="/settings/api-tokens">
        <FormProblem form={form} />
        <div class="form-pair">
          <Field
            form={form}
            name="name"
            label="Name"
            hint="What uses it, such as “HRIS export”."
            attributes={{ maxlength: 100 }}
          />
          <Select
            form={form}
            name="role"
            label="Role"
            choices={(["member", "admin"] as const).map((role) => ({
              value: role,
              label: `${ROLE_WORDS[role].name}: ${ROLE_WORDS[role].may}`,
            }))}
          />
        </div>
        <div class="actions">
          <button class="button primary">Make token</button>
        </div>
      </form>
    </Section>
  );
}
