/** Why there is no answer, in words: what happened and what to do. */

/**
 * @typedef {import("../worker/reasons.mjs").Reason} StartReason
 * @typedef {StartReason | "cancelled" | "unknown-reply"} Reason
 */

/** The engine cannot answer; `reason` never changes for one cause. */
export class EngineFailure extends Error {
  /**
   * @param {Reason} reason
   * @param {string} detail for diagnostics; never holds what a reader typed
   */
  constructor(reason, detail) {
    super(`${reason}: ${detail}`);
    this.name = "EngineFailure";
    this.reason = reason;
    this.detail = detail;
  }
}

/** @type {Record<Reason, {happened: string, advice: string}>} */
const WORDS = {
  "no-wasm": {
    happened: "This browser does not run WebAssembly, which the calculator needs.",
    advice: "Use another browser, or ask your IT department to allow WebAssembly for this site.",
  },
  "no-worker": {
    happened: "This browser does not allow the background worker that calculates.",
    advice: "Use another browser, or ask your IT department.",
  },
  "file-missing": {
    happened: "A file of the calculator is missing or could not be loaded.",
    advice: "Check the connection and reload the page. If it stays so, tell whoever installed this site: the copy is incomplete.",
  },
  "file-altered": {
    happened: "A file of the calculator is not the one that was released.",
    advice: "Do not use this copy to calculate. Tell whoever installed this site.",
  },
  "wrong-type": {
    happened: "The web server sends a file of the calculator in a way that this browser refuses.",
    advice: "Tell whoever installed this site; the site's instructions for servers say how to set it.",
  },
  "policy": {
    happened: "A security policy of this browser or of this site forbids the calculator.",
    advice: "Use another browser, or ask your IT department to allow WebAssembly for this site.",
  },
  "timeout": {
    happened: "The calculator did not answer in time.",
    advice: "Try again. If it stays so, this device or the connection is too slow for it.",
  },
  "release-mismatch": {
    happened: "This page and the calculator belong to different releases.",
    advice: "Reload the page. If it stays so, tell whoever installed this site: the copy mixes two releases.",
  },
  "out-of-memory": {
    happened: "This device has too little free memory for the calculator.",
    advice: "Close other pages and programs, then try again.",
  },
  "old-browser": {
    happened: "This browser is too old for the calculator.",
    advice: "Use a newer browser, or ask your IT department to bring this one up to date.",
  },
  "python-error": {
    happened: "The calculator stopped because of a fault in itself.",
    advice: "Reload the page and try again. Report the fault if it stays.",
  },
  "cancelled": {
    happened: "The start was cancelled.",
    advice: "Nothing was calculated. Start again when you want an answer.",
  },
  "unknown-reply": {
    happened: "The calculator answered in a form that this page does not know, so the answer is not shown.",
    advice: "Reload the page and try again. Report the fault if it stays.",
  },
};

/**
 * Say in words why there is no answer.
 * @param {Reason} reason
 * @returns {{happened: string, advice: string}}
 */
export function failureWords(reason) {
  return WORDS[reason];
}
