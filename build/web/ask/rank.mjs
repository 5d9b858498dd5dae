/** Which passages answer a question, and whether any does. */

import MiniSearch from "minisearch";
import { isMedical, meant, term, terms, words } from "./words.mjs";

/**
 * @typedef {{id: number, kind: string, page: string, anchor: string, title: string, heading: string, parts: [string, string][], reader: string, cites: string[], grade: string[]}} Passage
 * @typedef {{groups: string[][], names: string[][], classes: Record<string, string[]>}} Synonyms
 * @typedef {{passages: Passage[], references: Record<string, string>, status: string, synonyms: Synonyms}} Passages
 * @typedef {{covered: boolean, passages: Passage[], share: number}} Answer
 * @typedef {{given: string, forms: Map<string, number>}} Word
 * @typedef {Word & {weight: number}} Asked
 */

/** A question is answered when passages hold at least this share of what it asks about, weighed by rarity. */
const ENOUGH = 0.47;
const MOST = 5;
/** How much a form counts: the word itself, one that means the same, and a class for its members or the other way round. */
const SAME = 0.8;
const CLASS = 0.5;
/** What is left of a passage's score for each treatment in the question that it does not name, or names by its class. */
const NAMED_BY_CLASS = 0.6;
const NOT_NAMED = 0.15;
/** A passage below a title or heading that names the treatment is about it; elsewhere it is only mentioned. */
const ABOUT = 1.6;
/** A word that neither passages nor synonyms know weighs more where it names a medicine or a disease, and less elsewhere. */
const STRANGE_MEDICAL = 1.6;
const STRANGE = 0.5;
/** Short rows of links are not better answers than sentences: length counts less than usual. */
const BM25 = { k: 1.2, b: 0.35, d: 0.5 };
const BOOST = { title: 2, heading: 2, text: 2 };
const KIND_BOOST = /** @type {Record<string, number>} */ ({ recommendation: 1.3, "bottom-line": 1.1, calculator: 0.8 });

export class Ranker {
  /** @param {Passages} data */
  constructor(data) {
    this.data = data;
    this.neighbours = neighbours(data.synonyms);
    this.index = new MiniSearch({
      fields: ["title", "heading", "text"],
      tokenize: words,
      processTerm: term,
      searchOptions: { boost: BOOST, bm25: BM25, combineWith: "OR", prefix: false, fuzzy: false },
    });
    this.topics = data.passages.map((passage) => new Set(terms(`${passage.title} ${passage.heading}`)));
    this.held = data.passages.map((passage) => new Set(terms(wholeOf(passage))));
    this.index.addAll(data.passages.map((passage) => ({ ...passage, text: textOf(passage) })));
    const phrases = [...this.neighbours.keys()].flatMap((phrase) => phrase.split(" "));
    this.known = new Set([...data.passages.flatMap((passage) => words(wholeOf(passage))), ...phrases]);
    this.stems = new Set([...this.known].map(term));
    this.names = new Map(data.synonyms.names.flatMap((group) => group.map((name) => [plainOf(name), group.map(formOf)])));
  }

