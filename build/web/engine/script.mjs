/** Run a script of the site that a page does not need from the start; no wait is without an end. */

/** How long a script may take to arrive. */
const WAIT_MS = 20_000;

/**
 * Run a classic script of the site.
 * @param {string} address
 * @param {number} [wait] in milliseconds
 * @returns {Promise<"loaded" | "missing" | "timeout">} never rejected
 */
export function runScript(address, wait = WAIT_MS) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    const end = (/** @type {"loaded" | "missing" | "timeout"} */ outcome) => {
      clearTimeout(timer);
      script.remove();
      resolve(outcome);
    };
    const timer = setTimeout(() => end("timeout"), wait);
    script.addEventListener("load", () => end("loaded"));
    script.addEventListener("error", () => end("missing"));
    script.src = address;
    document.head.append(script);
  });
}
