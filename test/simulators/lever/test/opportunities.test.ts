// Candidacies: what lists hold and in which order, filters, expand and include, making one, and offset tokens.
import { describe, expect, test } from "vitest";
import { bench, byKey, callerWith, basic, origin, personCalled, readAnswer, reasonOf } from "./support.ts";
import type { Answer, Call } from "./support.ts";

const names = async (call: Call, query: string) =>
  (await call("GET", `/opportunities?${query}`)).rows.map((row) => row["name"]);

describe("the list", () => {
  test("is ordered by stage rank, then the latest advance first, archived ones among them", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { control, clock } = lever;
    control.addCandidate({ name: "Early lead", stage: "lead-new" });
    control.addCandidate({ name: "Offer", stage: "offer" });
    await clock.advance(1000);
    control.addCandidate({ name: "Late lead", stage: "lead-new" });
    const { opportunityId } = control.addCandidate({ name: "Applicant", stage: "applicant-new" });
    control.archive({ opportunityId });
    expect(await names(call, "")).toEqual(["Late lead", "Early lead", "Applicant", "Offer"]);
    expect(await names(call, "archived=false")).toEqual(["Late lead", "Early lead", "Offer"]);
    expect(await names(call, "archived=true")).toEqual(["Applicant"]);
  });

  test("holds every recorded field and leaves opportunityLocation out when there is no posting", async () => {
    const lever = bench();
    const call = byKey(lever);
    lever.control.addCandidate({ name: "Wei Zhang" });
    const { rows } = await call("GET", "/opportunities");
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(
      [
        ...["id", "name", "contact", "headline", "stage", "confidentiality", "location", "phones", "emails", "links"],
        ...["archived", "tags", "sources", "stageChanges", "origin", "sourcedBy", "owner", "followers", "applications"],
        ...["createdAt", "updatedAt", "lastInteractionAt", "lastAdvancedAt", "snoozedUntil", "urls", "isAnonymized"],
        "dataProtection",
      ].toSorted(),
    );
  });

  test("is narrowed by reason, time, stage, posting, e-mail in any case, tag and origin; repeats mean or", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { control, clock } = lever;
    const posting = control.createPosting({ location: "Oakland" });
    const hired = control.addCandidate({ name: "Hired", posting: posting.id, emails: ["Hired@Example.com "] });
    const other = control.addCandidate({ name: "Other", posting: posting.id, tags: ["Motion"], origin: "agency" });
    control.addCandidate({ name: "Active", stage: "offer" });
    const start = clock.now();
    await clock.advance(1000);
    control.hire({ opportunityId: hired.opportunityId });
    await clock.advance(1000);
    control.archive({ opportunityId: other.opportunityId });

    const reason = reasonOf(lever, "hired");
    expect(await names(call, `archived=true&archive_reason_id=${reason}`)).toEqual(["Hired"]);
    expect(await names(call, `archive_reason_id=${reason}&archive_reason_id=${reasonOf(lever, "non-hired")}`)).toEqual(
      expect.arrayContaining(["Hired", "Other"]),
    );
    expect(await names(call, `archived_at_start=${start + 1000}&archived_at_end=${start + 1000}`)).toEqual(["Hired"]);
    expect(await names(call, `archived_at_start=${start + 1001}`)).toEqual(["Other"]);
    expect(await names(call, "email=hired@example.com")).toEqual(["Hired"]);
    expect(await names(call, "stage_id=offer")).toEqual(["Active"]);
    expect(await names(call, "stage_id=offer&stage_id=applicant-new")).toHaveLength(3);
    expect(await names(call, `posting_id=${posting.id}`)).toHaveLength(2);
    expect(await names(call, `archived_posting_id=${posting.id}`)).toHaveLength(2);
    expect(await names(call, "tag=Motion")).toEqual(["Other"]);
    expect(await names(call, "tag=motion")).toEqual([]);
    expect(await names(call, "origin=agency")).toEqual(["Other"]);
    expect(await names(call, "location=Oakland")).toHaveLength(2);
    expect((await call("GET", "/opportunities?archived=maybe")).status).toBe(400);
    expect((await call("GET", "/opportunities?archived_at_start=2026-01-01")).status).toBe(400);
    expect((await call("GET", "/opportunities?limit=101")).status).toBe(400);
    expect((await call("GET", "/opportunities?limit=0")).status).toBe(400);
  });

  test("an old record without updatedAt is never found by an updated filter", async () => {
    const lever = bench();
    const call = byKey(lever);
    lever.control.addCandidate({ name: "Old", hasNoUpdatedAt: true });
    lever.control.addCandidate({ name: "New" });
    expect(await names(call, "updated_at_start=0")).toEqual(["New"]);
    expect(await names(call, "updated_at_end=9999999999999")).toEqual(["New"]);
  });

  test("hides confidential ones unless asked by someone with the grant", async () => {
    const lever = bench();
    const posting = lever.control.createPosting({ confidentiality: "confidential" });
    const { opportunityId } = lever.control.addCandidate({ name: "Secret", posting: posting.id });
    const plain = byKey(lever);
    const cleared = byKey(lever, undefined, true);
    expect(await names(plain, "confidentiality=all")).toEqual([]);
    expect(await names(cleared, "")).toEqual([]);
    expect(await names(cleared, "confidentiality=all")).toEqual(["Secret"]);
    expect((await plain("GET", `/opportunities/${opportunityId}`)).status).toBe(403);
  });
});

