// A state is a word with a shape: within one vocabulary no two states look alike without their colour.
import { expect, test } from "vitest";
import {
  CONNECTION_WORDS,
  EVENT_WORDS,
  HIRE_WORDS,
  hireWord,
  JOB_WORDS,
  MATCH_WORDS,
  openingWord,
  POSITION_WORDS,
  SYNC_WORDS,
} from "../../../../workers/reports/src/view-models/state-words.ts";

test.each(
  Object.entries({ POSITION_WORDS, SYNC_WORDS, CONNECTION_WORDS, EVENT_WORDS, HIRE_WORDS, MATCH_WORDS, JOB_WORDS }),
)("%s: every state has a shape and a word of its own", (_, words) => {
  const states = Object.values(words);
  expect(new Set(states.map((state) => state.shape)).size).toBe(states.length);
  expect(new Set(states.map((state) => state.word)).size).toBe(states.length);
});

test("a requisition's state keeps the ATS's own word", () => {
  expect(openingWord({ status: "open", deletedAt: null })?.word).toBe("Open");
  expect(openingWord({ status: "onHold", deletedAt: null })?.word).toBe("On hold");
  expect(openingWord({ status: "draft", deletedAt: null })?.word).toBe("Draft");
  expect(openingWord({ status: "open", deletedAt: "2026-11-22T00:00:00Z" })?.word).toBe("Deleted");
  expect(openingWord(null)).toBeNull();
});

test("a hire with a problem asks for a look by its shape", () => {
  expect(hireWord({ status: "hired", problem: null }).shape).toBe("disc");
  expect(hireWord({ status: "hired", problem: "position_taken" })).toMatchObject({ word: "Hired", shape: "triangle" });
});
