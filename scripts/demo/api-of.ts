// A way to the JSON API for one run of the demo: a token that is made on the settings page and revoked in the end.
import { makeApiToken, type Member } from "./come-in.ts";
import { rolecallApi, Tokens, type Rolecall } from "./rolecall.ts";

const TOKEN_NAME = "npm run demo";

export async function apiOf(
  publicUrl: string,
  member: Member,
): Promise<{ api: Rolecall; token: string; tokenId: string }> {
  const token = await makeApiToken(member, TOKEN_NAME);
  const api = rolecallApi(publicUrl, token);
  const { data } = await api.get("/api-tokens", Tokens);
  const ids = data.filter(({ name }) => name === TOKEN_NAME).map(({ id }) => id);
  const tokenId = ids.toSorted().at(-1); // ids sort by their time
  if (tokenId === undefined) throw new Error("The new token is not in the list.");
  return { api, token, tokenId };
}
