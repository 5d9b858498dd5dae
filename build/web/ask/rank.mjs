/** Which passages answer a question, and whether any does. */

import MiniSearch from "minisearch";
import { term, terms, words } from "./words.mjs";

/**
 * @typedef {{id: number, kind: string, page: string, anchor: string, title: string, heading: string, parts: [string, string][], reader: string, cites: string[], grade: string[]}} Passage
 * @typedef {{passages: Passage[], references: Record<string, string>, status: string, synonyms: string[][]}} Passages
 * @typedef {{covered: boolean, passages: Passage[], share: number}} Answer
 * @typedef {{given: string, forms: Map<string, number>}} Asked
 */

/** A question is answered when passages hold at least this share of what it asks about, weighed by rarity. */
const ENOUGH = 0.5;
const MOST = 5;
const SYNONYM_WEIGHT = 0.4;
/** How much of a word a passage holds that has only a synonym of it. */
const SYNONYM_SHARE = 0.9;
const BOOST = { title: 1.2, heading: 1.6, text: 2 };
const KIND_BOOST = /** @type {Record<string, number>} */ ({ recommendation: 1.5, "bottom-line": 1.2, calculator: 0.9 });

export class Ranker {
  /** @param {Passages} data */
  constructor(data) {
    this.data = data;
    this.synonyms = neighbours(data.synonyms);
    this.index = new MiniSearch({
      fields: ["title", "heading", "text"],
      tokenize: words,
      processTerm: term,
      searchOptions: { boost: BOOST, combineWith: "OR", prefix: false, fuzzy: false },
    });
    this.held = data.passages.map((passage) => new Set(terms(`${passage.title} ${passage.heading} ${textOf(passage)}`)));
    this.index.addAll(data.passages.map((passage) => ({ ...passage, text: textOf(passage) })));
  }

  /**
   * Answer a question by passages.
   * @param {string} question
   * @param {string} [reader] for whom: "clinician", "nurse", "patient" or "all"
   * @returns {Answer}
   */
  ask(question, reader = "clinician") {
    const asked = this.expand(question);
    if (asked.length === 0) return { covered: false, passages: [], share: 0 };
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
      .map((found) => ({ ...found, score: found.score * (KIND_BOOST[found.passage.kind] ?? 1) * found.share ** 2 }))
      .sort((one, other) => other.score - one.score || one.passage.id - other.passage.id);
    const share = Math.max(0, ...ranked.slice(0, MOST).map((found) => found.share));
    const covered = share >= ENOUGH;
    return { covered, share, passages: covered ? distinct(ranked.map(({ passage }) => passage)) : [] };
  }

  /**
   * Give each word of a question with its synonyms.
   * @param {string} question
   * @returns {Asked[]}
   */
  expand(question) {
    const plain = ` ${words(question).join(" ")} `;
    /** @type {Map<string, Asked>} */
    const asked = new Map();
    for (const given of terms(question)) asked.set(given, { given, forms: new Map([[given, 1]]) });
    for (const [phrase, others] of this.synonyms) {
      if (!plain.includes(` ${phrase} `) && !plain.includes(` ${phrase}s `)) continue;
      const own = terms(phrase);
      const place = asked.get(own.join(" ")) ?? own.map((form) => asked.get(form)).find((found) => found);
      if (!place) continue;
      for (const other of others) {
        const form = terms(other).join(" ");
        if (form && !place.forms.has(form)) place.forms.set(form, SYNONYM_WEIGHT);
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
   * Tell how much of a question a passage holds, weighed by how rare each word is.
   * @param {Asked[]} asked
   * @param {number} id
   */
  share(asked, id) {
    const held = this.held[id] ?? new Set();
    let all = 0;
    let found = 0;
    for (const { forms } of asked) {
      const weight = this.rarity(forms);
      all += weight;
      const best = [...forms].filter(([form]) => holds(held, form)).map(([, given]) => (given === 1 ? 1 : SYNONYM_SHARE));
      found += weight * Math.max(0, ...best);
    }
    return all === 0 ? 0 : found / all;
  }

  /** @param {Map<string, number>} forms */
  rarity(forms) {
    const count = this.held.filter((held) => [...forms.keys()].some((form) => holds(held, form))).length;
    return Math.log(1 + (this.held.length - count + 0.5) / (count + 0.5));
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

/**
 * Map each word or phrase to those of its meanings.
 * @param {string[][]} groups
 * @returns {Map<string, Set<string>>}
 */
function neighbours(groups) {
  /** @type {Map<string, Set<string>>} */
  const known = new Map();
  for (const group of groups) {
    const plain = group.map((phrase) => words(phrase).join(" "));
    for (const phrase of plain) {
      const others = known.get(phrase) ?? new Set();
      for (const other of plain) if (other !== phrase) others.add(other);
      known.set(phrase, others);
    }
  }
  return known;
}
