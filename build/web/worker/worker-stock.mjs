/** Worker script of the untouched files: Pyodide as it was published, and the calculators beside it. */

import { bootPyodide } from "./pyodide-boot.mjs";
import { serve } from "./serve.mjs";

serve(async ({ part, settings, progress }) => {
  const [wasm, library, bundle] = await Promise.all([part("stock-wasm"), part("stock-library"), part("package")]);
  progress("python");
  const lockInfo = /** @type {import("./pyodide-boot.mjs").LockInfo} */ (settings.lockInfo);
  return bootPyodide({ wasm, library, package: bundle }, lockInfo);
});
