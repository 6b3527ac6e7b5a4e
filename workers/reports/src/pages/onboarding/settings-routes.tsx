// The settings of onboarding over HTTP: showing them, saving them, looking now.
import { Hono } from "hono";
import { mayAdminister } from "#shared/domain/access.ts";
import { ONBOARDING_DEFAULTS, OnboardingSettings } from "#shared/domain/onboarding/settings.ts";
import type { FormState } from "../../components/field.tsx";
import type { ReportsEnv } from "../../env.ts";
import { changeSettings } from "../../operations/connection-modules.ts";
import { getConnection } from "../../operations/connections.ts";
import { lookForNewHiresNow } from "../../operations/onboarding/new-hires.ts";
import { lookOf, stagesOf } from "../../operations/onboarding/settings.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { done, fieldsOf, formatsOf, go, problem, show, type PageContext } from "../respond.tsx";
import { OnboardingSettingsPage } from "./settings-page.tsx";

const PATH = "/settings/integrations/:id/onboarding";

export const onboardingSettingsRoutes = new Hono<ReportsEnv>()
  .get(PATH, (c) => showSettings(c, null))
  .post(PATH, save)
  .post(`${PATH}/look`, look);

async function showSettings(c: PageContext, typed: FormState | null) {
  const scope = c.get("scope");
  const found = await getConnection(scope, c.req.param("id") ?? "");
  if (!found.ok || !found.value.modules.includes("onboarding")) return pageNotFound(c);
  const { id, status } = found.value;
  const settings = found.value.settings.onboarding ?? ONBOARDING_DEFAULTS;
  const [stages, lastLook] = await Promise.all([stagesOf(scope, id), lookOf(scope, id)]);
  const { timeZone } = c.get("signedIn").tenant;
  const view = {
    connectionId: id,
    isActive: status === "active",
    mayAdminister: mayAdminister(scope.actor.role),
    settings,
    stages,
    look: lastLook,
    form: typed ?? formOf(settings),
    timeZone,
    formats: formatsOf(c),
  };
  const code = typed !== null && Object.keys(typed.errors).length > 0 ? 422 : 200;
  return show(
    c,
    { title: "Onboarding settings", isNarrow: true, status: code },
    <OnboardingSettingsPage view={view} />,
  );
}

function formOf(settings: OnboardingSettings): FormState {
  return {
    values: {
      stageId: settings.stageId ?? "",
      startsOn: settings.startsOn ?? "",
      invitesAutomatically: settings.invitesAutomatically ? "yes" : "",
      invitesDaysBefore: String(settings.invitesDaysBefore),
    },
    errors: {},
  };
}

async function save(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const values = await fieldsOf(c, ["stageId", "startsOn", "invitesAutomatically", "invitesDaysBefore"]);
  const input = OnboardingSettings.safeParse({
    stageId: values.stageId || null,
    startsOn: values.startsOn || null,
    invitesAutomatically: values.invitesAutomatically === "yes",
    invitesDaysBefore: values.invitesDaysBefore === "" ? Number.NaN : Number(values.invitesDaysBefore),
  });
  const missing = {
    ...(values.stageId === "" ? { stageId: "Choose a stage." } : {}),
    ...(values.startsOn === "" ? { startsOn: "Choose a date." } : {}),
  };
  const faults = input.success
    ? missing
    : Object.fromEntries(input.error.issues.map(({ path, message }) => [String(path[0]), message]));
  if (!input.success || Object.keys(missing).length > 0)
    return showSettings(c, { values, errors: { ...missing, ...faults } });
  const changed = await changeSettings(c.get("scope"), id, { onboarding: input.data });
  if (changed.ok)
    return go(
      c,
      `/settings/integrations/${id}/onboarding`,
      done("The settings are saved. Rolecall looks for new hires now."),
    );
  if (changed.reason === "forbidden") return pageForbidden(c, changed.message);
  return changed.reason === "not_found" ? pageNotFound(c) : go(c, `/settings/integrations/${id}`, problem(changed));
}

async function look(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const asked = await lookForNewHiresNow(c.get("scope"), id);
  if (asked.ok) return go(c, `/settings/sync-jobs/${asked.value.jobId}`, done("Rolecall looks for new hires now."));
  if (asked.reason === "not_found") return pageNotFound(c);
  return go(c, `/settings/integrations/${id}/onboarding`, problem(asked));
}