describe("expand and include", () => {
  test("expand turns ids into objects, by repeated names only", async () => {
    const lever = bench();
    const call = byKey(lever);
    const posting = lever.control.createPosting({});
    lever.control.addCandidate({ name: "Wei Zhang", posting: posting.id, owner: personCalled(lever, "Jo Park") });
    const plain = (await call("GET", "/opportunities")).rows[0];
    expect(plain).toMatchObject({ applications: [expect.any(String)], contact: expect.any(String) });
    const full = (await call("GET", "/opportunities?expand=applications&expand=stage&expand=owner&expand=contact"))
      .rows[0];
    expect(full).toMatchObject({
      applications: [{ posting: posting.id, type: "posting", requisitionForHire: null, ipAddress: null }],
      stage: { id: "applicant-new", text: "New applicant" },
      owner: { name: "Jo Park" },
      contact: { name: "Wei Zhang", location: { name: "" } },
    });
    expect(await call("GET", "/opportunities?expand=posting")).toMatchObject({
      status: 400,
      code: "BadRequestError",
      message: "posting is not expandable",
    });
    expect((await call("GET", "/opportunities?expand=applications%2Cstage")).status).toBe(400);
  });

  test("include leaves only what it names, and expanded fields", async () => {
    const lever = bench();
    const call = byKey(lever);
    lever.control.addCandidate({ name: "Wei Zhang" });
    const { rows } = await call("GET", "/opportunities?include=name&include=emails&expand=stage");
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(["emails", "name", "stage"]);
  });
});

describe("pages", () => {
  const encodings: [string, (token: string) => string][] = [
    ["encoded again", encodeURIComponent],
    ["raw", (token) => token],
  ];

  test.each(encodings)("walk all rows once with the offset %s, and the last page has no next", async (_, encode) => {
    const lever = bench();
    const call = byKey(lever);
    lever.control.seedOpportunities({ total: 25 });
    const seen: unknown[] = [];
    let offset = "";
    const ends: Answer[] = [];
    do {
      const answer = await call("GET", `/opportunities?limit=10${offset === "" ? "" : `&offset=${encode(offset)}`}`);
      seen.push(...answer.rows.map((row) => row["id"]));
      ends.push(answer);
      offset = answer.next ?? "";
    } while (offset !== "");
    expect(ends.map(({ hasNext }) => hasNext)).toEqual([true, true, false]);
    expect(ends.at(-1)?.text).not.toContain('"next"');
    expect(new Set(seen).size).toBe(25);
  });

  test("the token is the encoded sort key of the next page's first row", async () => {
    const lever = bench();
    const call = byKey(lever);
    lever.control.seedOpportunities({ total: 3 });
    const first = await call("GET", "/opportunities?limit=1");
    const second = await call("GET", `/opportunities?limit=1&offset=${encodeURIComponent(first.next ?? "")}`);
    const key: unknown = JSON.parse(decodeURIComponent(first.next ?? ""));
    expect(key).toEqual([expect.any(Number), second.rows[0]?.["lastAdvancedAt"], second.rows[0]?.["id"]]);
  });

  test("a token dies with other filters, another account, by the switch, and when made up", async () => {
    const lever = bench();
    const call = byKey(lever);
    lever.control.seedOpportunities({ total: 5 });
    const { next = "" } = await call("GET", "/opportunities?limit=2&created_at_start=0");
    const offset = encodeURIComponent(next);
    const dead = { status: 400, code: "BadRequestError", message: "Invalid offset token" };
    expect(await call("GET", `/opportunities?limit=2&offset=${offset}`)).toMatchObject(dead);
    expect(await call("GET", `/opportunities?limit=2&offset=nonsense`)).toMatchObject(dead);
    expect((await call("GET", `/opportunities?limit=1&created_at_start=0&offset=${offset}`)).status).toBe(200);
    const { id } = lever.control.createAccount({ name: "Other" });
    const { key } = lever.control.createApiKey({ accountId: id });
    const foreign = await callerWith(lever, basic(key))("GET", `/opportunities?created_at_start=0&offset=${offset}`);
    expect(foreign).toMatchObject(dead);
    lever.control.expireOffsets({});
    expect(await call("GET", `/opportunities?limit=2&created_at_start=0&offset=${offset}`)).toMatchObject(dead);
  });

  test("a candidate who changes stage between pages is seen twice or missed", async () => {
    const lever = bench();
    const call = byKey(lever);
    const ids = ["A", "B", "C", "D"].map(
      (name) => lever.control.addCandidate({ name, stage: "lead-new" }).opportunityId,
    );
    const first = await call("GET", "/opportunities?limit=2");
    const seen = first.rows.map((row) => String(row["id"]));
    const [moved = ""] = seen;
    const missed = ids.find((id) => !seen.includes(id)) ?? "";
    await lever.clock.advance(1000);
    lever.control.moveStage({ opportunityId: moved, stage: "offer" });
    const rest = await call("GET", `/opportunities?limit=10&offset=${encodeURIComponent(first.next ?? "")}`);
    expect(rest.rows.map((row) => row["id"])).toContain(moved);
    expect(rest.rows.map((row) => row["id"])).toContain(missed);
    expect(rest.rows).toHaveLength(3);
  });

  test("webhooks, requisition fields and disposition stages know no hasNext", async () => {
    const call = byKey(bench());
    for (const path of ["/webhooks", "/requisition_fields", "/disposition_stages"]) {
      const answer = await call("GET", path);
      expect(answer.status).toBe(200);
      expect(answer.hasNext).toBeUndefined();
    }
    expect((await call("GET", "/archive_reasons")).hasNext).toBe(false);
  });
});