  /**
   * Answer a question by passages.
   * @param {string} question
   * @param {string} [reader] for whom: "clinician", "nurse", "patient" or "all"
   * @returns {Answer}
   */
  ask(question, reader = "clinician") {
    const read = this.read(question);
    const asked = this.expand(read).map((word) => ({ ...word, weight: this.rarity(word.forms) }));
    if (asked.length === 0) return { covered: false, passages: [], share: 0 };
    const named = this.named(read);
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const { forms } of asked) {
      /** @type {Map<number, number>} */
      const best = new Map();
      for (const [form, weight] of forms) {
        for (const hit of this.index.search(form, { combineWith: "AND" })) {
          best.set(hit.id, Math.max(best.get(hit.id) ?? 0, hit.score * weight));
        }
      }
      for (const [id, score] of best) scores.set(id, (scores.get(id) ?? 0) + score);
    }
    const ranked = [...scores]
      .map(([id, score]) => ({ passage: this.passage(id), score, share: this.share(asked, id) }))
      .filter(({ passage }) => isFor(passage, reader))
      .map((found) => ({ ...found, score: found.score * this.factor(found.passage, named) * found.share ** 2 }))
      .sort((one, other) => other.score - one.score || one.passage.id - other.passage.id);
    const share = Math.max(0, ...ranked.slice(0, MOST).map((found) => found.share));
    const covered = share >= ENOUGH;
    return { covered, share, passages: covered ? distinct(ranked.map(({ passage }) => passage)) : [] };
  }

  /**
   * Read a question: a word that is cut short or has a slip is read as the words that are known.
   * @param {string} question
   * @returns {string[][]} for each word its readings
   */
  read(question) {
    return words(question).map((word) => {
      if (this.known.has(word) || term(word) === null || this.stems.has(term(word))) return [word];
      const found = meant(word, this.known);
      return found.length > 0 ? found : [word];
    });
  }

  /**
   * Give each word of a question with its other forms.
   * @param {string[][]} read
   * @returns {Word[]}
   */
  expand(read) {
    const plain = ` ${read.map(([first]) => first).join(" ")} `;
    /** @type {Map<string, Word>} */
    const asked = new Map();
    for (const readings of read) {
      const forms = [...new Set(readings.map(term).filter((found) => found !== null))];
      const given = forms[0];
      if (given && !asked.has(given)) asked.set(given, { given, forms: new Map(forms.map((form) => [form, 1])) });
    }
    for (const [phrase, others] of this.neighbours) {
      if (!plain.includes(` ${phrase} `) && !plain.includes(` ${phrase}s `)) continue;
      const own = terms(phrase);
      const place = asked.get(own.join(" ")) ?? own.map((form) => asked.get(form)).find((found) => found);
      if (!place) continue;
      for (const [other, weight] of others) {
        const form = formOf(other);
        if (form && (place.forms.get(form) ?? 0) < weight) place.forms.set(form, weight);
      }
      // A phrase is one thing: its words are not asked for one by one.
      for (const form of own) if (asked.get(form) !== place) {
        place.forms.set(form, 1);
        asked.delete(form);
      }
    }
    return [...asked.values()];
  }

  /**
   * List the treatments that a question names, each by all its names and by its classes.
   * @param {string[][]} read
   * @returns {{names: string[], classes: string[]}[]}
   */
  named(read) {
    const plain = ` ${read.map((readings) => readings.join(" ")).join(" ")} `;
    const found = new Map();
    for (const [name, names] of this.names) {
      if (!plain.includes(` ${name} `)) continue;
      const classes = [...(this.neighbours.get(name) ?? [])].filter(([, weight]) => weight === CLASS).map(([other]) => formOf(other));
      found.set(names.join("|"), { names, classes });
    }
    return [...found.values()];
  }

  /**
   * Tell how far a passage is about the treatments that a question names.
   * @param {Passage} passage
   * @param {{names: string[], classes: string[]}[]} named
   */
  factor(passage, named) {
    const held = this.held[passage.id] ?? new Set();
    const topic = this.topics[passage.id] ?? new Set();
    let factor = KIND_BOOST[passage.kind] ?? 1;
    for (const { names, classes } of named) {
      if (names.some((name) => holds(topic, name))) factor *= ABOUT;
      else if (names.some((name) => holds(held, name))) factor *= 1;
      else factor *= classes.some((name) => holds(held, name)) ? NAMED_BY_CLASS : NOT_NAMED;
    }
    return factor;
  }

  /**
   * Tell how much of a question a passage holds, weighed by how rare each word is.
   * @param {Asked[]} asked
   * @param {number} id
   */
  share(asked, id) {
    const held = this.held[id] ?? new Set();
    let all = 0;
    let found = 0;
    for (const { forms, weight } of asked) {
      all += weight;
      const best = [...forms].filter(([form]) => holds(held, form)).map(([, given]) => Math.sqrt(given));
      found += weight * Math.max(0, ...best);
    }
    return all === 0 ? 0 : found / all;
  }

  /**
   * Weigh a word by how few passages hold it or what means the same.
   * @param {Map<string, number>} forms
   */
  rarity(forms) {
    const same = [...forms].filter(([, weight]) => weight >= SAME).map(([form]) => form);
    const count = this.held.filter((held) => same.some((form) => holds(held, form))).length;
    const isStrange = count === 0 && !this.held.some((held) => [...forms.keys()].some((form) => holds(held, form)));
    return Math.log(1 + (this.held.length - count + 0.5) / (count + 0.5)) * (isStrange ? strangeness(forms) : 1);
  }

  /** @param {number} id */
  passage(id) {
    const found = this.data.passages[id];
    if (!found) throw new RangeError(`there is no passage ${id}`);
    return found;
  }
}

