/** Worker script of Pyodide as it was published: with byte-code of the calculators, or with their sources. */

import { bootPyodide } from "./pyodide-boot.mjs";
import { serve } from "./serve.mjs";

/** @typedef {{lockInfo: import("./pyodide-boot.mjs").LockInfo, library: string, package: string}} StockSettings */

serve(async ({ part, settings, progress }) => {
  const { lockInfo, library, package: bundle } = /** @type {StockSettings} */ (settings);
  const [wasm, libraryBytes, bundleBytes] = await Promise.all([part("stock-wasm"), part(library), part(bundle)]);
  progress("python");
  return bootPyodide({ wasm, library: libraryBytes, package: bundleBytes }, lockInfo);
});
