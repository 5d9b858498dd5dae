/** What the hospital has set for its copy; a copy that nobody has adapted has none of it. */

/**
 * @typedef {{name: string, units: Record<string, string>, stock: Record<string, Record<string, string[] | null>>}} Local `stock`
 *   holds null where a calculator asks for what is in stock and the hospital has not said
 */

/**
 * @param {Document} page
 * @returns {Local | null}
 */
export function readLocal(page) {
  const text = page.getElementById("wardbook-local")?.textContent;
  return text ? JSON.parse(text) : null;
}
