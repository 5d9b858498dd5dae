/** Rows that a reader adds and removes; their names count from 0 without gaps. */

import { all, need } from "../../engine/dom.mjs";

const OPEN = "ROW";
const NUMBERED = ["id", "for", "name", "aria-describedby", "aria-labelledby", "data-field", "data-error", "data-confirm", "data-row"];

/**
 * Give the buttons of a list of rows their work.
 * @param {HTMLElement} field
 * @param {() => void} onChange called after rows were added or removed
 * @returns {{reset: () => void}} puts the list back to one blank row
 */
export function startRows(field, onChange) {
  const box = need(field, "[data-rows]", HTMLElement);
  const template = need(field, "[data-row-template]", HTMLTemplateElement);
  const adder = need(field, "[data-add-row]", HTMLButtonElement);
  const none = field.querySelector(":scope > label input");
  const name = field.dataset.field ?? "";
  const rows = () => all(box, "[data-row]", HTMLElement);

  const refresh = () => {
    rows().forEach((row, index) => renumber(row, name, index));
    adder.disabled = rows().length >= Number(field.dataset.most);
    box.hidden = adder.hidden = none instanceof HTMLInputElement && none.checked;
  };
  const add = () => {
    const row = blankRow(template);
    renumber(row, name, rows().length);
    box.append(row);
    refresh();
    return row;
  };
  adder.addEventListener("click", () => {
    firstControl(add()).focus();
    onChange();
  });
  box.addEventListener("click", (event) => {
    const remover = event.target instanceof Element ? event.target.closest("[data-remove-row]") : null;
    if (!remover) return;
    const at = rows().findIndex((row) => row.contains(remover));
    rows()[at].remove();
    if (!rows().length) add();
    refresh();
    firstControl(rows()[Math.min(at, rows().length - 1)]).focus();
    onChange();
  });
  none?.addEventListener("change", refresh);
  return {
    reset: () => {
      rows().forEach((row) => row.remove());
      add();
    },
  };
}

/**
 * @param {HTMLTemplateElement} template
 * @returns {HTMLElement}
 */
function blankRow(template) {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  return need(copy, "[data-row]", HTMLElement);
}

/**
 * @param {HTMLElement} row
 * @returns {HTMLElement}
 */
function firstControl(row) {
  return need(row, "input, select", HTMLElement);
}

/**
 * Give a row its number in every name and id.
 * @param {HTMLElement} row
 * @param {string} name of the list
 * @param {number} index
 */
function renumber(row, name, index) {
  const old = row.dataset.row ?? OPEN;
  const idPart = name.replaceAll("_", "-");
  for (const element of [row, ...all(row, "*", HTMLElement)]) {
    for (const attribute of NUMBERED) {
      const value = element.getAttribute(attribute);
      if (value === null) continue;
      const renamed = value.replaceAll(`${name}[${old}]`, `${name}[${index}]`);
      element.setAttribute(attribute, renamed.replaceAll(`-${idPart}-${old}-`, `-${idPart}-${index}-`));
    }
  }
  row.dataset.row = String(index);
  all(row, "[data-row-number]", HTMLElement).forEach((place) => { place.textContent = String(index + 1); });
}
