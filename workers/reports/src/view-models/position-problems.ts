// What is wrong with a typed plan, at its field and in words that say how to mend it.
import type { z } from "zod";

export type FieldProblem = { readonly field: string; readonly message: string };

/** The door's problems; amounts that are no numbers get words of their own, since the door only sees what was made of them. */
export function positionProblems(values: Readonly<Record<string, string>>, error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => {
    const field = issue.path.join(".");
    if (field === "compensation.min" || field === "compensation.max") {
      const typed = field === "compensation.min" ? values["compensationMin"] : values["compensationMax"];
      if ((typed ?? "").trim() === "") return { field, message: "Fill in both ends of the band, or leave both empty." };
      if (issue.code === "invalid_type") return { field, message: "Write a whole amount, such as 120,000." };
    }
    if (field === "compensation.interval") return { field, message: "Choose one of the list." };
    return { field, message: issue.message };
  });
}
