// Cursors: URL-safe base64 of JSON that carries filters and page size itself, with the keys of recorded ones.
import { z } from "zod";
import type { Simulator } from "../context.ts";
import { deadCursor } from "./errors.ts";

const cursorSchema = z.object({
  /** The query of the first page, and which list of which organization it was. */
  query: z.object({ list: z.string(), filters: z.string() }),
  per_page: z.number(),
  /** Last id of the page before. */
  id: z.number(),
  page: z.number(),
  /** Begins with the generation: all cursors of an earlier one are dead. */
  original_request_id: z.string(),
});
export type Cursor = z.output<typeof cursorSchema>;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

export const requestIdOf = (sim: Simulator, requestId: string) => `${sim.state.cursorGeneration}-${requestId}`;

/** @param list which list of which organization is being read; 422 when the cursor is of another one, or dead. */
export function readCursor(sim: Simulator, list: string, text: string): Cursor {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    throw deadCursor();
  }
  const cursor = cursorSchema.safeParse(content);
  const generation = `${sim.state.cursorGeneration}-`;
  if (!cursor.success || cursor.data.query.list !== list) throw deadCursor();
  if (!cursor.data.original_request_id.startsWith(generation)) throw deadCursor();
  return cursor.data;
}
