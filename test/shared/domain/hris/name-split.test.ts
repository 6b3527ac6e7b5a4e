// Names as people type them into an ATS, and the first, middle and last name that they are.
import { describe, expect, test } from "vitest";
import { splitName } from "#shared/domain/hris/name-split.ts";

/** `first | middle | last`, with `?` and the doubt behind it where there is one. */
function split(name: string, hint?: { familyFirst: boolean }): string {
  const { first, middle, last, doubt } = splitName(name, hint);
  return `${first} | ${middle} | ${last}${doubt === null ? "" : ` ?${doubt}`}`;
}

describe("a name is split", () => {
  test.each([
    ["Ada Lovelace", "Ada |  | Lovelace"],
    ["  Ada\u00a0 Lovelace ", "Ada |  | Lovelace"],
    ["Mary Anne Smith", "Mary | Anne | Smith"],
    ["John F. Kennedy", "John | F. | Kennedy"],
    ["J. R. R. Tolkien", "J. | R. R. | Tolkien"],
    ["J.R.R. Tolkien", "J.R.R. |  | Tolkien"],
    ["john smith", "john |  | smith"],
    ["Anne-Marie Smith-Jones", "Anne-Marie |  | Smith-Jones"],
    ["Grace O'Brien", "Grace |  | O'Brien"],
    ["Seán Ó Briain", "Seán |  | Ó Briain"],
    ["Zoë Kravitz", "Zoë |  | Kravitz"],
    ["Ludwig van Beethoven", "Ludwig |  | van Beethoven"],
    ["Anna van der Berg", "Anna |  | van der Berg"],
    ["Anna Maria van der Berg", "Anna | Maria | van der Berg"],
    ["Dick Van Dyke", "Dick |  | Van Dyke"],
    ["Otto von Bismarck", "Otto |  | von Bismarck"],
    ["Maria de la Cruz", "Maria |  | de la Cruz"],
    ["Robert De Niro", "Robert |  | De Niro"],
    ["João Pedro da Silva Santos", "João | Pedro | da Silva Santos"],
    ["Juan Carlos de la Torre y Garcia", "Juan | Carlos | de la Torre y Garcia"],
    ["José Ortega y Gasset", "José |  | Ortega y Gasset"],
    ["Mohammed bin Salman", "Mohammed |  | bin Salman"],
    ["Mohammed bin Salman Al Saud", "Mohammed |  | bin Salman Al Saud"],
    ["Khalid al-Rashid", "Khalid |  | al-Rashid"],
    ["Khalid Al-Rashid", "Khalid |  | Al-Rashid"],
    ["Layla Hassan al-Masri", "Layla | Hassan | al-Masri"],
    ["Jeanne d'Arc", "Jeanne |  | d'Arc"],
    ["Von Miller", "Von |  | Miller"],
    ["Ben Smith", "Ben |  | Smith"],
    ["An Le", "An |  | Le"],
    ["John Ben Smith", "John | Ben | Smith"],
  ])("%s", (name, parts) => {
    expect(split(name)).toBe(parts);
  });

  test.each([
    ["Martin Luther King Jr.", "Martin | Luther | King Jr."],
    ["Martin Luther King, Jr.", "Martin | Luther | King Jr."],
    ["Thurston Howell III", "Thurston |  | Howell III"],
    ["Sammy Davis Jr", "Sammy |  | Davis Jr"],
    ["Jane Doe, PhD", "Jane |  | Doe"],
    ["Jane Doe Ph.D., M.D.", "Jane |  | Doe"],
    ["Jane Doe MBA", "Jane |  | Doe"],
    ["King Jr., Martin Luther", "Martin | Luther | King Jr."],
    ["Dr. Gregory House", "Gregory |  | House"],
    ["Prof. Dr. Angela Weber", "Angela |  | Weber"],
    ["Malcolm X", "Malcolm |  | X"],
    ["Yo-Yo Ma", "Yo-Yo |  | Ma"],
    ["Don Smith", "Don |  | Smith"],
  ])("with titles and suffixes: %s", (name, parts) => {
    expect(split(name)).toBe(parts);
  });

  test.each([
    ["Lovelace, Ada", "Ada |  | Lovelace"],
    ["Lovelace, Ada King", "Ada | King | Lovelace"],
    ["van der Berg, Anna", "Anna |  | van der Berg"],
    ["García Márquez, Gabriel José", "Gabriel | José | García Márquez"],
    ["Dupont, Jean, PhD", "Jean |  | Dupont"],
    ["李，明", "明 |  | 李"],
  ])("written last name first with a comma: %s", (name, parts) => {
    expect(split(name)).toBe(parts);
  });

  test.each([
    ["山田 太郎", "太郎 |  | 山田"],
    ["김 민준", "민준 |  | 김"],
    ["김민준", "민준 |  | 김"],
    ["남궁민수", "민수 |  | 남궁"],
    ["欧阳娜娜", "娜娜 |  | 欧阳"],
    ["Jean DUPONT", "Jean |  | DUPONT"],
    ["DUPONT Jean Pierre", "Jean | Pierre | DUPONT"],
    ["Anna VAN DER BERG", "Anna |  | VAN DER BERG"],
    ["Anna van der BERG", "Anna |  | van der BERG"],
  ])("whose writing says that the family name comes first, or which it is: %s", (name, parts) => {
    expect(split(name)).toBe(parts);
  });

  test.each([
    ["Ada\u200b Love\u00adlace", "Ada |  | Lovelace"],
    ["\ufeffAda Lovelace\u200e", "Ada |  | Lovelace"],
    ["Zoe\u0308 Kravitz", "Zoë |  | Kravitz"],
  ])("without what nobody sees: %j", (name, parts) => {
    expect(split(name)).toBe(parts);
  });

  test("takes a nickname off and keeps it, but not pronouns", () => {
    expect(splitName('Robert "Bob" Smith')).toMatchObject({ first: "Robert", last: "Smith", nickname: "Bob" });
    expect(splitName("Robert (Bob) Smith")).toMatchObject({ first: "Robert", last: "Smith", nickname: "Bob" });
    expect(splitName("Alex Kim (they/them)")).toMatchObject({ first: "Alex", last: "Kim", nickname: null });
  });
});

