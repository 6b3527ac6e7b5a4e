// The document center: a person's files come through as they are, and what cannot be had says why.
import { beforeAll, describe, expect, test } from "vitest";
import { OnboardingCompany, startOnboardingWorld, type OnboardingWorld } from "./onboarding-support.ts";

let world: OnboardingWorld;
beforeAll(async () => {
  world = await startOnboardingWorld();
});

describe("a person's documents", () => {
  test("come through as they are, from Lever or where it leads, and every download is audited", async () => {
    const company = await OnboardingCompany.connected(world);
    const opportunityId = company.candidate("Tom Files");
    await company.lever.addFile({ opportunityId, kind: "resume", name: 'cv "final".pdf', text: "A life" });
    await company.lever.addFile({ opportunityId, name: "Cover letter.docx", text: "Dear all" });
    await company.look();
    const { documents, id } = await company.newHire("Tom Files");
    expect(documents.map(({ displayName }) => displayName)).toEqual(['cv "final".pdf', "Cover letter.docx"]);
    for (const downloadsByRedirect of [false, true]) {
      company.lever.setSettings({ accountId: company.accountId, downloadsByRedirect });
      const answer = await company.fetch(documents[0]?.downloadUrl ?? "");
      expect(await answer.text()).toBe("A life");
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="cv _final_.pdf"; filename*=UTF-8''cv%20_final_.pdf`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      });
    }
    const audit = await company.get<{ data: { action: string }[] }>(`/audit?subjectId=${id}`);
    expect(audit.data.filter(({ action }) => action === "document.downloaded")).toHaveLength(2);
    const page = await company.member().visit(`/onboarding/documents/${id}`);
    expect(page.text).toContain("Cover letter.docx");
  });

  test("that are damaged, gone or out of reach each say so on a page of their own", async () => {
    const company = await OnboardingCompany.connected(world);
    const opportunityId = company.candidate("Ada Trouble");
    await company.lever.addFile({ opportunityId, name: "corrupted.pdf" });
    const { fileId } = await company.lever.addFile({ opportunityId, name: "gone.pdf" });
    await company.lever.addFile({ opportunityId, name: "whole.pdf" });
    await company.look();
    const { documents, id } = await company.newHire("Ada Trouble");
    company.lever.removeFile({ opportunityId, fileId });
    const member = company.member();
    const open = async (name: string) => {
      const document = documents.find(({ displayName }) => displayName === name);
      const page = await member.visit(`/onboarding/documents/${id}/${document?.id}/content`);
      const api = await company.fetch(document?.downloadUrl ?? "");
      const { error }: { error: { code: string } } = await api.json();
      return { title: /<h2>(.*?)<\/h2>/.exec(page.text)?.[1], status: page.status, code: error.code };
    };
    expect(await open("corrupted.pdf")).toEqual({
      title: "Your ATS cannot read this file",
      status: 422,
      code: "document_unprocessable",
    });
    expect(await open("gone.pdf")).toEqual({ title: "This file is gone", status: 404, code: "document_gone" });
    company.lever.deleteApiKey({ accountId: company.accountId, apiKeyId: company.apiKeyId });
    expect(await open("whole.pdf")).toEqual({
      title: "The connection to your ATS does not work",
      status: 409,
      code: "connection_not_active",
    });
  });

  test("of another company are not found", async () => {
    const [mine, other] = await Promise.all([OnboardingCompany.connected(world), OnboardingCompany.connected(world)]);
    const opportunityId = other.candidate("Secret Person");
    await other.lever.addFile({ opportunityId, name: "secret.pdf" });
    await other.look();
    const { documents } = await other.newHire("Secret Person");
    const answer = await mine.fetch(documents[0]?.downloadUrl ?? "");
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("secret");
  });
});
