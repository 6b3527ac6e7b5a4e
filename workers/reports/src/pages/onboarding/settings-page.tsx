// Settings of onboarding for one connection: the stage, the start date, automatic invitations, and looking now.
import type { OnboardingSettings } from "#shared/domain/onboarding/settings.ts";
import { Act } from "../../components/action.tsx";
import { Choice, Field, FormProblem, Select, type FormState } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts, PageHead, Section } from "../../components/page-head.tsx";
import { Time } from "../../components/time.tsx";
import type { OnboardingLook } from "../../operations/onboarding/settings.ts";
import type { Formats } from "../../view-models/formats.ts";

export type OnboardingSettingsView = {
  readonly connectionId: string;
  readonly isActive: boolean;
  readonly mayAdminister: boolean;
  readonly settings: OnboardingSettings;
  readonly stages: readonly { readonly id: string; readonly name: string }[];
  readonly look: OnboardingLook;
  readonly form: FormState;
  readonly timeZone: string;
  readonly formats: Formats;
};

export function OnboardingSettingsPage(props: { view: OnboardingSettingsView }) {
  const { view } = props;
  const to = `/settings/integrations/${view.connectionId}/onboarding`;
  const isSetUp = view.settings.stageId !== null && view.settings.startsOn !== null;
  return (
    <>
      <PageHead
        title="Onboarding"
        back={{ href: `/settings/integrations/${view.connectionId}`, label: "Lever" }}
        actions={isSetUp && view.isActive ? <Act to={`${to}/look`} label="Look now" /> : null}
      >
        Which candidates of this Lever account are new hires, and who is invited without a click.
      </PageHead>
      <Status view={view} isSetUp={isSetUp} />
      <form class="form" method="post" action={to} novalidate>
        <fieldset class="form" disabled={!view.mayAdminister}>
          <FormProblem form={view.form} />
          <Section title="Who comes in">
            <StageField view={view} />
            <Field
              form={view.form}
              name="startsOn"
              label="Start date of the sync"
              type="date"
              hint="Only people who reached the stage on this day or later come in. It begins at midnight in your time zone."
            />
          </Section>
          <Section title="Automatic invitations">
            <Choice
              form={view.form}
              name="invitesAutomatically"
              label="Invite new hires by their start date"
              hint="Each once, when they have an e-mail address and a start date. Off as long as this is not ticked."
            />
            <Field
              form={view.form}
              name="invitesDaysBefore"
              label="Days before the start date"
              type="number"
              hint={`Days are counted in ${view.timeZone.replaceAll("_", " ")}.`}
              attributes={{ min: 0, max: 90 }}
            />
          </Section>
          <div class="form-foot">
            <button class="button primary">Save settings</button>
          </div>
        </fieldset>
      </form>
    </>
  );
}

function StageField(props: { view: OnboardingSettingsView }) {
  const { form, stages } = props.view;
  const chosen = form.values["stageId"] ?? "";
  const isGone = chosen !== "" && !stages.some(({ id }) => id === chosen);
  const choices = [
    { value: "", label: stages.length === 0 ? "The stages are being read…" : "Choose a stage" },
    ...stages.map(({ id, name }) => ({ value: id, label: name })),
    ...(isGone ? [{ value: chosen, label: "(a stage that Lever no longer has)" }] : []),
  ];
  const hint =
    stages.length === 0
      ? "Rolecall reads your account’s stages when it connects. Load this page again in a moment."
      : "Whoever reaches this stage or a later one, or is hired, is a new hire. Candidates archived without a hire are not.";
  return <Select form={form} name="stageId" label="Stage" choices={choices} hint={hint} />;
}

function Status(props: { view: OnboardingSettingsView; isSetUp: boolean }) {
  const { view, isSetUp } = props;
  const { look, formats } = view;
  if (!view.isActive)
    return (
      <Notice tone="bad">
        The connection is not active, so no new hires come in. Reconnect it; Rolecall then goes on where it was.
      </Notice>
    );
  if (!isSetUp) return <Notice tone="info">Nothing runs yet: choose a stage and a start date. Both are needed.</Notice>;
  return (
    <>
      {look.failureMessage === null ? null : (
        <Notice tone="bad">
          The last look failed: {look.failureMessage} Rolecall tries again by itself, and goes on where it was.
        </Notice>
      )}
      <Facts
        of={[
          ["Last look", <Time at={look.lastLookedAt} formats={formats} none="not yet" />],
          ["Next look", look.nextLookAt === null ? "soon" : <Time at={look.nextLookAt} formats={formats} />],
          ["New hires through this connection", formats.number(look.count)],
        ]}
      />
    </>
  );
}
