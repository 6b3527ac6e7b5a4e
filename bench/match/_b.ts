import { readFileSync, writeFileSync } from "node:fs";
import { Pool } from "#shared/domain/match/engine/pool.ts";
import { gateOf } from "#shared/domain/match/engine/gate.ts";
const verbose = process.env.V;
for (const f of process.argv.slice(2)) {
  const d = JSON.parse(readFileSync(f, "utf8"));
  const pool = new Pool(); const t0 = Date.now();
  for (const h of d.hires) pool.putHire({ id: h.id, candidateName: h.candidateName, emails: h.emails, hiredAt: h.hiredAt, titles: [h.requisition?.title, h.posting?.title].filter(Boolean), locations: [h.requisition?.location, h.posting?.location].filter(Boolean), departments: [], managers: [h.requisition?.hiringManager].filter(Boolean), isOpen: true });
  for (const e of d.employees) pool.putEmployee({ ...e, managerName: e.manager?.name ?? null });
  const D = pool.decideAll(); const ms = Date.now() - t0;
  const preds = d.employees.map((e: any) => { const x = D.get(e.id); if (!x || x.kind === "none") return { employeeId: e.id, decision: "none" }; const c = x.candidates.map((c) => ({ hireId: c.hireId, p: c.p })); return x.kind === "assign" ? { employeeId: e.id, decision: "assign", hireId: c[0]!.hireId, p: c[0]!.p, candidates: c } : { employeeId: e.id, decision: "review", candidates: c }; });
  const name = f.replace(/.*\//, "").replace(".json", "");
  writeFileSync(`/tmp/pred-${name}.json`, JSON.stringify(preds));
  const { score } = await import("/work/shared/match-bench/score.mjs");
  const s = score(d, preds);
  const c = s.counts;
  const reviewWithHire = preds.filter((p: any) => p.decision === "review").map((p: any) => ({ p, t: d.truth.find((t: any) => t.employeeId === p.employeeId) })).filter((x: any) => x.t.hireId);
  const top3 = reviewWithHire.filter((x: any) => x.p.candidates.slice(0, 3).some((k: any) => k.hireId === x.t.hireId)).length;
  console.log(name, `wrong/1000 ${s.wrongPer1000.toFixed(2)} (${c.wrong}, lucky ${c.lucky}) prec ${s.precision} recall ${s.recallAuto} reviewRate ${s.reviewRate} top3ofHired ${(top3 / Math.max(1, reviewWithHire.length)).toFixed(3)} missed ${c.missed} revOnMatch ${c.reviewOnMatch} revNeeded ${c.reviewNeeded} revOnNone ${c.reviewOnNone} dup ${s.seatsTakenTwice} brier ${s.brier} ${ms}ms`);
  if (verbose) {
    const T = new Map(d.truth.map((t: any) => [t.employeeId, t])); const E = new Map(d.employees.map((e: any) => [e.id, e])); const H = new Map(d.hires.map((h: any) => [h.id, h]));
    const show = (eid: string) => { const t: any = T.get(eid), e: any = E.get(eid), x = D.get(eid); console.log(`  [${t.expect}] ${t.why} {${t.tags}}\n    E ${e.firstName}|${e.middleName}|${e.lastName}|${e.preferredName} w=${e.workEmail} p=${e.personalEmail} ${e.startDate} | ${e.title} @${e.location} m=${e.manager?.name}`);
      const ids = new Set([...(x?.candidates.map((k) => k.hireId) ?? []), ...(t.hireId ? [t.hireId] : [])]);
      for (const id of ids) { const h: any = H.get(id); const k = x?.candidates.find((k) => k.hireId === id); const j = k?.judgement; console.log(`    ${id === t.hireId ? "*" : " "}H ${h.candidateName} ${h.emails} ${h.hiredAt} | ${h.requisition.title} @${h.requisition.location} m=${h.requisition.hiringManager} ${j ? `p=${k!.p.toFixed(3)} bits=${j.bits.toFixed(1)} g=${j.name?.given.level}/${j.name?.given.bits.toFixed(1)} f=${j.name?.family.level}/${j.name?.family.bits.toFixed(1)} mid=${j.name?.middle.level} ord=${j.name?.order.level} mail=${j.mailbox.level} date=${j.dates.level} job=${j.job.title},${j.job.place},${j.job.manager}/${j.job.bits} loc=${j.local?.family?.name ?? ""},${j.local?.given?.name ?? ""} gate=${gateOf(j)}` : ""}`); } };
    const kinds = verbose.split(",");
    let n = 0;
    for (const p of preds as any[]) { const t: any = T.get(p.employeeId); const o = p.decision === "assign" ? (t.hireId === p.hireId ? (t.expect === "review" ? "lucky" : "ok") : "wrong") : p.decision === "review" ? (t.expect === "match" ? "revmatch" : t.expect === "none" ? "revnone" : "revneeded") : t.hireId ? "missed" : "nr"; if (kinds.includes(o) && n++ < Number(process.env.N ?? 20)) { console.log(o); show(p.employeeId); } }
  }
}
