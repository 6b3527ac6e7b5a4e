import { readFileSync } from "node:fs";
import { prepareEmployee, prepareHire } from "#shared/domain/match/engine/prepare.ts";
import { judge, type Judgement } from "#shared/domain/match/engine/judge.ts";
const files = process.argv.slice(2);
for (const f of files) {
  const d = JSON.parse(readFileSync(f, "utf8"));
  const H = d.hires.map((h: any) => prepareHire({ id: h.id, candidateName: h.candidateName, emails: h.emails, hiredAt: h.hiredAt, titles: [h.requisition?.title, h.posting?.title].filter(Boolean), locations: [h.requisition?.location, h.posting?.location].filter(Boolean), departments: [], managers: [h.requisition?.hiringManager].filter(Boolean), isOpen: true }));
  const E = d.employees.map((e: any) => prepareEmployee({ ...e, managerName: e.manager?.name ?? null }));
  const hm = new Map<string, { hires: number; employees: number }>();
  for (const h of H) for (const m of h.mailboxes) { const x = hm.get(m) ?? { hires: 0, employees: 0 }; x.hires++; hm.set(m, x); }
  for (const e of E) for (const m of e.mailboxes) { const x = hm.get(m) ?? { hires: 0, employees: 0 }; x.employees++; hm.set(m, x); }
  const holders = (m: string) => hm.get(m) ?? { hires: 0, employees: 0 };
  const truth = new Map<string, any>(d.truth.map((t: any) => [t.employeeId, t]));
  const t0 = Date.now();
  let n = 0;
  const out: any[] = [];
  for (const e of E) for (const h of H) {
    const j = judge(e, h, holders); n++;
    const isTrue = truth.get(e.id).hireId === h.id;
    if (j.bits > -12 || isTrue) out.push([e.id, h.id, isTrue ? 1 : 0, +j.bits.toFixed(1), j.name?.given.level ?? "none", j.name?.family.level ?? "none", j.name?.middle.level, j.name?.suffix.level, j.name?.order.level, j.mailbox.level, j.dates.level, j.job.title, j.job.place, j.job.manager, j.local?.given ? 1 : 0, j.local?.family ? 1 : 0, +(j.name?.given.bits ?? 0).toFixed(1), +(j.name?.family.bits ?? 0).toFixed(1), truth.get(e.id).expect, truth.get(e.id).why, truth.get(e.id).tags.join(" ")]);
  }
  console.error(f, n, "pairs", Date.now() - t0, "ms");
  for (const o of out) console.log(JSON.stringify([f.replace(/.*\//, "").replace(".json", ""), ...o]));
}
