// Addresses at an ATS: from whatever the operator has named as its base, and where a redirect may take a credential along.

/**
 * A path at a base address. The base may have a path of its own (a stand-in below a prefix), a slash at its end, or the version that
 * the path names as well: documentation gives `https://api.lever.co/v1` as the root.
 */
export function addressAt(base: string, path: string): URL {
  const root = base.replace(/\/+$/, "");
  const [version] = /^\/v\d+(?=\/)/.exec(path) ?? [];
  return new URL((version !== undefined && root.endsWith(version) ? root.slice(0, -version.length) : root) + path);
}

/** Lever sends accounts of another region on (301), to Lever's own hosts. */
export function isLeverHost(to: URL): boolean {
  return to.protocol === "https:" && (to.hostname === "lever.co" || to.hostname.endsWith(".lever.co"));
}

/** The same origin, or another port of this very machine: stand-ins of two regions run side by side. */
export function isSamePlace(to: URL, from: URL): boolean {
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(from.hostname);
  return to.origin === from.origin || (isLocal && to.hostname === from.hostname && to.protocol === from.protocol);
}
