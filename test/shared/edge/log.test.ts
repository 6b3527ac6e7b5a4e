// What an error becomes in the log: its words and causes, never the data that a failed statement carried.
import { expect, test } from "vitest";
import { errorText } from "#shared/domain/error-text.ts";

test("an error is told with its causes", () => {
  const error = new Error("Not written", { cause: new Error("Full", { cause: "disk" }) });
  expect(errorText(error)).toBe("Error: Not written <- Error: Full <- disk");
  expect(errorText("plain")).toBe("plain");
});

test("the parameters of a failed statement are left out", () => {
  const error = new Error("Failed query: insert into employees values (?)\nparams: ada@home.example,\nAda", {
    cause: new Error("D1_ERROR: database is locked"),
  });
  expect(errorText(error)).toBe(
    "Error: Failed query: insert into employees values (?) <- Error: D1_ERROR: database is locked",
  );
});
