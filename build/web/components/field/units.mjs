/** A change of unit converts what was typed; changing back gives exactly what was typed. */

import { button, need } from "../../engine/dom.mjs";
import { labelOf } from "../calculator/reading.mjs";

/**
 * @typedef {{text: string, unit: string}} Typed
 * @typedef {(wish: {input: string, value: string, from: string, to: string}) => Promise<string | null>} Convert
 */

class UnitChange {
  /**
   * @param {HTMLElement} field
   * @param {Convert} convert
   * @param {() => void} onChange
   */
  constructor(field, convert, onChange) {
    this.field = field;
    this.control = need(field, "input", HTMLInputElement);
    this.unit = need(field, "select", HTMLSelectElement);
    this.place = need(field, "[data-conversion]", HTMLElement);
    this.convert = convert;
    this.onChange = onChange;
    /** The unit that the number in the field is in. */
    this.before = this.unit.value;
    /** @type {Typed | null} what the reader typed, while the field shows it in another unit */
    this.typed = null;
  }

  /** The reader has typed anew: what stood there before is of no use. */
  forget() {
    this.typed = null;
    this.before = this.unit.value;
    this.say();
  }

  /** Another unit was chosen. */
  chosen() {
    this.typed ??= this.control.value.trim() ? { text: this.control.value, unit: this.before } : null;
    this.before = this.unit.value;
    this.say();
    if (!this.typed) return;
    if (this.unit.value !== this.typed.unit) void this.convertTyped(this.typed, this.unit.value);
    else {
      this.control.value = this.typed.text;
      this.typed = null;
    }
  }

  /**
   * Put the converted number in place, unless something else happened meanwhile.
   * @param {Typed} typed
   * @param {string} to
   */
  async convertTyped(typed, to) {
    this.control.value = "";
    const wish = { input: this.field.dataset.field ?? "", value: typed.text, from: typed.unit, to };
    const converted = await this.convert(wish).catch(() => null);
    if (this.typed !== typed || this.unit.value !== to || this.control.value) return;
    const was = `${typed.text} ${unitLabel(this.unit, typed.unit)}`;
    const now = unitLabel(this.unit, to);
    if (converted === null) {
      this.say(`${labelOf(this.field)} was cleared: ${was} could not be converted to ${now}. Type it again.`);
    } else {
      this.control.value = converted;
      const meant = button(`I meant ${typed.text} ${now}`, () => this.keep(typed), "g-button--inline");
      this.say(`Converted from ${was}. `, meant);
    }
    this.onChange();
  }

  /**
   * Take the number as it was typed, in the unit that was chosen afterwards.
   * @param {Typed} typed
   */
  keep(typed) {
    this.control.value = typed.text;
    this.forget();
    this.control.focus();
    this.onChange();
  }

  /** @param {...(Node | string)} words */
  say(...words) {
    this.place.replaceChildren(...words);
    this.place.hidden = !words.length;
  }
}

/**
 * Watch the unit of one quantity.
 * @param {HTMLElement} field
 * @param {Convert} convert
 * @param {() => void} onChange called when the number has changed by itself
 */
export function startUnits(field, convert, onChange) {
  const change = new UnitChange(field, convert, onChange);
  change.control.addEventListener("input", () => change.forget());
  change.unit.addEventListener("change", () => change.chosen());
  field.closest("form")?.addEventListener("reset", () => setTimeout(() => change.forget()));
}

/**
 * @param {HTMLSelectElement} unit
 * @param {string} code
 * @returns {string}
 */
function unitLabel(unit, code) {
  return Array.from(unit.options).find((option) => option.value === code)?.text ?? code;
}
