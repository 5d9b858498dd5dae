/** The outputs of a reply as elements: numbers, words, lists, and lists of records. */

import { make } from "../../engine/dom.mjs";
import { typeset } from "../../engine/typeset.mjs";
import { fileElement } from "./file.mjs";
import { cells, recordList, records } from "./records.mjs";

/**
 * @typedef {import("../../engine/reply.mjs").Reply} Reply
 * @typedef {import("../../engine/reply.mjs").Shown} Shown
 * @typedef {import("../../engine/reply.mjs").OutputLabels} OutputLabels
 */

const NO_BREAK_SPACE = "\u00a0";

/**
 * Make the list of outputs: doses first, else in the order of the reply.
 * @param {Reply} reply
 * @param {Record<string, OutputLabels>} labels
 * @returns {HTMLElement}
 */
export function outputList({ outputs, references }, labels) {
  const dosesFirst = Object.entries(outputs).sort(([a], [b]) => Number(labels[b].dose) - Number(labels[a].dose));
  const rows = dosesFirst.map(([name, shown]) => {
    const words = labels[name];
    const value = make("dd", { class: "g-outputs__value" }, outputElement(name, shown, words, references));
    const unit = unitLabel(shown, words);
    if (unit) value.append(NO_BREAK_SPACE, make("span", { class: "g-outputs__unit" }, typeset(unit)));
    const wide = records(shown.value).length || isFile(shown);
    const kind = words.dose ? " g-outputs__row--dose" : wide ? " g-outputs__row--wide" : "";
    return make("div", { class: `g-outputs__row${kind}` }, make("dt", { class: "g-outputs__label" }, words.label), value);
  });
  return make("dl", { class: "g-outputs" }, ...rows);
}

/**
 * Write one output as text; a whole file is left out.
 * @param {Shown} shown
 * @param {OutputLabels} words
 * @param {string[]} references keys in the order of the sources
 * @returns {string[]} no line, one, or a heading and one line a record
 */
export function outputLines(shown, words, references) {
  if (isFile(shown)) return [];
  const listed = records(shown.value);
  const unit = unitLabel(shown, words);
  if (!listed.length) return [`${words.label}: ${shown.display}${unit ? ` ${unit}` : ""}`];
  const lines = listed.map((record) => cells(record, words, references).map(([label, text]) => `${label}: ${text}`));
  return [`${words.label}:`, ...lines.map((line) => `  - ${line.join("; ")}`)];
}

/**
 * @param {string} name
 * @param {Shown} shown
 * @param {OutputLabels} words
 * @param {string[]} references
 * @returns {HTMLElement}
 */
function outputElement(name, shown, words, references) {
  const value = shown.value;
  const data = {
    "data-output": name,
    "data-value": typeof value === "object" ? JSON.stringify(value) : String(value),
    "data-unit": shown.unit ?? "",
  };
  const listed = records(value);
  if (listed.length) return make("div", data, recordList(listed, words, references));
  if (isFile(shown)) return fileElement(name, shown.display, data);
  if (!Array.isArray(value) || value.length < 2) return make("span", data, shown.display);
  const items = shown.display.split("; ").map((text) => make("li", { class: "g-outputs__item" }, text));
  return make("ul", { class: "g-outputs__list", ...data }, ...items);
}

/**
 * Whether an output is the text of a file, not a line to read.
 * @param {Shown} shown
 * @returns {boolean}
 */
function isFile({ value }) {
  return typeof value === "string" && value.includes("\n");
}

/**
 * @param {Shown} shown
 * @param {OutputLabels} words
 * @returns {string}
 */
function unitLabel(shown, words) {
  if (shown.unit === null) return "";
  const [several, one] = words.units[shown.unit] ?? [shown.unit, shown.unit];
  return shown.display === "1" ? one : several;
}
