// The shape of the source files: short, named in kebab-case, each opening with a sentence that says what it is for.
import { basename } from "node:path";
import { expect, test } from "vitest";
import { TOGETHER } from "../support/together.ts";
import { readSources } from "./sources.ts";

const sources = readSources("{packages,workers,scripts,test,bench}/**/*.{ts,tsx,js,mjs}", "*.ts");

const MAX_LINES = 300;

test("no file that people write is longer than 300 lines", () => {
  const isMade = (text: string) => text.slice(0, text.indexOf("\n")).endsWith("; do not edit."); // tables made by a script
  const long = sources.filter(({ text }) => text.split("\n").length > MAX_LINES + 1 && !isMade(text));
  expect(long.map((source) => source.path)).toEqual([]);
});

test("every file opens with a comment that says what it is for", () => {
  const silent = sources.filter((source) => !/^(#!.*\n)?\/\/ \S.{9,}/.test(source.text));
  expect(silent.map((source) => source.path)).toEqual([]);
});

test("file names are in kebab-case and never vague", () => {
  const odd = sources.filter(({ path }) => {
    const [name = ""] = basename(path).split(".");
    return (
      !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ||
      ["utils", "util", "helpers", "helper", "manager", "service"].includes(name)
    );
  });
  expect(odd.map((source) => source.path)).toEqual([]);
});

test("no test is skipped, focused or left to do", () => {
  const tests = sources.filter((source) => /\.test\.tsx?$/.test(source.path) && !source.path.endsWith("style.test.ts"));
  const left = tests.filter((source) => /\b(?:test|it|describe)\.(?:skip|only|todo|fails)\b/.test(source.text));
  expect(left.map((source) => source.path)).toEqual([]);
});

test("no test file that shares its process with others mocks a module, the clock, globals or the environment", () => {
  const together = readSources(...TOGETHER);
  expect(together.length).toBeGreaterThan(100);
  const odd = together.filter(({ text }) => /\bvi\.(?:mock|doMock|useFakeTimers|stubGlobal|stubEnv)\(/.test(text));
  expect(odd.map((source) => source.path)).toEqual([]);
});
