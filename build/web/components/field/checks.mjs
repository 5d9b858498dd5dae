/** Checkbox groups: "none" and the others exclude each other. */

import { all } from "../../engine/dom.mjs";

/**
 * Keep a group free of contradiction after one of its boxes changed.
 * @param {HTMLElement} field
 * @param {EventTarget | null} changed
 */
export function settleChecks(field, changed) {
  if (field.dataset.kind !== "checks" || !(changed instanceof HTMLInputElement) || !changed.checked) return;
  const isNone = changed.name !== field.dataset.field;
  for (const box of all(field, "input[type=checkbox]", HTMLInputElement)) {
    if (box.name !== "confirm" && (isNone ? box !== changed : box.name !== field.dataset.field)) box.checked = false;
  }
}
