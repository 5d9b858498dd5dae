/** Worker script of the fast path: a restored Python, without Pyodide's JavaScript. */

import { restore } from "./core-boot.mjs";
import { serve } from "./serve.mjs";

serve(async ({ part, seal, progress }) => {
  const wasm = part("wasm").then((bytes) => WebAssembly.compile(bytes));
  const [module, memory] = await Promise.all([wasm, part("memory")]);
  progress("python");
  return restore(module, memory, seal("wasm").sha256);
});
