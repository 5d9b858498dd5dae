/** What the measured pages share. */

export const manifest = JSON.parse(document.getElementById("manifest")?.textContent ?? "{}");
export const REQUEST = { calculator: "body-surface-area", inputs: { height: "180 cm", weight: "80 kg" } };

/**
 * Show the first result and note when.
 * @param {string} reply
 * @param {string} path
 */
export function finish(reply, path) {
  const place = document.createElement("output");
  place.textContent = JSON.parse(reply).outputs?.area?.display ?? reply;
  document.body.append(place);
  Object.assign(globalThis, { measured: { time: performance.now(), reply, path } });
}
