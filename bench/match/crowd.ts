// An invented company of any size for measuring speed: names as common as they are in the lists, jobs and dates like those of a real one.
import type { EmployeeRecord, HireRecord } from "#shared/domain/match/engine/people.ts";
import { csv } from "../../scripts/names/read-sources.ts";

export type Crowd = { readonly hires: HireRecord[]; readonly employees: EmployeeRecord[] };

const JOBS =
  `Software Engineer|Backend Engineer|Data Engineer|QA Engineer|Security Engineer|Product Manager|Product Designer|UX Researcher|
  Data Scientist|Business Analyst|Account Executive|Account Manager|Sales Development Representative|Solutions Engineer|
  Customer Success Manager|Customer Support Associate|Technical Support Engineer|Implementation Consultant|Recruiter|
  HR Business Partner|Payroll Specialist|Financial Analyst|Accountant|Corporate Counsel|Contracts Manager|Compliance Analyst|
  Office Manager|Operations Manager|Warehouse Associate|Supply Chain Analyst|Brand Designer|Content Strategist`
    .split("|")
    .map((job) => job.trim());
const GRADES = ["", "", "", "Junior ", "Senior ", "Lead ", "Staff ", "Principal "];
const PLACES =
  `Singapore|Berlin|London|Dublin|Toronto|Bengaluru|New York|Chicago|Boston|Denver|Seattle|Austin|Atlanta|San Francisco|Remote`.split(
    "|",
  );
const PROVIDERS = ["gmail.com", "gmail.com", "outlook.com", "yahoo.com", "icloud.com", "proton.me"];
const FIRST_DAY = Date.parse("2021-01-01");
const DAY_MS = 86_400_000;
const SHARE_ABROAD = 0.25; // of names from other countries than the census's: then 5 of a million pairs share their name, as in samples of real size
const SHARE_WITH_MAILBOX = 0.35; // of employees whose HRIS knows the address that they applied with
const PEOPLE_PER_MANAGER = 8;

/** The same for the same seed. Of the employees, three in four are one of the hires. */
export function crowd(hireCount: number, employeeCount: number, years: number, seed = 1): Crowd {
  const random = randomOf(seed);
  const draw = nameDrawer(random);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error("There is nothing to pick from.");
    return value;
  };
  const managers = Array.from({ length: Math.ceil(hireCount / PEOPLE_PER_MANAGER) }, () =>
    Object.values(draw()).join(" "),
  );
  const people = Array.from({ length: hireCount }, () => {
    const name = draw();
    const digits = random() < 0.5 ? String(Math.floor(random() * 1000)) : "";
    const mailbox = `${name.given}.${name.family}${digits}@${pick(PROVIDERS)}`.toLowerCase().replace(/\s/g, "");
    const hiredAt = FIRST_DAY + Math.floor(random() * years * 365) * DAY_MS;
    return {
      ...name,
      mailbox,
      hiredAt,
      title: pick(GRADES) + pick(JOBS),
      place: pick(PLACES),
      manager: pick(managers),
    };
  });
  const hires = people.map((person, i) => ({
    id: `hir_${String(i).padStart(7, "0")}`,
    candidateName: `${person.given} ${person.family}`,
    emails: [person.mailbox],
    hiredAt: isoDay(person.hiredAt),
    titles: [person.title],
    locations: [person.place],
    departments: [],
    managers: [person.manager],
    seat: "open" as const,
    refusedEmployeeIds: [],
  }));
  const employees = Array.from({ length: employeeCount }, (_, i): EmployeeRecord => {
    const hired = random() < 0.75 ? people[Math.floor((i * hireCount) / employeeCount)] : undefined;
    const person = hired ?? {
      ...draw(),
      mailbox: null,
      hiredAt: FIRST_DAY + random() * years * 365 * DAY_MS,
      title: pick(JOBS),
      place: pick(PLACES),
      manager: pick(managers),
    };
    return {
      id: `emp_${String(i).padStart(7, "0")}`,
      firstName: person.given,
      middleName: null,
      lastName: person.family,
      preferredName: null,
      workEmail: `${person.given.charAt(0)}${person.family}${i}@example.com`.toLowerCase().replace(/[^a-z0-9@.]/g, ""),
      personalEmail: random() < SHARE_WITH_MAILBOX ? person.mailbox : null,
      startDate: isoDay(person.hiredAt + (5 + random() * 40) * DAY_MS),
      title: person.title,
      department: null,
      location: person.place,
      managerName: random() < 0.7 ? person.manager : pick(managers),
      isSettled: false,
    };
  });
  return { hires, employees };
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Park and Miller's generator: the same sequence on every machine. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function nameDrawer(random: () => number): () => { given: string; family: string } {
  const given = weighted([...csv("census1990_given_male.csv"), ...csv("census1990_given_female.csv")]);
  const family = weighted(csv("census1990_surnames_top18000.csv"));
  const abroad = byCountry();
  return () => {
    const country = random() < SHARE_ABROAD ? abroad[Math.floor(random() * abroad.length)] : undefined;
    if (country === undefined) return { given: given(random()), family: family(random()) };
    const name = (names: readonly string[]) => names[Math.floor(random() * names.length)] ?? "Kim";
    return { given: name(country.given), family: name(country.family) };
  };
}

function weighted(rows: readonly Record<string, string>[]): (at: number) => string {
  const names = rows.map((row) => row["name"] ?? "");
  const ends: number[] = [];
  for (const row of rows) ends.push((ends.at(-1) ?? 0) + Number(row["percent"]));
  const total = ends.at(-1) ?? 1;
  return (at) => {
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < at * total) low = middle + 1;
      else high = middle;
    }
    return names[low] ?? "Smith";
  };
}

function byCountry(): { given: string[]; family: string[] }[] {
  const group = (file: string) => Map.groupBy(csv(file), (row) => row["Country"] ?? "");
  const name = (row: Record<string, string>) =>
    (row["Romanized Name"] || row["Localized Name"] || "").split("/")[0] ?? "";
  const families = group("popular_surnames_by_country.csv");
  return [...group("popular_forenames_by_country.csv")].flatMap(([country, rows]) => {
    const family = (families.get(country) ?? []).map(name).filter(Boolean);
    return family.length < 5 ? [] : [{ given: rows.map(name).filter(Boolean), family }];
  });
}
