/** Copying text on every kind of page: secure, plain http, and opened from a file. */

import { make } from "../../engine/dom.mjs";

/**
 * Copy text by the way this page allows.
 * @param {string} text
 * @param {HTMLElement} place where the text is put, selected, when neither way works
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text, place) {
  try {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused by the browser's settings: the older way may still be allowed.
  }
  return copyByHand(text, place);
}

/**
 * @param {string} text
 * @param {HTMLElement} place
 * @returns {boolean}
 */
function copyByHand(text, place) {
  const box = make("textarea", { class: "g-result__copy", readonly: "", rows: "8", "aria-label": "Result as text" });
  box.value = text;
  const focused = document.activeElement;
  place.append(box);
  box.select();
  const copied = document.execCommand("copy");
  if (copied) {
    box.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
  return copied;
}