/**
 * Make a ranker; the page that loads this script calls it with the passages beside it.
 * @param {Passages} data
 */
export function makeRanker(data) {
  return new Ranker(data);
}

/** @param {Passage} passage */
export function textOf(passage) {
  return passage.parts.flat().join(" ");
}

/**
 * Tell whether all words of a form are held.
 * @param {Set<string>} held
 * @param {string} form
 */
function holds(held, form) {
  return form.split(" ").every((word) => held.has(word));
}

/**
 * Tell whether a passage is written for a reader; what names none is for professionals.
 * @param {Passage} passage
 * @param {string} reader
 */
function isFor(passage, reader) {
  if (reader === "all") return true;
  if (reader === "patient") return passage.reader === "patient";
  return passage.reader === "" || passage.reader === reader;
}

/** @param {Passage[]} ranked */
function distinct(ranked) {
  /** @type {Map<string, Passage>} */
  const kept = new Map();
  for (const passage of ranked) {
    if (!kept.has(textOf(passage))) kept.set(textOf(passage), passage);
    if (kept.size === MOST) break;
  }
  return [...kept.values()];
}

/** @param {Map<string, number>} forms */
function strangeness(forms) {
  return [...forms.keys()].some(isMedical) ? STRANGE_MEDICAL : STRANGE;
}

/** @param {Passage} passage */
function wholeOf(passage) {
  return `${passage.title} ${passage.heading} ${textOf(passage)}`;
}

/** @param {string} phrase */
function plainOf(phrase) {
  return words(phrase).join(" ");
}

/** @param {string} phrase */
function formOf(phrase) {
  return terms(phrase).join(" ");
}

/**
 * Map each word or phrase to those of its meanings, and to its classes or members, with what each counts.
 * @param {Synonyms} synonyms
 * @returns {Map<string, Map<string, number>>}
 */
function neighbours({ groups, names, classes }) {
  /** @type {Map<string, Map<string, number>>} */
  const known = new Map();
  /** @param {string} one @param {string} other @param {number} weight */
  const join = (one, other, weight) => {
    const others = known.get(one) ?? new Map();
    if (one !== other && (others.get(other) ?? 0) < weight) others.set(other, weight);
    known.set(one, others);
  };
  const all = [...groups, ...names].map((group) => group.map(plainOf));
  for (const group of all) for (const one of group) for (const other of group) join(one, other, SAME);
  for (const [name, members] of Object.entries(classes)) {
    const heads = all.find((group) => group.includes(plainOf(name))) ?? [plainOf(name)];
    for (const member of members.map(plainOf)) {
      for (const one of all.find((group) => group.includes(member)) ?? [member]) {
        for (const head of heads) join(one, head, CLASS);
        for (const head of heads) join(head, one, CLASS);
      }
    }
  }
  return known;
}
