/** The reader's choice, kept on the device: which words to show, and nothing that a reader types. */

const KEY = "wardbook-reader";

/**
 * @typedef {"clinician" | "nurse" | "patient" | "all"} Reader
 */

/** @type {readonly Reader[]} */
export const READERS = ["clinician", "nurse", "patient", "all"];

/**
 * Look up the choice.
 * @returns {Reader | null} null where none was made, or where the device keeps nothing
 */
export function rememberedReader() {
  try {
    const kept = localStorage.getItem(KEY);
    return READERS.find((reader) => reader === kept) ?? null;
  } catch {
    return null;
  }
}

/**
 * Keep the choice; where the device refuses, it holds for this page.
 * @param {Reader} reader
 */
export function rememberReader(reader) {
  try {
    localStorage.setItem(KEY, reader);
  } catch {
    // A device that keeps nothing asks again on the next page.
  }
}