describe("a name is split as well as can be, and said to be doubtful", () => {
  test.each([
    ["Madonna", "Madonna |  |  ?one_word"],
    ["", " |  |  ?one_word"],
    ["\u200b ", " |  |  ?one_word"],
    ["Gabriel García Márquez", "Gabriel | García | Márquez ?two_family_names"],
    ["María José García López", "María | José García | López ?many_words"],
    ["La Toya Jackson", "La Toya |  | Jackson ?particle_first"],
    ["王小明", "小明 |  | 王 ?no_space"],
    ["山田太郎", "太郎 |  | 山田 ?no_space"],
    ["Nguyễn Văn An", "An | Văn | Nguyễn ?family_name_first"],
    ["Nagy Péter", "Péter |  | Nagy ?family_name_first"],
  ])("%s", (name, parts) => {
    expect(split(name)).toBe(parts);
  });

  test("where the person's country says so", () => {
    expect(split("Wang Xiaoming")).toBe("Wang |  | Xiaoming");
    expect(split("Wang Xiaoming", { familyFirst: true })).toBe("Xiaoming |  | Wang ?family_name_first");
    expect(split("Ada Lovelace", { familyFirst: true })).toBe("Ada |  | Lovelace");
  });
});

test("no letter is lost or made up, whatever is typed", () => {
  const pieces = [
    "Ada",
    "van",
    "der",
    "Al",
    "O'Brien",
    "李",
    "김",
    "II",
    "DUPONT",
    "y",
    "al-Rashid",
    "J.",
    "MD",
    "-",
    "'",
  ];
  let state = 7;
  const next = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  for (let i = 0; i < 2_000; i++) {
    const typed = Array.from({ length: 1 + next(6) }, () => pieces[next(pieces.length)]);
    const { first, middle, last } = splitName(typed.join(" "));
    const kept = `${first} ${middle} ${last}`.split(" ").filter((word) => word !== "");
    const left = [...typed];
    for (const word of kept) {
      const at = left.findIndex((piece) => piece === word || (piece ?? "").includes(word));
      expect(at, `${word} of ${typed.join(" ")}`).not.toBe(-1);
    }
    expect(first !== "" || last === "", typed.join(" ")).toBe(true);
  }
});
