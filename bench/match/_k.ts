import { readFileSync } from "node:fs";
import { prepareEmployee, prepareHire } from "#shared/domain/match/engine/prepare.ts";
import { keysOf } from "#shared/domain/match/engine/keys.ts";
for (const f of process.argv.slice(2)) {
  const d = JSON.parse(readFileSync(f, "utf8"));
  const H = new Map(d.hires.map((h: any) => [h.id, prepareHire({ id: h.id, candidateName: h.candidateName, emails: h.emails, hiredAt: h.hiredAt, titles: [h.requisition?.title, h.posting?.title].filter(Boolean), locations: [h.requisition?.location, h.posting?.location].filter(Boolean), departments: [], managers: [h.requisition?.hiringManager].filter(Boolean), isOpen: true })]));
  const E = new Map(d.employees.map((e: any) => [e.id, prepareEmployee({ ...e, managerName: e.manager?.name ?? null })]));
  const idx = new Map<string, string[]>(); let hk = 0, ek = 0, cut = 0;
  for (const h of H.values() as any) { const ks = keysOf(h); hk += ks.length; if (ks.length >= 28) cut++; for (const k of ks) { const l = idx.get(k) ?? []; l.push(h.id); idx.set(k, l); } }
  let miss = 0, missMatch = 0, n = 0, cand = 0, rows = 0; const only: any = {}; let show = 0;
  for (const t of d.truth) {
    const e: any = E.get(t.employeeId); const ks = keysOf(e); ek += ks.length; if (ks.length >= 28) cut++;
    const c = new Set<string>(); for (const k of ks) for (const h of idx.get(k) ?? []) { rows++; c.add(h); }
    cand += c.size;
    if (!t.hireId) continue; n++;
    const kinds = new Set(ks.filter((k) => idx.get(k)?.includes(t.hireId)).map((k) => k[0]));
    if (!c.has(t.hireId)) { miss++; if (t.expect === "match") missMatch++; if (show++ < 12) console.log(t.expect, t.tags.join(","), e.record.firstName, e.record.middleName, e.record.lastName, e.record.preferredName, e.record.title, e.record.location, "|", (H.get(t.hireId) as any).record.candidateName, (H.get(t.hireId) as any).record.titles, (H.get(t.hireId) as any).record.locations); }
    else { const s = [...kinds].sort().join(""); only[s] = (only[s] ?? 0) + 1; }
  }
  console.log(f, "true", n, "missed", miss, "of match", missMatch, "keys/hire", (hk / H.size).toFixed(1), "keys/emp", (ek / E.size).toFixed(1), "cut", cut, "cand/emp", (cand / E.size).toFixed(2), "rows/emp", (rows / E.size).toFixed(2), JSON.stringify(only));
}
