// What the import is not sure of about a person, in words: shown beside the person, so that somebody looks.
import type { NameDoubt } from "./name-split.ts";

export const NAME_DOUBTS: Readonly<Record<NameDoubt, string>> = {
  one_word: "The name is one word, so there is no last name.",
  family_name_first: "The family name seems to come first.",
  no_space: "The name has no space between family name and given name.",
  two_family_names: "The word in the middle may belong to the family name.",
  many_words: "The name has many words: some in the middle may belong to the family name.",
  particle_first: "The name begins with a word that often belongs to a family name.",
  comma: "The name has a comma and many words.",
};
