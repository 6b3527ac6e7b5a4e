// What came in: a bounded list for people to read and unbounded counters for tests to assert on.

export interface LoggedRequest {
  number: number;
  method: string;
  /** Path without the query. */
  path: string;
  query: string;
  /** 0 when the socket was cut and no answer went out. */
  status: number;
  at: number;
  /** Who called, as the simulator names callers; null when nobody was recognised. */
  caller: string | null;
  /** The fault that was played on this request, if any. */
  fault: string | null;
  /** JSON body of a write; null for reads and secrets. */
  body: unknown;
}

/** `path` may hold `*` for anything. Absent fields match all. */
export interface RequestFilter {
  method?: string | undefined;
  path?: string | undefined;
  status?: number | undefined;
  caller?: string | undefined;
  /** Only requests numbered above this. */
  after?: number | undefined;
}

export interface RequestLog {
  add(entry: Omit<LoggedRequest, "number">): void;
  list(filter?: RequestFilter): LoggedRequest[];
  count(filter?: RequestFilter): number;
  /** Number of the newest request: hand it to `after` to count from here on. */
  mark(): number;
  clear(): void;
}

/** Turns `/v1/requisitions/*` into a test for whole paths. */
export function pathMatcher(pattern: string): (path: string) => boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  const expression = new RegExp(`^${escaped}$`);
  return (path) => expression.test(path);
}

/** @param limit how many entries are kept; older ones fall out of both list and count. */
export function requestLog(limit = 50_000): RequestLog {
  let entries: LoggedRequest[] = [];
  let number = 0;
  const matching = (filter: RequestFilter = {}) => {
    const isPath = pathMatcher(filter.path ?? "*");
    return entries.filter(
      (entry) =>
        isPath(entry.path) &&
        (filter.method === undefined || entry.method === filter.method.toUpperCase()) &&
        (filter.status === undefined || entry.status === filter.status) &&
        (filter.caller === undefined || entry.caller === filter.caller) &&
        (filter.after === undefined || entry.number > filter.after),
    );
  };
  return {
    add(entry) {
      number += 1;
      entries.push({ number, ...entry });
      if (entries.length > limit * 1.1) entries = entries.slice(-limit);
    },
    list: matching,
    count: (filter) => matching(filter).length,
    mark: () => number,
    clear() {
      entries = [];
    },
  };
}
