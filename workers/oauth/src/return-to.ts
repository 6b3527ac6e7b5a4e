// Where a person is sent after signing in: only ever to a page of our own.

/** Pages that would lead back to where the person comes from. */
const NOT_A_DESTINATION = ["/sign-in", "/sign-out", "/join", "/oauth", "/internal"];

/**
 * The path, query and fragment of `wanted` if it is a page of ours, else `/`.
 * @param wanted as it came in: anything
 * @param publicUrl Rolecall's origin
 */
export function safeReturnTo(wanted: string | undefined, publicUrl: string): string {
  if (wanted === undefined || !wanted.startsWith("/") || wanted.length > 2000) return "/";
  const url = URL.parse(wanted, publicUrl); // as browsers read it: `//host` and `/\host` are other origins
  if (url === null || url.origin !== publicUrl) return "/";
  const isPage = !NOT_A_DESTINATION.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`));
  return isPage ? `${url.pathname}${url.search}${url.hash}` : "/";
}
