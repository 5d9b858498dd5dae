/** A change of unit converts what was typed; changing back gives exactly what was typed. */

import { all, button, need } from "../../engine/dom.mjs";
import { labelOf } from "../calculator/reading.mjs";
import { NumberBox, pairOf } from "./pair.mjs";

/**
 * @typedef {import("../../engine/reply.mjs").Converted} Converted
 * @typedef {{text: string, unit: string}} Typed
 * @typedef {(wish: {input: string, value: string, from: string, to: string}) => Promise<Converted>} Convert
 */

class UnitChange {
  /**
   * @param {HTMLElement} field
   * @param {Convert} convert
   * @param {() => void} onChange
   */
  constructor(field, convert, onChange) {
    this.field = field;
    this.single = new NumberBox(need(field, "input", HTMLInputElement));
    this.unit = need(field, "select", HTMLSelectElement);
    this.pair = pairOf(field);
    this.place = need(field, "[data-conversion]", HTMLElement);
    this.convert = convert;
    this.onChange = onChange;
    /** The unit that the number in the field is in. */
    this.before = this.unit.value;
    /** @type {Typed | null} what the reader typed, while the field shows it in another unit */
    this.typed = null;
  }

  /** Whether a unit of the list is the pair of units. @param {string} code */
  isPair(code) {
    return this.pair?.code === code;
  }

  /** Where the reader types in a unit. @param {string} code */
  boxesOf(code) {
    return this.pair && this.isPair(code) ? this.pair : this.single;
  }

  /** Show the boxes of the unit that is chosen. */
  showBoxes() {
    const boxes = this.boxesOf(this.unit.value);
    for (const each of [this.single, ...(this.pair ? [this.pair] : [])]) each.show(each === boxes);
  }

  /** The reader has typed anew: what stood there before is of no use. */
  forget() {
    this.typed = null;
    this.before = this.unit.value;
    this.say();
    this.showBoxes();
    if (this.isPair(this.unit.value)) void this.sendPair();
  }

  /** Another unit was chosen. */
  chosen() {
    const text = this.boxesOf(this.before).text();
    this.typed ??= text ? { text, unit: this.before } : null;
    this.before = this.unit.value;
    this.say();
    this.showBoxes();
    if (!this.typed) this.put("");
    else if (this.unit.value !== this.typed.unit) void this.convertTyped(this.typed, this.unit.value);
    else {
      this.put(this.typed.text);
      this.typed = null;
    }
  }

  /**
   * Put a text where the reader types in the unit that is chosen; a pair is sent as one number.
   * @param {string} text
   */
  put(text) {
    if (this.pair) this.single.put("");
    this.boxesOf(this.unit.value).put(text);
    if (this.isPair(this.unit.value)) void this.sendPair();
  }

  /** Bring what stands in a pair's boxes into the control that is sent. */
  async sendPair() {
    const { pair } = this;
    if (!pair) return;
    this.single.put("");
    const text = pair.text();
    if (!text) return;
    const wish = { input: this.field.dataset.field ?? "", value: text, from: pair.code, to: pair.sent };
    const converted = await this.convert(wish).catch(() => null);
    if (!this.isPair(this.unit.value) || pair.text() !== text) return;
    if (converted === null || converted.text === null) this.say(converted?.refusal ?? "");
    else this.single.put(converted.text);
    this.onChange();
  }

  /**
   * Put the converted number in place, unless something else happened meanwhile.
   * @param {Typed} typed
   * @param {string} to
   */
  async convertTyped(typed, to) {
    this.put("");
    const wish = { input: this.field.dataset.field ?? "", value: typed.text, from: typed.unit, to };
    const converted = await this.convert(wish).catch(() => null);
    if (this.typed !== typed || this.unit.value !== to || this.boxesOf(to).text()) return;
    const was = this.inWords(typed.text, typed.unit);
    if (converted === null || converted.text === null) {
      const now = unitLabel(this.unit, to);
      this.say(`${labelOf(this.field)} was cleared: ${was} could not be converted to ${now}. Type it again.`);
    } else {
      this.put(converted.text);
      this.say(`Converted from ${was}. `, ...this.keeper(typed, to));
    }
    this.onChange();
  }

  /**
   * The button for a number that was meant in the unit chosen after it was typed; a pair has two numbers.
   * @param {Typed} typed
   * @param {string} to
   * @returns {HTMLButtonElement[]}
   */
  keeper(typed, to) {
    if (this.isPair(to) || this.isPair(typed.unit)) return [];
    return [button(`I meant ${this.inWords(typed.text, to)}`, () => this.keep(typed), "g-button--inline")];
  }

  /**
   * @param {string} text
   * @param {string} code
   * @returns {string}
   */
  inWords(text, code) {
    return this.isPair(code) ? text : `${text} ${unitLabel(this.unit, code)}`;
  }

  /**
   * Take the number as it was typed, in the unit that was chosen afterwards.
   * @param {Typed} typed
   */
  keep(typed) {
    this.single.put(typed.text);
    this.forget();
    this.single.control.focus();
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
  for (const box of all(field, ".g-field__controls input", HTMLInputElement)) {
    box.addEventListener("input", () => change.forget());
  }
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
