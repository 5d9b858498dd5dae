/** Which edition a page is of, and which of its dates have passed by the clock of this device. */

/**
 * @typedef {{root: string, release: string, dated: string, validUntil: string, reviewBy: string}} Edition
 */

/**
 * Read what the foot of a page says for scripts.
 * @param {HTMLElement} place
 * @returns {Edition}
 */
export function readEdition(place) {
  const { root = ".", edition: release = "", dated = "", validUntil = "", reviewBy = "" } = place.dataset;
  return { root: new URL(root, place.baseURI).href.replace(/\/$/, ""), release, dated, validUntil, reviewBy };
}

/**
 * What has passed, in words; also that it cannot be told, where the clock is behind the release.
 * @param {Edition} edition
 * @param {Date} now
 * @returns {string[]}
 */
export function passedDates({ dated, reviewBy, validUntil }, now) {
  const today = dayOf(now);
  if (today < dated) {
    return [`The clock of this device says ${today}, which is before this release was made (${dated}). So it cannot tell whether this copy is still valid until ${validUntil}: check the date.`];
  }
  const words = [];
  if (reviewBy && reviewBy < today) words.push(`This page was due for review on ${reviewBy}. What it says may be out of date.`);
  if (validUntil < today) words.push(`This copy was valid until ${validUntil}. Get a newer one before you rely on it.`);
  return words;
}

/**
 * The day where the reader is, as pages write it.
 * @param {Date} now
 * @returns {string}
 */
export function dayOf(now) {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * The time of day where the reader is.
 * @param {Date} now
 * @returns {string}
 */
export function timeOf(now) {
  return `${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** @param {number} part */
function two(part) {
  return String(part).padStart(2, "0");
}
