// How fast the board of 5,000 submitted candidates answers: the company's page of one role, and a recruiter's of all of theirs.
import { newId } from "#shared/domain/ids.ts";
import { seedRecruiter, seedRole } from "../test/support/marketplace-seeds.ts";
import { seedMember, seedTenant } from "../test/support/seeds.ts";
import { percentile, type Part, type PartResult } from "./measure.ts";
import { startSetting } from "./setting.ts";

const SUBMISSIONS = 5_000;
const REQUESTS = 100;
const WARM_UP = 10;
const BAR_MS = 100;
const STAGES = 8;

async function run(): Promise<PartResult> {
  await using parts = new AsyncDisposableStack();
  const { house } = await startSetting(parts, { only: ["reports"] });
  const { id: tenantId } = await seedTenant(house.db, { name: "Board" });
  const member = await seedMember(house.db, tenantId);
  const recruiter = await seedRecruiter(house.db, tenantId);
  const role = await seedRole(house.db, tenantId, { recruiterIds: [recruiter.id] });
  await fill(house.db, tenantId, role, recruiter.id);
  const company = await times(`${house.url}/roles/${role}/submissions`, member.cookie);
  const own = await times(`${house.url}/recruiter/submissions`, recruiter.cookie);
  const bar = { is: "under" as const, value: BAR_MS };
  return {
    measures: [
      { name: `company's board of ${SUBMISSIONS} submissions, p95`, value: percentile(company, 0.95), unit: "ms", bar },
      { name: `recruiter's board of ${SUBMISSIONS} submissions, p95`, value: percentile(own, 0.95), unit: "ms", bar },
      { name: "company's board, median", value: percentile(company, 0.5), unit: "ms" },
    ],
    notes: [
      `${REQUESTS} whole pages one after the other, over HTTP, ${STAGES} stages beside those who wait and the hired.`,
    ],
  };
}

/** Milliseconds of each request, the first few left out. */
async function times(url: string, cookie: string): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < REQUESTS + WARM_UP; n++) {
    const startedAt = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    const html = await answer.text();
    if (answer.status !== 200 || !html.includes("board-card")) throw new Error(`${url} answered ${answer.status}.`);
    if (n >= WARM_UP) taken.push(performance.now() - startedAt);
  }
  return taken;
}

async function fill(db: D1Database, tenantId: string, roleId: string, recruiterId: string): Promise<void> {
  const at = new Date().toISOString();
  const rows = Array.from({ length: SUBMISSIONS }, (_, n) => {
    const stage = n % (STAGES + 2);
    const place = stage === STAGES ? "hired" : stage > STAGES ? "archived" : `stage:${stage}`;
    return { id: newId("submission"), n, place, stage };
  });
  for (let i = 0; i < rows.length; i += 1_000) {
    await db
      .prepare(
        `insert into submissions (id, tenant_id, role_id, recruiter_id, status, place, candidate_name, candidate_email, email_key,
           candidate_links, notes, consent_text, consent_at, submitted_by, created_at, stage_name, stage_index)
         select value->>'id', ?1, ?2, ?3, 'sent', value->>'place', 'Candidate ' || (value->>'n'), (value->>'n') || '@x.example',
           (value->>'n') || '@x.example', '[]', 'Fits.', 'Agreed.', ?4, 'system', ?4, 'Stage ' || (value->>'stage'), value->>'stage'
         from json_each(?5)`,
      )
      .bind(tenantId, roleId, recruiterId, at, JSON.stringify(rows.slice(i, i + 1_000)))
      .run();
  }
}

export const board: Part = { name: "board", title: `a board of ${SUBMISSIONS} submitted candidates`, run };
