// The choice of the Greenhouse user that Rolecall acts as, from the users that the new credential has just shown.
import type { ActingUser } from "../acting-users.ts";
import type { AppContext } from "../app.ts";
import type { Asking } from "../connect/greenhouse-asking.ts";
import { guideAddress } from "../connect/addresses.ts";
import { Field } from "./field.tsx";
import { Notice, page } from "./layout.tsx";

const LISTED = 8; // more than that are looked up in the field, by name

export type UsersView = {
  /** Active Site Admins, the fittest first; null when the credential may not list users. */
  readonly users: readonly ActingUser[] | null;
  readonly ticket: string;
  readonly chosenId: string;
  readonly error: string | null;
  readonly asking: Asking;
};

export function usersPage(c: AppContext, view: UsersView) {
  const { error } = view;
  const users = view.users ?? [];
  const form = { values: {}, errors: {} };
  return page(
    c,
    { title: "Who shall Rolecall act as?", isWide: true, status: error === null ? 200 : 422 },
    <>
      {error === null ? (
        <Notice tone="good">
          <p>
            <strong>The credential is right.</strong> One question is left.
          </p>
        </Notice>
      ) : (
        <Notice tone="bad">
          <p>{error}</p>
        </Notice>
      )}
      <p>
        Greenhouse shows its lists to Site Admins only, and notes this user under everything that Rolecall does. Choose
        the user that you made for it, not a person's account.
      </p>
      {users.length === 0 ? (
        <Notice tone="info">
          <p>
            {view.users === null
              ? "The users of this account cannot be listed with this credential alone. Enter the id of the integration user."
              : "There is no active Site Admin among the newest users. Enter the id of the integration user."}
          </p>
        </Notice>
      ) : null}
      <form method="post" action="/connect/greenhouse/user" class="stack">
        <input type="hidden" name="ticket" value={view.ticket} />
        {users.length === 0 ? null : (
          <fieldset class="stack tight">
            <legend class="legend">Site Admins</legend>
            {users.slice(0, LISTED).map((user, index) => (
              <label class="choice">
                <input
                  type="radio"
                  name="userId"
                  value={user.id}
                  checked={view.chosenId === "" ? index === 0 && !user.isPerson : view.chosenId === user.id}
                />
                <span>
                  {user.name} {user.isPerson ? <span class="note">looks like a person's account</span> : null}
                </span>
                <span class="hint">
                  {user.email} <code>{user.id}</code>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <Field
          form={form}
          name="otherId"
          label={users.length === 0 ? "Acting user's id" : "Or another user"}
          isOptional={users.length > 0}
          class="mono"
          hint={
            users.length > LISTED
              ? "Type a part of the name to find one of the others, or enter an id."
              : "The number from the address of the user's page in Greenhouse."
          }
          attributes={{ list: "users", autocomplete: "off", maxlength: 19 }}
        />
        <datalist id="users">
          {users.map((user) => (
            <option value={user.id} label={`${user.name} (${user.email})`} />
          ))}
        </datalist>
        <div class="actions">
          <button class="button primary">Try it and connect</button>
          <a class="button quiet" href={guideAddress("greenhouse", view.asking)}>
            Back
          </a>
        </div>
        <p class="note">The credential waits for ten minutes, sealed. Then it has to be entered again.</p>
      </form>
    </>,
  );
}
