// stress: merge, drop hires
import { readFileSync } from "node:fs";
import { Pool } from "#shared/domain/match/engine/pool.ts";
const files = ["typical-1","typical-2","typical-3","hard-1"].map(n=>({n, d: JSON.parse(readFileSync(`/work/shared/match-bench/${n}.json`,"utf8"))}));
const { score } = await import("/work/shared/match-bench/score.mjs");
function rnd(seed:number){let s=seed;return()=>{s=(s*1664525+1013904223)%4294967296;return s/4294967296;};}
export function run(name:string,d:any){
  const pool=new Pool();
  for(const h of d.hires)pool.putHire({id:h.id,candidateName:h.candidateName,emails:h.emails,hiredAt:h.hiredAt,titles:[h.requisition?.title,h.posting?.title].filter(Boolean),locations:[h.requisition?.location,h.posting?.location].filter(Boolean),departments:[],managers:[h.requisition?.hiringManager].filter(Boolean),isOpen:true});
  for(const e of d.employees)pool.putEmployee({...e,managerName:e.manager?.name??null});
  const D=pool.decideAll();
  const preds=d.employees.map((e:any)=>{const x=D.get(e.id);if(!x||x.kind==="none")return{employeeId:e.id,decision:"none"};const c=x.candidates.map(c=>({hireId:c.hireId,p:c.p}));return x.kind==="assign"?{employeeId:e.id,decision:"assign",hireId:c[0]!.hireId,p:c[0]!.p,candidates:c}:{employeeId:e.id,decision:"review",candidates:c};});
  const s=score(d,preds);const c=s.counts;
  console.log(name,`n ${c.n} wrong ${c.wrong} (${s.wrongPer1000.toFixed(2)}/1000) ofWhichNone ${c.wrongNone} recall ${s.recallAuto} review ${s.reviewRate} missed ${c.missed}`);
  if(process.env.V){const E=new Map(d.employees.map((e:any)=>[e.id,e])),H=new Map(d.hires.map((h:any)=>[h.id,h]));for(const w of s.wrongs){const e:any=E.get(w.employeeId),h:any=H.get(w.predicted);const j=D.get(w.employeeId)!.candidates[0]!.judgement;console.log("  ",w.why,w.tags.join(),`${e.firstName}|${e.middleName}|${e.lastName}|${e.preferredName} ${e.workEmail} ${e.personalEmail} ${e.startDate} ${e.title} @${e.location} m=${e.manager?.name}  <> ${h.candidateName} ${h.emails} ${h.hiredAt} ${h.requisition.title} @${h.requisition.location} m=${h.requisition.hiringManager}`,j.bits.toFixed(1),j.mailbox.level,j.job.title,j.job.place,j.job.manager);}}
}
for(const {n,d} of files){
  for(const seed of [1,2]){const r=rnd(seed);const gone=new Set(d.hires.filter(()=>r()<0.4).map((h:any)=>h.id));
  const hires=d.hires.filter((h:any)=>!gone.has(h.id));const truth=d.truth.map((t:any)=>t.hireId&&gone.has(t.hireId)?{...t,hireId:null,expect:"none"}:t);
  run(n+" drop40% #"+seed,{...d,hires,truth});}
}
const tag=(d:any,i:number)=>({hires:d.hires,employees:d.employees,truth:d.truth});
const all=files.map(({d},i)=>tag(d,i));
run("merged typical",{hires:all.slice(0,3).flatMap(x=>x.hires),employees:all.slice(0,3).flatMap(x=>x.employees),truth:all.slice(0,3).flatMap(x=>x.truth)});
run("merged all",{hires:all.flatMap(x=>x.hires),employees:all.flatMap(x=>x.employees),truth:all.flatMap(x=>x.truth)});
