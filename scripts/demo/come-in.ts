// Getting into the demo company without a browser: the set-up link while it waits, or a demo person who is a member already.
import { DEMO_PEOPLE, type DemoPerson } from "../../test/simulators/identity/people.ts";
import { walkSignIn } from "../../test/simulators/identity/sign-in.ts";
import { newVisitor, type Visit, type Visitor } from "../../test/support/visitor.ts";

import type { Start } from "./stage.ts";

export type Member = { readonly visitor: Visitor; readonly person: DemoPerson; readonly isNewOwner: boolean };

type Door = Pick<Start, "publicUrl" | "signInUrl" | "setupToken">;

/** The people of the demo companies, by the domain of their address. */
export const peopleOf = (domain: string) => DEMO_PEOPLE.filter(({ email }) => email.endsWith(`@${domain}`));

/** @throws Error when the link is used up and none of the people is a member */
export async function comeIn(door: Door, people: readonly DemoPerson[]): Promise<Member> {
  const [first, ...others] = people;
  if (first === undefined) throw new Error("There are no demo people.");
  if (door.setupToken !== undefined && (await isLinkUnused(door.publicUrl, door.setupToken))) {
    const visitor = newVisitor(door.publicUrl);
    const form = { provider: "google" };
    const page = await visitor.visit(`/join/${door.setupToken}`, { form, outside: signingInAs(door, first) });
    if (isHome(page)) return { visitor, person: first, isNewOwner: true };
    throw new Error(`The set-up link led to ${page.url} (${page.status}).`);
  }
  for (const person of [first, ...others]) {
    for (const provider of ["google", "microsoft"]) {
      const visitor = newVisitor(door.publicUrl);
      const page = await visitor.visit(`/sign-in/${provider}`, { outside: signingInAs(door, person) });
      if (isHome(page)) return { visitor, person, isNewOwner: false };
    }
  }
  throw new Error("The set-up link was used, and no demo person is a member. Begin anew: npm start -- --fresh");
}

/** A token for the JSON API, made on the settings page as a person makes it; it is shown there once. */
export async function makeApiToken(member: Member, name: string): Promise<string> {
  const page = await member.visitor.visit("/settings/api-tokens", { form: { name, role: "admin" } });
  const token = /value="([\w-]{43})"/.exec(page.text)?.[1];
  if (token === undefined)
    throw new Error(`The page of API tokens (${page.status}) shows no token. Is this person an admin?`);
  return token;
}

function signingInAs({ signInUrl }: Door, person: DemoPerson) {
  return { [signInUrl]: (url: string) => walkSignIn(url, person) };
}

async function isLinkUnused(publicUrl: string, token: string): Promise<boolean> {
  const answer = await fetch(`${publicUrl}/join/${token}`);
  await answer.body?.cancel();
  return answer.ok;
}

function isHome(page: Visit): boolean {
  return page.status === 200 && new URL(page.url).pathname === "/";
}
