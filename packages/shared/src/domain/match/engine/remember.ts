// Keeps what was worked out for a text, for titles and places repeat all through a company: less work, and one copy in memory.

/**
 * The function, with its results kept by its texts. Kept results are shared: they must not be changed. Beyond `most` it starts
 * anew, so that a long-lived process does not grow.
 */
export function remembering<T>(make: (texts: readonly string[]) => T, most = 5_000): (texts: readonly string[]) => T {
  const kept = new Map<string, T>();
  return (texts) => {
    const key = texts.join("\n");
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = make(texts);
    if (kept.size >= most) kept.clear();
    kept.set(key, made);
    return made;
  };
}
