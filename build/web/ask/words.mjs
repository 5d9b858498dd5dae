/** Words of a question and of a passage, brought to one form. */

/** Words that ask rather than say what about. */
const EMPTY = new Set(
  (
    "a an and any are as at be been before between by can could did do does doing for from get give given go had has have he her his " +
    "how i if in into is it its let like me much many may might my need needs of on one or our patient patients person " +
    "people she should so some someone tell than that the their them then there these they this those to us use used was we " +
    "were what when where whether which while who whom whose why will with would you your guideline about advise advice please " +
    "happen happens happened after often must not no still proportion percentage rate number function factor factors done " +
    "recommend recommended consider considered continue continued without benefit counted keep keeps kept make makes safe required itp adult adults there's what's long best"
  ).split(" "),
);

const ENDINGS = [/ies$/, /(?<=[^s])s$/, /ing$/, /ed$/, /ly$/];
const SHORTEST = 4;

/**
 * Bring a word to the form that the index holds.
 * @param {string} word
 * @returns {string | null} null for a word without meaning of its own
 */
export function term(word) {
  const plain = word.toLowerCase();
  if (EMPTY.has(plain) || plain.length < 2 || /^[0-9.]+$/.test(plain)) return null;
  let root = plain;
  for (const ending of ENDINGS) {
    const cut = root.replace(ending, ending.source.startsWith("ies") ? "y" : "");
    if (cut !== root && cut.length >= SHORTEST) root = cut;
  }
  return root.length > SHORTEST ? root.replace(/(?:e|y|i)$/, "") : root;
}

/**
 * Part a text into words; a hyphen parts them too, so that "anti-D" is found as "anti D".
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return text.toLowerCase().match(/[a-z0-9]+(?:\.[0-9]+)?/g) ?? [];
}

/**
 * Give the forms of the words of a text that mean something, each once.
 * @param {string} text
 * @returns {string[]}
 */
export function terms(text) {
  return [...new Set(words(text).map(term).filter((found) => found !== null))];
}
