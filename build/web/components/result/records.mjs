/** A list of records as cards: the first field heads each, the others stand under it with their labels. */

import { make } from "../../engine/dom.mjs";
import { dateInWords } from "../../engine/typeset.mjs";

/**
 * @typedef {import("../../engine/reply.mjs").Wire} Wire
 * @typedef {import("../../engine/reply.mjs").WireObject} WireObject
 * @typedef {import("../../engine/reply.mjs").OutputLabels} OutputLabels
 */

/**
 * The records of a value.
 * @param {Wire} value
 * @returns {WireObject[]} empty where the value is no list of records
 */
export function records(value) {
  if (!Array.isArray(value)) return [];
  /** @param {Wire} part @returns {part is WireObject} */
  const isRecord = (part) => part !== null && typeof part === "object" && !Array.isArray(part);
  return value.filter(isRecord);
}

/**
 * @param {WireObject[]} listed
 * @param {OutputLabels} words
 * @param {string[]} references keys in the order of the sources
 * @returns {HTMLElement}
 */
export function recordList(listed, words, references) {
  const items = listed.map((record) => {
    const [first, ...rest] = cells(record, words, references);
    const parts = rest.map(([label, text]) => make(
      "div", { class: "g-records__part" },
      make("dt", { class: "g-records__label" }, label), make("dd", { class: "g-records__value" }, text),
    ));
    const title = make("p", { class: "g-records__title" }, first?.[1] ?? "");
    return make("li", { class: "g-records__item" }, title, make("dl", { class: "g-records__parts" }, ...parts));
  });
  return make("ol", { class: "g-records" }, ...items);
}

/**
 * The fields of a record that say something, as label and text.
 * @param {WireObject} record
 * @param {OutputLabels} words
 * @param {string[]} references
 * @returns {[string, string][]}
 */
export function cells(record, words, references) {
  const columns = words.record.length ? words.record : Object.keys(record).map((name) => [name, name]);
  return columns
    .map(([name, label]) => /** @type {[string, string]} */ ([label, wireText(record[name] ?? null, words, references)]))
    .filter(([, text]) => text);
}

/**
 * @param {Wire} value
 * @param {OutputLabels} words
 * @param {string[]} references
 * @returns {string}
 */
function wireText(value, words, references) {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value)) return value.map((part) => wireText(part, words, references)).filter(Boolean).join("; ");
  if (typeof value === "object") return evidenceText(value, words, references);
  return dateInWords(words.choices[String(value)] ?? String(value));
}

/**
 * Write a figure with its number of people and its sources, numbered as in the list of sources.
 * @param {WireObject} figure
 * @param {OutputLabels} words
 * @param {string[]} references
 * @returns {string}
 */
function evidenceText({ n, references: keys, ...rest }, words, references) {
  const parts = Object.values(rest).map((part) => wireText(part, words, references)).filter(Boolean);
  const people = n === null || n === undefined ? "" : ` (n = ${n})`;
  const sources = Array.isArray(keys) ? keys.map((key) => references.indexOf(String(key)) + 1).filter(Boolean) : [];
  return `${parts.join(", ")}${people}${sources.length ? ` [${sources.join(", ")}]` : ""}`;
}
