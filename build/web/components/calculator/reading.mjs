/** What stands in a form, as the wire format wants it and as a reader would read it back. */

import { all, need } from "../../engine/dom.mjs";
import { pairOf } from "../field/pair.mjs";

/**
 * @typedef {import("../../engine/reply.mjs").Wire} Wire
 * @typedef {{label: string, text: string}} Used one answer, in words
 * @typedef {{inputs: Record<string, Wire>, used: Used[], shownName: (field: string) => string}} Reading `shownName` turns the
 *   name of a field in a problem into the name of its control: rows that are left blank are not sent
 * @typedef {{wire: Wire, text: string}} Answered
 */

/**
 * The fields of a form or of a row, without those inside its rows.
 * @param {HTMLElement} root
 * @returns {HTMLElement[]}
 */
export function fieldsOf(root) {
  const owner = root.closest("[data-row]");
  return all(root, "[data-field]", HTMLElement).filter((field) => field.closest("[data-row]") === owner);
}

/**
 * Whether nothing was typed or chosen.
 * @param {HTMLElement} root
 * @returns {boolean}
 */
export function isBlank(root) {
  const typed = all(root, "input", HTMLInputElement).some((box) =>
    box.type === "checkbox" ? box.checked && box.name !== "confirm" : box.value.trim() !== box.defaultValue.trim());
  const chosen = all(root, "select:not([name$='.unit'])", HTMLSelectElement)
    .some((list) => list.selectedIndex !== defaultIndex(list));
  return !typed && !chosen;
}

/**
 * @param {HTMLFormElement} form
 * @returns {Reading}
 */
export function readForm(form) {
  /** @type {Reading["inputs"]} */
  const inputs = {};
  /** @type {Used[]} */
  const used = [];
  /** @type {Map<string, number[]>} */
  const sentRows = new Map();
  for (const field of fieldsOf(form)) {
    const name = field.dataset.field ?? "";
    const answered = field.dataset.kind === "rows" ? readRows(field, name, sentRows) : readField(field);
    if (!answered) continue;
    inputs[name] = answered.wire;
    used.push({ label: labelOf(field), text: answered.text });
  }
  return { inputs, used, shownName: (name) => shownName(name, sentRows) };
}

/**
 * The label a reader sees.
 * @param {HTMLElement} field
 * @returns {string}
 */
export function labelOf(field) {
  return field.querySelector("[data-label]")?.textContent ?? "";
}

/**
 * The label of a field together with the number of its row.
 * @param {HTMLElement} field
 * @returns {string}
 */
export function fullLabelOf(field) {
  const title = field.closest("[data-row]")?.querySelector("[data-row-title]")?.parentElement?.textContent?.trim();
  return title ? `${title}, ${labelOf(field)}` : labelOf(field);
}

/**
 * @param {HTMLElement} field
 * @returns {Answered | null} null where nothing was answered
 */
function readField(field) {
  if (field.dataset.kind === "checks") return readChecks(field);
  const [control, unit] = all(field, "[name]:not([name='confirm'])", HTMLElement);
  if (control instanceof HTMLSelectElement) {
    const text = control.selectedOptions[0]?.text ?? "";
    if (!control.value) return null;
    return { wire: field.dataset.kind === "boolean" ? control.value === "true" : control.value, text };
  }
  if (!(control instanceof HTMLInputElement)) return null;
  const typed = control.value.trim();
  if (!typed) return null;
  if (!(unit instanceof HTMLSelectElement)) return { wire: typed, text: typed };
  const pair = pairOf(field);
  if (pair?.code === unit.value) return { wire: { value: typed, unit: pair.sent }, text: pair.text() };
  return { wire: { value: typed, unit: unit.value }, text: `${typed} ${unit.selectedOptions[0]?.text ?? ""}` };
}

/**
 * @param {HTMLElement} field
 * @returns {Answered | null}
 */
function readChecks(field) {
  const ticked = all(field, "input:checked", HTMLInputElement).filter((box) => box.name !== "confirm");
  const listed = ticked.filter((box) => box.name === field.dataset.field);
  if (!ticked.length) return null;
  const text = (listed.length ? listed : ticked).map((box) => box.closest("label")?.textContent?.trim()).join("; ");
  return { wire: listed.map((box) => box.value), text };
}

/**
 * @param {HTMLElement} field
 * @param {string} name
 * @param {Map<string, number[]>} sentRows filled in here
 * @returns {Answered | null}
 */
function readRows(field, name, sentRows) {
  if (field.querySelector(":scope > label input:checked")) return { wire: [], text: "None" };
  const rows = all(need(field, "[data-rows]", HTMLElement), "[data-row]", HTMLElement);
  const filled = rows.filter((row) => fieldsOf(row).some(readField));
  sentRows.set(name, filled.map((row) => rows.indexOf(row)));
  if (!filled.length) return null;
  const read = filled.map(readRow);
  return { wire: read.map(({ wire }) => wire), text: read.map(({ text }) => text).join("; ") };
}

/**
 * @param {HTMLElement} row
 * @returns {Answered}
 */
function readRow(row) {
  /** @type {Record<string, Wire>} */
  const record = {};
  const texts = [];
  for (const field of fieldsOf(row)) {
    const answered = readField(field);
    if (!answered) continue;
    const name = (field.dataset.field ?? "").split(".")[1];
    if (name === undefined) return answered;
    record[name] = answered.wire;
    texts.push(`${labelOf(field)} ${answered.text}`);
  }
  return { wire: record, text: texts.join(", ") };
}

/**
 * @param {string} name as in a problem
 * @param {Map<string, number[]>} sentRows
 * @returns {string}
 */
function shownName(name, sentRows) {
  const parts = /^(\w+)\[(\d+)\](.*)$/.exec(name);
  if (!parts) return name;
  const [, list, index, rest] = parts;
  return `${list}[${sentRows.get(list)?.[Number(index)] ?? index}]${rest}`;
}

/**
 * @param {HTMLSelectElement} list
 * @returns {number}
 */
function defaultIndex(list) {
  return Math.max(0, Array.from(list.options).findIndex((option) => option.defaultSelected));
}
