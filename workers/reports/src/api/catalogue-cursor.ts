// The cursor of a list that is ordered by name: the last name and id, as one opaque word.
import { z } from "zod";
import type { CatalogueCursor } from "#shared/db/catalogue-list.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";

const Cursor = z.tuple([z.string(), z.string()]);

export function cursorText(cursor: CatalogueCursor | null): string | null {
  if (cursor === null) return null;
  const bytes = new TextEncoder().encode(JSON.stringify([cursor.name, cursor.id]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

export function readCursor(text: string | undefined): Result<CatalogueCursor | null, "invalid_query"> {
  if (text === undefined) return ok(null);
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
    const [name, id] = Cursor.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return ok({ name, id });
  } catch {
    return fail("invalid_query", "Take the cursor from `nextCursor` of the page before.");
  }
}
