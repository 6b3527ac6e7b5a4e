// Settings > General over HTTP.
import { Hono } from "hono";
import { mayAdminister } from "#shared/domain/access.ts";
import type { ReportsEnv } from "../../env.ts";
import type { FormState } from "../../components/field.tsx";
import { changeSettings, getSettings } from "../../operations/settings.ts";
import { formOfSettings, SETTINGS_FIELDS, settingsFromForm } from "../../view-models/settings-form.ts";
import { pageForbidden } from "../errors.tsx";
import { done, fieldsOf, go, show, type PageContext } from "../respond.tsx";
import { GeneralPage } from "./general-page.tsx";

export const generalRoutes = new Hono<ReportsEnv>()
  .get("/settings/general", (c) => showForm(c, null))
  .post("/settings/general", async (c) => {
    const values = await fieldsOf(c, SETTINGS_FIELDS);
    const typed = settingsFromForm(values);
    if ("errors" in typed) return showForm(c, { values, errors: typed.errors });
    const changed = await changeSettings(c.get("scope"), typed.change);
    if (!changed.ok) return pageForbidden(c, changed.message);
    return go(c, "/settings/general", done("The settings are saved."));
  });

async function showForm(c: PageContext, faulty: FormState | null) {
  const tenant = await getSettings(c.get("scope"));
  const view = {
    form: faulty ?? formOfSettings(tenant),
    mayAdminister: mayAdminister(c.get("signedIn").actor.role),
    nextCode: `${tenant.codePrefix}-${tenant.lastCodeNumber + 1}`,
    timeZones: Intl.supportedValuesOf("timeZone"),
  };
  return show(
    c,
    { title: "General", isNarrow: true, status: faulty === null ? 200 : 422 },
    <GeneralPage view={view} />,
  );
}
