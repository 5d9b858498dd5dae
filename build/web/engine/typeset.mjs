/** True superscripts for the plain spelling of units: "m^2" and "10^9". */

const RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

/**
 * Set powers as a printed page does.
 * @param {string} text
 * @returns {string}
 */
export function typeset(text) {
  return text.replace(/\^(\d+)/g, (_, digits) => Array.from(digits, (digit) => RAISED[Number(digit)]).join(""));
}
