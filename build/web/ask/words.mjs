/** Words of a question and of a passage, brought to one form, and words that were typed wrong or short. */

/** Words of everyday English that ask, join or measure time; they say nothing about what is asked for. */
const EMPTY = new Set(
  (
    "a about actually old after afterwards again all almost already also although always am an and another any anybody anyone anything are " +
    "around as ask asked at away back be became because been before being best better between both but by can cannot come comes could did do " +
    "does doing done down during each either else enough even ever every everybody everyone exactly feel feeling feels few find fine for " +
    "from gave get gets getting give given gives go goes going gone good got had has have having he hello help helpful her here hers him his " +
    "how however hi if i in instead into is it its itself just keep keeps kept kind know knows last least less let like likely little long longer look " +
    "lot made make makes many may maybe me mean meaning means might mine more most much must my myself near nearly need needed needs never new next no nobody none nor not " +
    "now of off often ok okay on once one only onto or other others our ours out over own per perhaps please possible plus put quite rather really " +
    "said same say says see seem seems seen shall she should show since so some somebody someone something sometimes somewhat soon still such " +
    "take taken takes taking tell than thank thanks that the their theirs them then there these they thing things think this those though through thus till to " +
    "together too took toward try trying two under until up upon us use used useful uses using usual usually very via vs versus want wants was way ways we " +
    "well went were what whatever when where whether which while who whole whom whose why will with within without would yes yet you your yours " +
    "alternative alternatives woman women man men yr yrs old common " +
    "nurse nurses doctor doctors pharmacist clinician haematologist colleague team " +
    "pt pts patient patients person people adult adults guideline itp w wo hers s t re ve ll d m don doesn isn can aren won " +
    "proportion percentage percent fraction number numbers factor factors " +
    "day days week weeks month months year years hour hours minute minutes time times " +
    "happen happens happened recommend recommended recommendation advise advice consider considered manage management option options case suggest"
  ).split(" "),
);

const LETTER = /\b([a-z]{3,})[ -]([b-hj-z])\b(?!['’])/g;
const ENDINGS = [/ies$/, /(?<=[^s])s$/, /i[sz](?:ation|ed|e|ing)$/, /ing$/, /ed$/, /ly$/, /ion$/];
const SHORTEST = 4;
/** A word that a reader cut short is completed from this many letters on, and one with a slip is mended. */
const SHORT_FROM = 3;
const SLIP_FROM = 5;
const TWO_SLIPS_FROM = 9;

/** Stems of international names of medicines, and endings of diseases and procedures, on words as the index holds them. */
const MEDICAL =
  /(?:m[ai]b|nib|parin|arin|xaban|gatran|statin|pril|sartan|olol|cillin|mycin|micin|cyclin|azol|ox[ai]cin|vir|platin|tax[ae]l|gliptin|gliflozin|tid|pag|stim|cept|profen|amol|caine?|barbital|azepam|setron|sulin|tropin|itis|osis|ia|oma|path|plast|ectom|otom|scop|lys|therap|trop|asthma|amin)$/;

/**
 * Tell by its ending whether a word that nobody knows here names a medicine, a disease or a procedure.
 * @param {string} form as `term` gives it
 */
export function isMedical(form) {
  return form.length > SHORTEST && MEDICAL.test(form);
}

/**
 * Bring a word to the form that the index holds.
 * @param {string} word
 * @returns {string | null} null for a word without meaning of its own
 */
export function term(word) {
  const plain = word.toLowerCase();
  // A number is not asked for by itself: what it measures is.
  if (EMPTY.has(plain) || plain.length < 2 || /^[0-9]/.test(plain)) return null;
  let root = plain;
  for (const ending of ENDINGS) {
    const cut = root.replace(ending, ending.source.startsWith("ies") ? "y" : "");
    if (cut !== root && cut.length >= SHORTEST) root = cut;
  }
  return root.length > SHORTEST ? root.replace(/(?:e|y|i)$/, "") : root;
}

/**
 * Part a text into words. A hyphen parts them too, but a single letter belongs to the word before it, so that "anti-D" is not
 * found by "anti-HBc", nor hepatitis B by hepatitis C.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  const plain = text.toLowerCase().replace(/\bw\/o?\b/g, " ").replace(LETTER, "$1 $1$2");
  return plain.match(/[a-z0-9]+(?:\.[0-9]+)?/g) ?? [];
}

/**
 * Give the forms of the words of a text that mean something, each once.
 * @param {string} text
 * @returns {string[]}
 */
export function terms(text) {
  return [...new Set(words(text).map(term).filter((found) => found !== null))];
}

/**
 * Find the known words that a strange word stands for: those that it starts, or else the nearest by a slip or two.
 * @param {string} strange
 * @param {Iterable<string>} known
 * @returns {string[]}
 */
export function meant(strange, known) {
  if (strange.length < SHORT_FROM || /[0-9]/.test(strange)) return [];
  const all = [...known];
  const longer = all.filter((word) => word.startsWith(strange));
  if (longer.length > 0) return longer;
  if (strange.length < SLIP_FROM) return [];
  // The name of another medicine or disease is no slip.
  const most = strange.length < TWO_SLIPS_FROM || isMedical(term(strange) ?? "") ? 1 : 2;
  const near = all
    .filter((word) => word.length >= SLIP_FROM && word[0] === strange[0] && Math.abs(word.length - strange.length) <= most)
    .map((word) => ({ word, slips: slips(strange, word) }))
    .filter((found) => found.slips <= most);
  const fewest = Math.min(...near.map((found) => found.slips));
  return near.filter((found) => found.slips === fewest).map((found) => found.word);
}

/**
 * Count the letters to add, leave out, change or swap between two words.
 * @param {string} one
 * @param {string} other
 */
function slips(one, other) {
  /** @type {number[][]} */
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(at(rows, row - 1, column) + 1, (line[column - 1] ?? 0) + 1, at(rows, row - 1, column - 1) + same);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, at(rows, row - 2, column - 2) + 1);
      }
      line.push(least);
    }
    rows.push(line);
  }
  return at(rows, one.length, other.length);
}

/** @param {number[][]} rows @param {number} row @param {number} column */
function at(rows, row, column) {
  return rows[row]?.[column] ?? 0;
}
