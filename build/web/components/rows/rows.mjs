/** Rows that a reader adds and removes; their names count from 0 without gaps. */

import { all, need } from "../../engine/dom.mjs";

const OPEN = "ROW";
const NUMBERED = ["id", "for", "name", "aria-describedby", "aria-labelledby", "data-field", "data-error", "data-confirm", "data-row"];

class Rows {
  /**
   * @param {HTMLElement} field
   * @param {() => void} onChange
   */
  constructor(field, onChange) {
    this.field = field;
    this.name = field.dataset.field ?? "";
    this.box = need(field, "[data-rows]", HTMLElement);
    this.template = need(field, "[data-row-template]", HTMLTemplateElement);
    this.adder = need(field, "[data-add-row]", HTMLButtonElement);
    this.none = field.querySelector(":scope > label input");
    this.onChange = onChange;
  }

  /** @returns {HTMLElement[]} */
  all() {
    return all(this.box, "[data-row]", HTMLElement);
  }

  /** Number the rows, and show what can be done. */
  refresh() {
    this.all().forEach((row, index) => renumber(row, this.name, index));
    this.adder.disabled = this.all().length >= Number(this.field.dataset.most);
    this.box.hidden = this.adder.hidden = this.none instanceof HTMLInputElement && this.none.checked;
  }

  /** @returns {HTMLElement} a new blank row at the end */
  add() {
    const row = blankRow(this.template);
    renumber(row, this.name, this.all().length);
    this.box.append(row);
    this.refresh();
    return row;
  }

  /**
   * Take away the row of a button; the last one leaves a blank one behind.
   * @param {Element} remover
   */
  remove(remover) {
    const at = this.all().findIndex((row) => row.contains(remover));
    this.all()[at].remove();
    if (!this.all().length) this.add();
    this.refresh();
    firstControl(this.all()[Math.min(at, this.all().length - 1)]).focus();
    this.onChange();
  }

  /** Put the list back to one blank row. */
  reset() {
    this.all().forEach((row) => row.remove());
    this.add();
  }
}

/**
 * Give the buttons of a list of rows their work.
 * @param {HTMLElement} field
 * @param {() => void} onChange called after rows were added or removed
 * @returns {{reset: () => void}}
 */
export function startRows(field, onChange) {
  const rows = new Rows(field, onChange);
  rows.adder.addEventListener("click", () => {
    firstControl(rows.add()).focus();
    onChange();
  });
  rows.box.addEventListener("click", ({ target }) => {
    const remover = target instanceof Element ? target.closest("[data-remove-row]") : null;
    if (remover) rows.remove(remover);
  });
  rows.none?.addEventListener("change", () => rows.refresh());
  return rows;
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
