/** Worker script of the fast path: a restored Python, without Pyodide's JavaScript. */

import { prepare, restore, wake } from "./core-boot.mjs";
import { serve } from "./serve.mjs";

/** @typedef {{frame: import("./interior.mjs").Frame}} CoreSettings */

serve(async ({ part, early, settings, progress }) => {
  const { frame } = /** @type {CoreSettings} */ (settings);
  // Compiling and putting memory back run beside the hashing; nothing of Python is called before everything is proven.
  const prepared = early("wasm").then((bytes) => WebAssembly.compile(bytes)).then((module) => prepare(module, frame));
  prepared.catch(() => undefined);
  const restored = early("memory").then(async (bytes) => {
    progress("python");
    restore(await prepared, frame, bytes);
  });
  restored.catch(() => undefined);
  await Promise.all([part("wasm"), part("memory")]);
  await restored;
  const { core } = await prepared;
  return wake(core, frame);
});
