/** Problems beside their fields, and the questions that a reader can answer with yes. */

import { all, make } from "../../engine/dom.mjs";
import { labelOf } from "../calculator/reading.mjs";

/**
 * @typedef {{name: string, code: string, message: string, agreed: boolean}} FieldProblem `name` of its control; `agreed` when
 *   the reader has answered the question with yes
 */

const QUESTIONS = new Set(["unit-doubtful", "implausible"]);

/**
 * Whether a reader may answer "yes, this is right".
 * @param {{code: string}} problem
 * @returns {boolean}
 */
export function isQuestion(problem) {
  return QUESTIONS.has(problem.code);
}

/**
 * Find the field a problem belongs to: its own, else the list it stands in.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLElement | null}
 */
export function fieldNamed(form, name) {
  const fields = all(form, "[data-field]", HTMLElement);
  const named = (/** @type {string} */ wanted) => fields.find((field) => field.dataset.field === wanted) ?? null;
  return named(name) ?? named(name.replace(/\[.*$/, ""));
}

/**
 * The control that takes the focus for a field.
 * @param {HTMLElement} field
 * @returns {HTMLElement}
 */
export function controlOf(field) {
  if (field.tabIndex === -1 && field.matches("fieldset")) return field;
  return field.querySelector("input:not([hidden], [hidden] *), select") ?? field;
}

/**
 * Show problems at their fields and take away all others.
 * @param {HTMLFormElement} form
 * @param {FieldProblem[]} problems
 * @param {boolean} marked whether what is missing is marked too, because the reader asked for the answer
 */
export function showProblems(form, problems, marked) {
  for (const field of all(form, "[data-field]", HTMLElement)) {
    showAtField(field, problems.filter(({ name }) => fieldNamed(form, name) === field), marked);
  }
}

/**
 * Take away what was said of one field, because it has changed.
 * @param {HTMLElement} field
 */
export function clearField(field) {
  showAtField(field, [], false);
}

/**
 * @param {HTMLElement} field
 * @param {FieldProblem[]} problems
 * @param {boolean} marked
 */
function showAtField(field, problems, marked) {
  const name = field.dataset.field ?? "";
  const place = all(field, "[data-error]", HTMLElement).find((element) => element.dataset.error === name);
  if (!place) return;
  const open = problems.filter(({ agreed }) => !agreed);
  const quiet = !marked && open.every(({ code }) => code === "missing");
  place.textContent = open.map(({ message }) => message).join(" ");
  place.classList.toggle("g-visually-hidden", quiet);
  field.classList.toggle("g-field--refused", open.length > 0 && !quiet);
  for (const control of all(field, "[name]:not([name='confirm']):not([name$='.unit']), [data-part]", HTMLElement)) {
    if (control.closest("[data-field]") !== field || field.matches("fieldset")) continue;
    if (open.length && !quiet) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
  if (open.length && !quiet) field.closest("details")?.setAttribute("open", "");
  ask(field, name, problems.filter(isQuestion));
}

/**
 * Put the box that confirms a value, or take it away.
 * @param {HTMLElement} field
 * @param {string} name
 * @param {FieldProblem[]} questions
 */
function ask(field, name, questions) {
  const place = all(field, "[data-confirm]", HTMLElement).find((element) => element.dataset.confirm === name);
  if (!place) return;
  const question = questions.map(({ message }) => message).join(" ");
  if (place.dataset.question === question && question) return;
  place.dataset.question = question;
  place.hidden = !question;
  if (!question) {
    place.replaceChildren();
    return;
  }
  const box = make("input", { class: "g-check__box", type: "checkbox", name: "confirm", value: name });
  box.checked = questions.every(({ agreed }) => agreed);
  const words = make("span", { class: "g-check__label" }, "Yes, this is right");
  words.append(make("span", { class: "g-visually-hidden" }, `: ${labelOf(field)}`));
  place.replaceChildren(make("label", { class: "g-check" }, box, words));
}
