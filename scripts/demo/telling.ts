// Tells a story step by step: what happened, how long it took, and, when it goes wrong, in which step and why.

export type Telling = {
  /** One step. `act` says what there was to see by `tell`; the lines appear under the step. @throws StepFailed */
  step<Value>(title: string, act: (tell: (line: string) => void) => Promise<Value>): Promise<Value>;
  /** A heading between steps. */
  chapter(title: string): void;
  readonly stepCount: number;
};

/** A step of the story that did not come true. */
export class StepFailed extends Error {
  constructor(number: number, title: string, cause: unknown) {
    super(`Step ${number} failed: ${title}.\n  ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "StepFailed";
  }
}

const TITLE_WIDTH = 84;

export function newTelling(write: (line: string) => void = console.log): Telling {
  let count = 0;
  return {
    get stepCount() {
      return count;
    },
    chapter: (title) => write(`\n  ${title}\n`),
    async step(title, act) {
      count += 1;
      const number = count;
      const lines: string[] = [];
      const startedAt = performance.now();
      try {
        const value = await act((line) => lines.push(line));
        write(`  ${String(number).padStart(2)}. ${title.padEnd(TITLE_WIDTH)} ${took(performance.now() - startedAt)}`);
        for (const line of lines) write(`      ${line}`);
        return value;
      } catch (error) {
        for (const line of lines) write(`      ${line}`);
        throw new StepFailed(number, title, error);
      }
    },
  };
}

function took(ms: number): string {
  const text = ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
  return text.padStart(8);
}
