// Answers that no API means to give: a page of a proxy on the way, and rows with a field that has another type than promised.

/** What a gateway or firewall says in place of the API, whatever was asked. */
export function proxyPage(status: number): Response {
  const page = `<html><head><title>${status}</title></head><body><h1>${status}</h1><hr>gateway</body></html>`;
  return new Response(page, { status, headers: { "content-type": "text/html" } });
}

/** The answer with one field of each of its rows replaced; `undefined` takes the field away. */
export async function garbled(response: Response, field: string, value: unknown): Promise<Response> {
  const body: unknown = await response.json();
  const rows = isObject(body) && "data" in body ? body["data"] : body;
  for (const row of Array.isArray(rows) ? rows : [rows]) if (isObject(row)) row[field] = value;
  return new Response(JSON.stringify(body), { status: response.status, headers: response.headers });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
