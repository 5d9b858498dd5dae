/** A question as text, for the authors. */

/**
 * @typedef {import("../../ask/rank.mjs").Passage} Passage
 * @typedef {import("../../ask/rank.mjs").Answer} Answer
 */

/**
 * Give the address of a passage below the site's root.
 * @param {Passage} passage
 */
export function addressOf(passage) {
  return passage.anchor ? `${passage.page}#${passage.anchor}` : passage.page;
}

/**
 * Write a question with what was shown for it.
 * @param {string} question
 * @param {Answer} found
 * @param {string} status
 */
export function questionText(question, found, status) {
  const shown = found.passages.map((passage, rank) => `${rank + 1}. ${addressOf(passage)}`);
  return [
    "Question for the authors of the guideline",
    "",
    question,
    "",
    found.covered ? "Passages shown:" : "Answer shown: not covered",
    ...shown,
    "",
    `Status of the guideline: ${status}`,
    "",
  ].join("\n");
}

/**
 * Let the reader save a text.
 * @param {string} name
 * @param {string} text
 */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
