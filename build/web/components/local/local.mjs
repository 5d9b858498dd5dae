/** Puts into a calculator's form what the hospital has set: units in its order, and what it stocks, to choose from. */

import { all, button, make, need } from "../../engine/dom.mjs";

/**
 * @typedef {import("../../engine/local.mjs").Local} Local
 */

const UNIT = /(?:^|\.)(\w+)\.unit$/;

/**
 * @param {HTMLFormElement} form before it is shown
 * @param {Local | null} local
 */
export function adaptForm(form, local) {
  if (!local) return;
  const templates = all(form, "template", HTMLTemplateElement).map(({ content }) => content);
  for (const place of [form, ...templates]) orderUnits(place, local.units);
  for (const [name, amounts] of Object.entries(local.stock[form.dataset.calculator ?? ""] ?? {})) {
    const field = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
    if (field instanceof HTMLElement) field.append(offer(field, local.name, amounts));
  }
}

/**
 * Show the hospital's unit first; a field that begins with a number keeps the unit of that number.
 * @param {ParentNode} place
 * @param {Record<string, string>} units
 */
function orderUnits(place, units) {
  for (const list of all(place, "select[name$='.unit']", HTMLSelectElement)) {
    const wanted = units[UNIT.exec(list.name)?.[1] ?? ""];
    const option = Array.from(list.options).find(({ value }) => value === wanted);
    const number = list.parentElement?.querySelector("input");
    if (!option || number?.defaultValue) continue;
    list.prepend(option);
    for (const one of list.options) one.defaultSelected = one === option;
  }
}

/**
 * What is in stock, as choices of which none is made for the reader.
 * @param {HTMLElement} field
 * @param {string} hospital
 * @param {string[] | null} amounts
 * @returns {HTMLElement}
 */
function offer(field, hospital, amounts) {
  const line = make("p", { class: "g-local__stock", "data-stock": field.dataset.field ?? "" }, `Stocked at ${hospital}: `);
  if (amounts === null) line.append(make("strong", { class: "g-local__unset", "data-unset": "" }, "NOT SET"));
  else line.append(...amounts.map((amount) => button(amount, () => choose(field, amount), "g-button--inline")));
  return line;
}

/**
 * @param {HTMLElement} field
 * @param {string} amount
 */
function choose(field, amount) {
  const [number, unit] = amount.split(" ");
  const box = field.dataset.kind === "rows" ? blankBox(field, number) : need(field, "input", HTMLInputElement);
  if (!box) return;
  box.value = number;
  const list = box.parentElement?.querySelector("select");
  if (list && unit) list.value = unit;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

/**
 * A box of a list that is still empty; a new one where all are filled.
 * @param {HTMLElement} field
 * @param {string} number
 * @returns {HTMLInputElement | undefined} none where the list holds the number already or can hold no more
 */
function blankBox(field, number) {
  const boxes = () => all(need(field, "[data-rows]", HTMLElement), "input", HTMLInputElement);
  if (boxes().some(({ value }) => value.trim() === number)) return undefined;
  if (!boxes().some(({ value }) => !value.trim())) need(field, "[data-add-row]", HTMLButtonElement).click();
  return boxes().find(({ value }) => !value.trim());
}
