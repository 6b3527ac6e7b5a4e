// Signing in at the stand-ins without a browser: from the authorization URL to the redirect back, as a browser would walk.
import type { Person } from "./people.ts";

/** `cancel` presses Cancel instead. */
export type Choice = Person | "cancel";

/**
 * Walks from the provider's authorization endpoint over its sign-in page to the redirect that leaves the provider.
 * @param authorizationUrl where the house sent the browser
 * @returns the address of the house's callback, with code and state, or with an error
 */
export async function walkSignIn(authorizationUrl: string, choice: Choice): Promise<string> {
  const { origin } = new URL(authorizationUrl);
  const cookies = new Map<string, string>();
  let url = authorizationUrl;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 10; step++) {
    if (new URL(url).origin !== origin) return url;
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form === undefined ? {} : { method: "POST", body: form }),
    });
    form = undefined;
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location !== null) {
      url = new URL(location, url).href;
      await answer.body?.cancel();
    } else if (answer.status === 200 && new URL(url).pathname.includes("/who/")) {
      await answer.body?.cancel();
      form = formOf(choice);
    } else {
      throw new Error(
        `The identity simulator answered ${answer.status} at ${url}: ${(await answer.text()).slice(0, 300)}`,
      );
    }
  }
  throw new Error(`The sign-in did not end: ${url}`);
}

function formOf(choice: Choice): URLSearchParams {
  if (choice === "cancel") return new URLSearchParams({ cancel: "yes" });
  const form = new URLSearchParams({ name: choice.name, email: choice.email });
  if (choice.isEmailVerified === false) form.set("unverified", "yes");
  return form;
}
