// What `npm start` takes from its environment, and how it says what does not fit.
import { describe, expect, test } from "vitest";
import { readSettings } from "../../scripts/local/settings.ts";
import { startSimulators } from "../../scripts/local/simulators.ts";

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

  test("an ATS that the environment names takes the stand-in's place, with the sign-in that belongs to it", async () => {
    const named = async (env: Record<string, string>) => {
      const elsewhere = {
        GOOGLE_ISSUER: "https://a.example",
        MICROSOFT_ISSUER: "https://b.example",
        MAIL_DRIVER: "off",
      };
      const upstreams = await startSimulators(readSettings({ ...elsewhere, ...env }, []));
      await upstreams.close();
      return upstreams;
    };
    const sandbox = {
      LEVER_API_URL: "https://api.sandbox.lever.co",
      GREENHOUSE_API_URL: "https://harvest.greenhouse.io/",
    };
    expect(await named(sandbox)).toMatchObject({
      leverPages: undefined,
      greenhousePages: undefined,
      vars: {
        LEVER_API_URL: "https://api.sandbox.lever.co",
        LEVER_AUTH_URL: "https://sandbox-lever.auth0.com",
        LEVER_AUDIENCE: "",
        GREENHOUSE_API_URL: "https://harvest.greenhouse.io",
        GREENHOUSE_AUTH_URL: "https://auth.greenhouse.io",
      },
    });
    const one = {
      LEVER_API_URL: "http://localhost:4000/lever",
      GREENHOUSE_API_URL: "http://localhost:4000/greenhouse",
    };
    const apart = { LEVER_AUTH_URL: "http://localhost:4001", LEVER_AUDIENCE: "https://api.lever.co/v1/" };
    expect((await named({ ...one, ...apart })).vars).toMatchObject({
      ...one,
      ...apart,
      GREENHOUSE_AUTH_URL: "http://localhost:4000/greenhouse",
    });
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
