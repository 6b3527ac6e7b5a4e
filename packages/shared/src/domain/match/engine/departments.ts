// The field of work that a department's name or a job's title tells: all there is when an HRIS calls everyone "Team Member".
import { fold } from "./fold.ts";
import { remembering } from "./remember.ts";

/** Words of department names and job titles by field; a word may tell several. Common usage, not any one company's. */
const FIELDS = Object.entries({
  engineering: `engineering engineer developer software backend frontend platform devops reliability infrastructure architect technology
    it programmer security qa quality mobile data machine systems network r&d research`,
  product: `product design designer ux ui scientist researcher analytics analyst data business program`,
  sales: `sales account executive revenue presales solutions commercial partnerships partner business`,
  marketing: `marketing brand content demand growth seo communications editorial copywriter events social strategist designer`,
  support: `support customer success implementation service services helpdesk onboarding consultant care technical`,
  people: `people hr human talent recruiter recruiting recruitment sourcer learning benefits payroll`,
  finance: `finance financial accountant accounting accounts payable receivable payroll controller treasury tax audit auditor fp&a fpa
    bookkeeper procurement analyst billing`,
  legal: `legal counsel attorney lawyer paralegal compliance contracts privacy regulatory risk analyst`,
  operations: `operations office warehouse supply logistics facilities program procurement fulfilment fulfillment inventory driver
    production manufacturing administration administrative analyst business`,
}).flatMap(([field, words]) => words.split(/\s+/).map((word) => [word, field] as const));

const BY_WORD = new Map<string, string[]>();
for (const [word, field] of FIELDS) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), field]);

/** Fields that the texts may belong to; a text with several telling words belongs to what most of them say. */
export const fieldsOf = remembering(readFields);

function readFields(texts: readonly string[]): readonly string[] {
  const fields = new Set<string>();
  for (const text of texts) {
    const votes = new Map<string, number>();
    for (const word of new Set(fold(text).split(" ")))
      for (const field of BY_WORD.get(word) ?? []) votes.set(field, (votes.get(field) ?? 0) + 1);
    const most = Math.max(0, ...votes.values());
    for (const [field, count] of votes) if (count === most) fields.add(field);
  }
  return [...fields];
}
