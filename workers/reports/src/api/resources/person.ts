// How a person's name is told in one string.

/** The preferred first name where there is one, then the last name. */
export function nameOf(person: {
  readonly firstName: string;
  readonly lastName: string;
  readonly preferredName: string | null;
}): string {
  return `${person.preferredName ?? person.firstName} ${person.lastName}`.trim();
}
