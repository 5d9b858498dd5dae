/** Where a number is typed: in one box, or in two boxes side by side, such as feet and inches. Python reads both. */

import { all, need } from "../../engine/dom.mjs";

export class NumberBox {
  /** @param {HTMLInputElement} control */
  constructor(control) {
    this.control = control;
  }

  /** @returns {string} what stands there */
  text() {
    return this.control.value.trim() && this.control.value;
  }

  /** @param {string} text */
  put(text) {
    this.control.value = text;
  }

  /** @param {boolean} shown */
  show(shown) {
    this.control.hidden = !shown;
  }
}

export class Pair {
  /**
   * @param {HTMLElement} field
   * @param {HTMLElement} box
   */
  constructor(field, box) {
    this.box = box;
    this.label = need(field, "label[data-label]", HTMLLabelElement);
    /** Id of the control that is sent. */
    this.sentTo = this.label.htmlFor;
    this.code = box.dataset.pair ?? "";
    /** The unit in which the number is sent. */
    this.sent = box.dataset.sent ?? "";
    this.inputs = all(box, "input", HTMLInputElement);
  }

  /** @returns {string} both parts with their units, or nothing while one is missing */
  text() {
    const typed = this.inputs.map((input) => input.value.trim());
    return typed.every(Boolean) ? typed.map((part, at) => `${part} ${this.inputs[at].dataset.part}`).join(" ") : "";
  }

  /**
   * Fill the boxes.
   * @param {string} text as `text` gives it, or nothing
   */
  put(text) {
    const words = text.split(" ");
    this.inputs.forEach((input, at) => {
      input.value = words[2 * at] ?? "";
    });
  }

  /** @param {boolean} shown */
  show(shown) {
    if (!shown) this.put("");
    this.box.hidden = !shown;
    this.label.htmlFor = shown ? this.inputs[0].id : this.sentTo;
  }
}

/**
 * The two boxes of a field whose amount people also say in a pair of units.
 * @param {HTMLElement} field
 * @returns {Pair | null}
 */
export function pairOf(field) {
  const box = field.querySelector("[data-pair]");
  return box instanceof HTMLElement ? new Pair(field, box) : null;
}