describe("making one", () => {
  test("needs perform_as, and a known e-mail in any case hangs it on the person who is there", async () => {
    const lever = bench();
    const call = byKey(lever);
    const by = personCalled(lever, "Jo Park");
    const body = { name: "Elif Yılmaz", emails: ["elif@example.com"] };
    expect(await call("POST", "/opportunities", body)).toMatchObject({
      status: 400,
      message: "Missing required parameter: perform_as",
    });
    const first = await call("POST", `/opportunities?perform_as=${by}`, body);
    expect(first).toMatchObject({ status: 201, deduped: false });
    expect(first.data).toMatchObject({ name: "Elif Yılmaz", stage: "lead-new", owner: by, origin: "sourced" });
    const second = await call("POST", `/opportunities?perform_as=${by}`, {
      name: "E. Y.",
      emails: ["ELIF@example.com"],
    });
    expect(second).toMatchObject({ status: 201, deduped: true });
    expect(second.data).toMatchObject({ name: "Elif Yılmaz", contact: first.data["contact"] });
    expect(second.data["id"]).not.toBe(first.data["id"]);
  });

  test("takes one posting at most, a past createdAt only, and an archive reason", async () => {
    const lever = bench();
    const call = byKey(lever);
    const path = `/opportunities?perform_as=${personCalled(lever, "Jo Park")}`;
    const posting = lever.control.createPosting({});
    expect((await call("POST", path, { postings: [posting.id, posting.id] })).status).toBe(400);
    expect((await call("POST", path, { createdAt: lever.clock.now() + 1 })).status).toBe(400);
    const { data } = await call("POST", path, {
      postings: [posting.id],
      createdAt: 1_700_000_000_000,
      archived: { reason: reasonOf(lever, "hired"), archivedAt: 1_700_000_100_000 },
    });
    expect(data).toMatchObject({ name: "", createdAt: 1_700_000_000_000, archived: { archivedAt: 1_700_000_100_000 } });
  });

  test("multipart brings a résumé along, whose shape differs from a file's", async () => {
    const lever = bench();
    const { key } = lever.control.createApiKey({});
    const call = callerWith(lever, basic(key));
    const form = new FormData();
    form.append("name", "Rosa Quispe");
    form.append("emails[]", "rosa@example.com");
    form.append("phones[0][value]", "555 0100");
    form.append("resumeFile", new File(["resume"], "rosa.pdf", { type: "application/pdf" }));
    form.append("files[]", new File(["broken"], "corrupted.pdf", { type: "application/pdf" }));
    const request = new Request(`${origin}/v1/opportunities?perform_as=${personCalled(lever, "Jo Park")}`, {
      method: "POST",
      headers: { authorization: basic(key) },
      body: form,
    });
    const { status, data } = await readAnswer(await lever.fetch(request));
    expect(status).toBe(201);
    expect(data).toMatchObject({ emails: ["rosa@example.com"], phones: [{ type: null, value: "555 0100" }] });
    const path = `/opportunities/${String(data["id"])}`;
    const [resume] = (await call("GET", `${path}/resumes`)).rows;
    expect(resume).toMatchObject({ file: { ext: "pdf", size: 6, uploadedAt: expect.any(Number) } });
    expect((await call("GET", `${path}/resumes/${String(resume?.["id"])}/download`)).text).toBe("resume");
    const [file] = (await call("GET", `${path}/files`)).rows;
    expect(file).toMatchObject({ ext: ".pdf", size: "6", uploadedAt: String(lever.clock.now()), status: "error" });
    expect((await call("GET", `${path}/files/${String(file?.["id"])}/download`)).status).toBe(422);
  });
});

test("the old /candidates paths answer as /opportunities does", async () => {
  const lever = bench();
  const call = byKey(lever);
  const { opportunityId } = lever.control.addCandidate({ name: "Wei Zhang" });
  expect((await call("GET", "/candidates")).rows).toHaveLength(1);
  expect((await call("GET", `/candidates/${opportunityId}`)).data["name"]).toBe("Wei Zhang");
});
