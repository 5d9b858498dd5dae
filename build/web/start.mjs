/** Give every module on a page its life. */

import { startAsk } from "./components/ask/ask.mjs";
import { startAcceptance } from "./components/acceptance/acceptance.mjs";
import { startCalculator } from "./components/calculator/calculator.mjs";
import { startDiagnostics } from "./components/diagnostics/diagnostics.mjs";
import { startEdition } from "./components/edition/edition.mjs";
import { greetPaper, startPaper } from "./components/paper/paper.mjs";
import { showRecall } from "./components/recall/recall.mjs";
import { startReaders } from "./components/variant/variant.mjs";
import { Engine } from "./engine/client.mjs";
import { all } from "./engine/dom.mjs";
import { beginEarly } from "./engine/early.mjs";
import { openForPrint } from "./engine/print.mjs";
import { readRecall } from "./engine/recall.mjs";
import { readSetting } from "./engine/setting.mjs";
import { completeTheme } from "./engine/theme.mjs";

/** @type {Record<string, (root: HTMLElement, engine: Engine) => void>} */
const MODULES = { ask: startAsk, calculator: startCalculator, edition: startEdition, acceptance: startAcceptance, paper: startPaper };

/**
 * Start the modules of a page, and Python where the page holds a calculator.
 * @param {Document} page
 * @param {import("./engine/client.mjs").Start} [startWorker]
 */
export function startPage(page, startWorker) {
  completeTheme(page);
  startReaders(page);
  greetPaper(page);
  openForPrint(window);
  const setting = readSetting(page);
  const calculators = all(page, "form[data-calculator]", HTMLFormElement).map((form) => form.dataset.calculator ?? "");
  const recall = readRecall(page);
  const engine = new Engine(setting, [...new Set(calculators)], startWorker, recall);
  for (const root of all(page, "[data-module]", HTMLElement)) MODULES[root.dataset.module ?? ""]?.(root, engine);
  void recall.then((read) => showRecall(page, read));
  startDiagnostics(page, engine);
  beginEarly(page, engine);
  for (const place of all(page, "[data-release]", HTMLElement)) place.textContent = setting ? `; release ${setting.release}` : "";
}
