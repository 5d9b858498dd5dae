/** The parts of a shown result below its outputs. */

import { make } from "../../engine/dom.mjs";
import { typeset } from "../../engine/typeset.mjs";
import { SEVERITY_ORDER, SEVERITY_WORDS } from "./words.mjs";

/**
 * @typedef {import("../../engine/reply.mjs").Note} Note
 * @typedef {import("../../engine/reply.mjs").Step} Step
 * @typedef {import("../calculator/reading.mjs").Used} Used
 * @typedef {{text: string, open: (() => void) | null}} Linked a problem in words, and what takes the reader to its field
 */

/** Letters that stand side by side in half the width. */
const SHORT = 44;

/**
 * Make a titled part, or nothing where it is empty.
 * @param {string} title
 * @param {HTMLElement | null} content
 * @returns {Node[]}
 */
export function part(title, content) {
  if (!content?.childElementCount) return [];
  return [make("p", { class: "g-result__heading" }, title), content];
}

/**
 * @param {Linked[]} problems
 * @returns {HTMLElement}
 */
export function problemList(problems) {
  const items = problems.map(({ text, open }) => {
    if (!open) return make("li", {}, text);
    const link = make("a", { class: "g-result__link", href: "#" }, text);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open();
    });
    return make("li", {}, link);
  });
  const count = items.length === 1 ? "One answer needs attention" : `${items.length} answers need attention`;
  const list = make("ul", { class: "g-result__list" }, ...items);
  return make("div", { class: "g-result__problems", "data-problems": "", role: "group", tabindex: "-1", "aria-label": count }, list);
}

/**
 * @param {Note[]} notes
 * @returns {HTMLElement}
 */
export function noteList(notes) {
  const graves = [...notes].sort((a, b) => SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity));
  const items = graves.map(({ code, severity, message }) => make(
    "li", { class: `g-note g-note--${severity}`, "data-note": code },
    make("strong", { class: "g-note__kind" }, SEVERITY_WORDS[severity]), " ", typeset(message),
  ));
  return make("ul", { class: "g-notes" }, ...items);
}

/**
 * @param {Step[]} working
 * @returns {HTMLElement}
 */
export function stepList(working) {
  const items = working.map(({ label, expression, value }) => make(
    "li", { class: "g-steps__step" },
    make("span", { class: "g-steps__label" }, label), " ",
    make("span", { class: "g-steps__expression" }, typeset(expression)), " = ",
    make("strong", { class: "g-steps__value" }, typeset(value)),
  ));
  return make("ol", { class: "g-steps" }, ...items);
}

/**
 * @param {Used[]} used
 * @returns {HTMLElement}
 */
export function usedList(used) {
  const rows = used.map(({ label, text }) => make(
    "div", { class: label.length + text.length > SHORT ? "g-used__row g-used__row--long" : "g-used__row" },
    make("dt", { class: "g-used__label" }, label), make("dd", { class: "g-used__value" }, typeset(text)),
  ));
  return make("dl", { class: "g-used" }, ...rows);
}

/**
 * @param {string[]} keys
 * @param {Record<string, string>} titles
 * @returns {HTMLElement}
 */
export function sourceList(keys, titles) {
  const items = keys.map((key) => {
    const text = titles[key] ?? key;
    const target = document.getElementById(`ref-${key}`);
    return make("li", {}, target ? make("a", { class: "g-result__link", href: `#ref-${key}` }, text) : text);
  });
  return make("ol", { class: "g-sources" }, ...items);
}
