// The order of the test files: those that take long begin first, so that none of them is left running alone at the end; and those
// that share a process (together.ts) stand side by side, since a process is handed on only from one of them to the next.
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders and files by how long they take, longest first; the rest follows. */
const SLOW = [
  "test/flows/kill",
  "test/flows/",
  "test/browser/",
  "test/scripts/start",
  "test/workers/scheduler/",
  "test/workers/reports/",
  "test/workers/",
  "test/shared/db/",
];

export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = (file: TestSpecification) => {
      const found = SLOW.findIndex((start) => file.moduleId.includes(start));
      return found < 0 ? SLOW.length : found;
    };
    const together = (file: TestSpecification) => Number(!file.project.config.isolate);
    return files.toSorted(
      (a, b) => together(a) - together(b) || rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId),
    );
  }
}
