/** Plain spellings as a printed page writes them. */

const RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];

/**
 * Set powers as true superscripts: "m^2" and "10^9".
 * @param {string} text
 * @returns {string}
 */
export function typeset(text) {
  return text.replace(/\^(\d+)/g, (_, digits) => Array.from(digits, (digit) => RAISED[Number(digit)]).join(""));
}

/**
 * Write a date of the wire format in words; leave any other text as it is.
 * @param {string} text
 * @returns {string}
 */
export function dateInWords(text) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts ? `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1]} ${parts[1]}` : text;
}
