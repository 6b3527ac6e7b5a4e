// Downloading a document of Lever's: the access goes to Lever alone, wherever a redirect leads.
import { describe, expect, test } from "vitest";
import { downloadDocument } from "#shared/ats/lever/download.ts";
import { ok } from "#shared/domain/result.ts";

type Answer = (url: URL, authorization: string | null) => Response;

/** Downloads with answers by host and path, and notes who saw which access. */
async function download(answer: Answer, headers = ["Basic one", "Basic two"]) {
  const seen: string[] = [];
  const result = await downloadDocument(
    {
      apiUrl: "https://api.lever.co",
      authorization: async (after401) => ok({ header: (after401 === undefined ? headers[0] : headers[1]) ?? "" }),
      budget: async () => undefined,
      fetch: async (input, init) => {
        const url = new URL(input instanceof Request ? input.url : input);
        const authorization = new Headers(init?.headers).get("authorization");
        seen.push(`${url.host}${url.pathname} ${authorization ?? "-"}`);
        return answer(url, authorization);
      },
    },
    { opportunityId: "opp/1", type: "ResumeDocument", providerId: "doc" },
  );
  const text = result.ok ? await new Response(result.value.body).text() : result.reason;
  return { seen, text, result };
}

const leadTo = (location: string, status = 302) => new Response(null, { status, headers: { location } });
const PATH = "/v1/opportunities/opp%2F1/resumes/doc/download";

describe("a download", () => {
  test("streams what Lever answers", async () => {
    const { seen, text, result } = await download(() => new Response("bytes", { headers: { "content-length": "5" } }));
    expect({ seen, text }).toEqual({ seen: [`api.lever.co${PATH} Basic one`], text: "bytes" });
    expect(result).toMatchObject({ value: { length: 5 } });
  });

  test("follows to a storage without the access", async () => {
    const { seen, text } = await download((url) =>
      url.host === "api.lever.co" ? leadTo("https://storage.example/f?sig=1") : new Response("bytes"),
    );
    expect({ seen, text }).toEqual({ seen: [`api.lever.co${PATH} Basic one`, "storage.example/f -"], text: "bytes" });
  });

  test("keeps the access on the way to another region of Lever's API, and loses it after", async () => {
    const { seen } = await download((url) => {
      if (url.host === "api.lever.co") return leadTo(`https://api.eu.lever.co${PATH}`, 301);
      return url.host === "api.eu.lever.co" ? leadTo("https://storage.example/f") : new Response("bytes");
    });
    expect(seen.slice(1)).toEqual([`api.eu.lever.co${PATH} Basic one`, "storage.example/f -"]);
  });

  test("asks once more with a renewed access after a 401", async () => {
    const { seen, text } = await download((_, authorization) =>
      authorization === "Basic one" ? new Response(null, { status: 401 }) : new Response("bytes"),
    );
    expect({ text, times: seen.length }).toEqual({ text: "bytes", times: 2 });
  });

  test.for([
    [401, "access_revoked"],
    [403, "forbidden"],
    [404, "gone"],
    [410, "gone"],
    [422, "unprocessable"],
    [500, "unavailable"],
  ] as const)("that Lever answers with %i is %s", async ([status, reason]) => {
    expect((await download(() => new Response("{}", { status }))).text).toBe(reason);
  });

  test("that a gateway answers in Lever's place is no verdict on file or access, whatever the status", async () => {
    const page = (status: number) => new Response("<html>", { status, headers: { "content-type": "text/html" } });
    for (const status of [401, 403, 404, 422])
      expect(await download(() => page(status))).toMatchObject({ text: "unavailable", seen: { length: 1 } });
  });

  test("that a storage refuses is no verdict on the file", async () => {
    const { text } = await download((url) =>
      url.host === "api.lever.co" ? leadTo("https://storage.example/f") : new Response(null, { status: 401 }),
    );
    expect(text).toBe("unavailable");
  });

  test.for(["http://storage.example/f", "javascript:alert(1)", "//[", `https://api.lever.co${PATH}`])(
    "that leads to %s is given up",
    async (location) => {
      const { text, seen } = await download(() => leadTo(location));
      expect(text).toBe("unavailable");
      expect(seen.length).toBeLessThan(6);
    },
  );
});
