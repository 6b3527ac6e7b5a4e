// What went wrong, in words that may stand in a log.

/**
 * What went wrong, with its cause, for the log. Drizzle writes a failed statement's parameters into its message: they are
 * people's data, so they are left out.
 */
export function errorText(error: unknown): string {
  const words = String(error).split("\nparams: ", 1)[0] ?? "";
  return error instanceof Error && error.cause !== undefined ? `${words} <- ${errorText(error.cause)}` : words;
}
