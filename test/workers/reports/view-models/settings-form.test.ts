// The settings form.
import { describe, expect, test } from "vitest";
import { settingsFromForm } from "../../../../workers/reports/src/view-models/settings-form.ts";

const typed = {
  name: "Northwind",
  codePrefix: "Trace",
  approvesAtOnce: "yes",
  writesCompensation: "",
  currency: "eur",
  locale: "de-DE",
  timeZone: "Europe/Berlin",
};

test("settings that are in order become a change", () => {
  expect(settingsFromForm(typed)).toEqual({
    change: { ...typed, currency: "EUR", approvesAtOnce: true, writesCompensation: false },
  });
});

describe("each setting that is not in order is named at its field", () => {
  test.each([
    [{ name: "" }, "name"],
    [{ codePrefix: "1st" }, "codePrefix"],
    [{ codePrefix: "Trace-" }, "codePrefix"],
    [{ currency: "EURO" }, "currency"],
    [{ locale: "klingon!" }, "locale"],
    [{ timeZone: "Europe/Atlantis" }, "timeZone"],
  ])("%o", (change, field) => {
    const read = settingsFromForm({ ...typed, ...change });
    expect("errors" in read && Object.keys(read.errors)).toEqual([field]);
  });
});
