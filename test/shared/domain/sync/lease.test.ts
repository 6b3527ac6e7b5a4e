// The lease's rules: one holder, a rising fence, nothing forgotten.
import { describe, expect, test } from "vitest";
import { acquire, FREE, LEASE_MS, release, renew } from "#shared/domain/sync/lease.ts";

const T0 = 1_700_000_000_000;

describe("the tenant lease", () => {
  test("is given to the first and refused to the second, whose work is noted", () => {
    const first = acquire(FREE, "sync", T0);
    expect(first.fence).toBe(1);
    const second = acquire(first.state, "events", T0 + 1);
    expect(second.fence).toBeNull();
    expect(second.state.wanted).toEqual(["events"]);
    expect(release(second.state, 1)).toEqual({ state: { fence: 1, heldUntil: null, wanted: [] }, again: "events" });
  });

  test("answers the widest work when several kinds were wanted", () => {
    const held = acquire(FREE, "sync", T0).state;
    const wanted = acquire(acquire(held, "events", T0).state, "sync", T0).state;
    expect(release(wanted, 1).again).toBe("sync");
  });

  test("passes to the next with a higher fence when its holder has been silent too long", () => {
    const dead = acquire(acquire(FREE, "sync", T0).state, "sync", T0 + 5).state;
    const next = acquire(dead, "events", T0 + LEASE_MS);
    expect(next.fence).toBe(2);
    expect(next.state.wanted).toEqual(["sync"]); // what the dead holder left is still wanted
  });

  test("is not renewed or released by an old fence", () => {
    const dead = acquire(FREE, "sync", T0).state;
    const taken = acquire(dead, "sync", T0 + LEASE_MS).state;
    expect(renew(taken, 1, T0 + LEASE_MS)).toBeNull();
    expect(release(taken, 1)).toEqual({ state: taken, again: null });
    expect(renew(taken, 2, T0 + LEASE_MS + 7)?.heldUntil).toBe(T0 + 2 * LEASE_MS + 7);
  });

  test("cannot be renewed once it is given back", () => {
    const free = release(acquire(FREE, "sync", T0).state, 1).state;
    expect(renew(free, 1, T0 + 1)).toBeNull();
  });
});
