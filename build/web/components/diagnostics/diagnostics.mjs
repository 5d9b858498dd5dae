/** How Python runs on this page, for whoever looks after the site: a small panel below the last calculator. */

import { all, make } from "../../engine/dom.mjs";

/** @typedef {import("../../engine/client.mjs").Engine} Engine */

/**
 * Say how Python runs; nothing of it depends on what a reader typed.
 * @param {Engine} engine
 * @returns {[string, string][]} name and value
 */
export function diagnose({ setting, state, started, lost, failure }) {
  const refused = [...(started?.attempts ?? []), ...lost].map(({ path, reason }) => `${path} (${reason})`);
  return [
    ["Release", setting?.release ?? "none"],
    ["Runtime", setting ? `${setting.runtime.build}, Python ${setting.runtime.python}, Pyodide ${setting.runtime.pyodide}` : "none"],
    ["State", failure ? `${state}: ${failure.reason}` : state],
    ["Path", (state === "ready" && started?.path) || "none"],
    ["Mode", (state === "ready" && started?.mode) || "none"],
    ["Failed before", refused.join(", ") || "none"],
  ];
}

/**
 * Put the panel below the last calculator; it is filled each time it is opened.
 * @param {Document} page
 * @param {Engine} engine
 */
export function startDiagnostics(page, engine) {
  const last = all(page, "[data-module=calculator]", HTMLElement).at(-1);
  if (!last) return;
  const list = make("dl", { class: "g-diagnostics__list", "data-diagnostics": "" });
  const panel = make("details", { class: "g-diagnostics" }, make("summary", { class: "g-diagnostics__summary" }, "How this calculator runs"), list);
  panel.addEventListener("toggle", () => {
    list.replaceChildren(...diagnose(engine).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
  });
  last.append(panel);
}
