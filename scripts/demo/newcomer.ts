// The person of the story: another one at each run, so that a demo may run again and again in the same company.

export type Newcomer = {
  readonly firstName: string;
  readonly lastName: string;
  readonly name: string;
  /** As the candidate wrote it in the application. */
  readonly candidateEmail: string;
  /** The same mailbox as the HRIS has it: no dots, and a tag. */
  readonly employeeEmail: string;
};

const FIRST = ["Ines", "Tomasz", "Adaeze", "Linh", "Mateo", "Saoirse", "Yusuf", "Freya", "Kenji", "Noa"];
const LAST = ["Calloway", "Brandt", "Okonkwo", "Nguyen", "Herrera", "Byrne", "Demir", "Holm", "Mori", "Levi"];

/** @param number differs from run to run */
export function newcomer(number: number): Newcomer {
  const firstName = FIRST[number % FIRST.length] ?? "Ines";
  const lastName = LAST[Math.floor(number / FIRST.length) % LAST.length] ?? "Calloway";
  const [first, last, digits] = [firstName.toLowerCase(), lastName.toLowerCase(), number % 100_000];
  return {
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    candidateEmail: `${first}.${last}${digits}@gmail.com`,
    employeeEmail: `${first}${last}${digits}+meridian@gmail.com`,
  };
}
