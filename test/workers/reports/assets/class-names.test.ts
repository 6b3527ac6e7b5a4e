// The stylesheets go out as one: a class that two of them define would dress the pages of both.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const FOLDER = join(import.meta.dirname, "../../../../workers/reports/src/assets");

test("each class is defined in one stylesheet", () => {
  const homes = new Map<string, Set<string>>();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".css"))) {
    // Rules at the margin are definitions; those inside @media or @container only adapt them.
    for (const [, name = ""] of readFileSync(join(FOLDER, file), "utf8").matchAll(/^\.([\w-]+)(?= \{$|,$)/gm))
      homes.set(name, (homes.get(name) ?? new Set()).add(file));
  }
  expect(homes.size).toBeGreaterThan(100);
  expect([...homes].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files])).toEqual([]);
});
