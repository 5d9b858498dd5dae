/** The outputs of a reply as elements: numbers, words, lists, and lists of records. */

import { make } from "../../engine/dom.mjs";
import { typeset } from "../../engine/typeset.mjs";

/**
 * @typedef {import("../../engine/reply.mjs").Wire} Wire
 * @typedef {import("../../engine/reply.mjs").WireObject} WireObject
 * @typedef {import("../../engine/reply.mjs").Shown} Shown
 * @typedef {import("../../engine/reply.mjs").OutputLabels} OutputLabels
 */

const NO_BREAK_SPACE = "\u00a0";

/**
 * Make the list of outputs: doses first, else in the order of the reply.
 * @param {Record<string, Shown>} outputs
 * @param {Record<string, OutputLabels>} labels
 * @returns {HTMLElement}
 */
export function outputList(outputs, labels) {
  const dosesFirst = Object.entries(outputs).sort(([a], [b]) => Number(labels[b].dose) - Number(labels[a].dose));
  const rows = dosesFirst.map(([name, shown]) => {
    const words = labels[name];
    const value = make("dd", { class: "g-outputs__value" }, outputElement(name, shown, words));
    const unit = unitLabel(shown, words);
    if (unit) value.append(NO_BREAK_SPACE, make("span", { class: "g-outputs__unit" }, typeset(unit)));
    const kind = words.dose ? " g-outputs__row--dose" : records(shown.value).length ? " g-outputs__row--wide" : "";
    return make("div", { class: `g-outputs__row${kind}` }, make("dt", { class: "g-outputs__label" }, words.label), value);
  });
  return make("dl", { class: "g-outputs" }, ...rows);
}

/**
 * Write one output as a line of text.
 * @param {string} name
 * @param {Shown} shown
 * @param {OutputLabels} words
 * @returns {string}
 */
export function outputText(name, shown, words) {
  const unit = unitLabel(shown, words);
  const listed = records(shown.value);
  if (!listed.length) return `${words.label ?? name}: ${shown.display}${unit ? ` ${unit}` : ""}`;
  const rows = listed.map((record) => `  - ${cells(record, words).map(([label, text]) => `${label}: ${text}`).join("; ")}`);
  return [`${words.label}:`, ...rows].join("\n");
}

/**
 * @param {string} name
 * @param {Shown} shown
 * @param {OutputLabels} words
 * @returns {HTMLElement}
 */
function outputElement(name, shown, words) {
  const value = shown.value;
  const data = {
    "data-output": name,
    "data-value": typeof value === "object" ? JSON.stringify(value) : String(value),
    "data-unit": shown.unit ?? "",
  };
  const listed = records(value);
  if (listed.length) return make("div", data, recordList(listed, words));
  if (!Array.isArray(value) || value.length < 2) return make("span", data, shown.display);
  const items = shown.display.split("; ").map((text) => make("li", { class: "g-outputs__item" }, text));
  return make("ul", { class: "g-outputs__list", ...data }, ...items);
}

/**
 * @param {WireObject[]} listed
 * @param {OutputLabels} words
 * @returns {HTMLElement}
 */
function recordList(listed, words) {
  const items = listed.map((record) => {
    const [first, ...rest] = cells(record, words);
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
 * @returns {[string, string][]}
 */
function cells(record, words) {
  const columns = words.record.length ? words.record : Object.keys(record).map((name) => [name, name]);
  return columns
    .map(([name, label]) => /** @type {[string, string]} */ ([label, wireText(record[name] ?? null, words)]))
    .filter(([, text]) => text);
}

/**
 * @param {Wire} value
 * @param {OutputLabels} words
 * @returns {string}
 */
function wireText(value, words) {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value)) return value.map((part) => wireText(part, words)).filter(Boolean).join("; ");
  if (typeof value === "object") return Object.values(value).map((part) => wireText(part, words)).filter(Boolean).join(", ");
  return words.choices[String(value)] ?? String(value);
}

/**
 * @param {Wire} value
 * @returns {WireObject[]} empty where the value is no list of records
 */
function records(value) {
  if (!Array.isArray(value)) return [];
  /** @param {Wire} part @returns {part is WireObject} */
  const isRecord = (part) => part !== null && typeof part === "object" && !Array.isArray(part);
  return value.filter(isRecord);
}

/**
 * @param {Shown} shown
 * @param {OutputLabels} words
 * @returns {string}
 */
function unitLabel(shown, words) {
  return shown.unit === null ? "" : words.units[shown.unit] ?? shown.unit;
}
