/** A change of unit converts what was typed; changing back gives exactly what was typed. */

import { button, need } from "../../engine/dom.mjs";
import { labelOf } from "../calculator/reading.mjs";

/**
 * @typedef {{text: string, unit: string}} Typed
 * @typedef {(wish: {input: string, value: string, from: string, to: string}) => Promise<string | null>} Convert
 */

/**
 * Watch the unit of one quantity.
 * @param {HTMLElement} field
 * @param {Convert} convert
 * @param {() => void} onChange called when the number has changed by itself
 */
export function startUnits(field, convert, onChange) {
  const control = need(field, "input", HTMLInputElement);
  const unit = need(field, "select", HTMLSelectElement);
  const place = need(field, "[data-conversion]", HTMLElement);
  let before = unit.value;
  /** @type {Typed | null} */
  let typed = null;

  const say = (/** @type {(Node | string)[]} */ ...words) => {
    place.replaceChildren(...words);
    place.hidden = !words.length;
  };
  const forget = () => {
    typed = null;
    before = unit.value;
    say();
  };
  const keepTyped = () => {
    if (!typed) return;
    control.value = typed.text;
    forget();
    control.focus();
    onChange();
  };
  const convertTyped = async (/** @type {Typed} */ from, /** @type {string} */ to) => {
    control.value = "";
    const wish = { input: field.dataset.field ?? "", value: from.text, from: from.unit, to };
    const converted = await convert(wish).catch(() => null);
    if (typed !== from || unit.value !== to || control.value) return;
    const [was, now] = [from.unit, to].map((code) => unitLabel(unit, code));
    if (converted === null) {
      say(`${labelOf(field)} was cleared: ${from.text} ${was} could not be converted to ${now}. Type it again.`);
    } else {
      control.value = converted;
      const meant = button(`I meant ${from.text} ${now}`, keepTyped, "g-button--inline");
      say(`Converted from ${from.text} ${was}. `, meant);
    }
    onChange();
  };

  control.addEventListener("input", forget);
  unit.addEventListener("change", () => {
    typed ??= control.value.trim() ? { text: control.value, unit: before } : null;
    before = unit.value;
    say();
    if (!typed) return;
    if (unit.value !== typed.unit) void convertTyped(typed, unit.value);
    else {
      control.value = typed.text;
      typed = null;
    }
  });
  field.closest("form")?.addEventListener("reset", () => setTimeout(forget));
}

/**
 * @param {HTMLSelectElement} unit
 * @param {string} code
 * @returns {string}
 */
function unitLabel(unit, code) {
  return Array.from(unit.options).find((option) => option.value === code)?.text ?? code;
}
