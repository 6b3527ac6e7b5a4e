// What `npm start` takes from its environment, and how it says what does not fit.
import { describe, expect, test } from "vitest";
import { readSettings } from "../../scripts/local/settings.ts";

describe("settings", () => {
  test("nothing set: port 8787, localhost, the ATS's own rates, no fresh start", () => {
    expect(readSettings({}, [])).toMatchObject({
      PORT: 8787,
      publicUrl: "http://localhost:8787",
      LEVER_RATE: 10,
      GREENHOUSE_RATE: 150,
      ACTIVE_KID: "k1",
      isFresh: false,
    });
  });

  test("an origin loses its slash, and an empty variable counts as absent", () => {
    const settings = readSettings({ PUBLIC_URL: "https://rolecall.example.com/", LEVER_API_URL: "", PORT: "9000" }, [
      "--fresh",
    ]);
    expect(settings).toMatchObject({ publicUrl: "https://rolecall.example.com", PORT: 9000, isFresh: true });
    expect(settings.LEVER_API_URL).toBeUndefined();
  });

  test("every variable that does not fit is named", () => {
    expect(() => readSettings({ PORT: "abc", GOOGLE_ISSUER: "accounts.google.com" }, [])).toThrow(
      /PORT: .*\n.*GOOGLE_ISSUER: /,
    );
  });

  test("an unknown option is refused, since --frehs would keep what was to be wiped", () => {
    expect(() => readSettings({}, ["--frehs"])).toThrow("--frehs");
  });
});
