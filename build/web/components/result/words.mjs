/** The words for a status, for where an answer is worked out, and for how grave a note is. */

/**
 * @typedef {import("../../engine/reply.mjs").Status} Status
 * @typedef {import("../../engine/reply.mjs").Note} Note
 * @typedef {import("../../worker/spawn.mjs").Mode} Mode
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

/**
 * Say where answers are worked out; the page itself is the last way, and has a price.
 * @param {Mode} mode
 * @returns {string}
 */
export function modeWords(mode) {
  switch (mode) {
    case "url":
      return "calculated by a background worker";
    case "blob":
      return "calculated by a background worker that this page made";
    case "page":
      return "calculated by this page itself, because this browser allows no background worker: the page can stand still meanwhile";
  }
}
