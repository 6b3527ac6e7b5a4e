// Network that nobody mocked is an error: in a test, `fetch` of the test process itself reaches this machine only.

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

const realFetch = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const url = new URL(typeof input === "string" || input instanceof URL ? input : input.url);
  if (!LOOPBACK.test(url.hostname))
    return Promise.reject(new Error(`A test tried to reach ${url.origin}, which nobody mocked.`));
  return realFetch(input, init);
};
