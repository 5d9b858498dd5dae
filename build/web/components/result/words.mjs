/** The words for a status and for how grave a note is. */

/**
 * @typedef {import("../../engine/reply.mjs").Status} Status
 * @typedef {import("../../engine/reply.mjs").Note} Note
 */

/** @type {Record<Note["severity"], string>} */
export const SEVERITY_WORDS = { stop: "Stop", warning: "Warning", caution: "Caution", info: "Note" };

/** The gravest first. */
export const SEVERITY_ORDER = Object.keys(SEVERITY_WORDS);

/**
 * Say what kind of answer this is.
 * @param {Status} status
 * @returns {string}
 */
export function leadWords(status) {
  switch (status) {
    case "ok":
      return "Answer";
    case "incomplete":
      return "More answers are needed";
    case "invalid":
      return "Check these answers";
    case "blocked":
      return "Blocked: settle this first";
    case "uncovered":
      return "Not covered here";
  }
}
