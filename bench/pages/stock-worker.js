importScripts("stock/pyodide.js");
const ready = (async () => {
  const python = await loadPyodide({ indexURL: new URL("stock/", self.location.href).href });
  const bundle = await (await fetch("stock/sources.zip")).arrayBuffer();
  python.unpackArchive(bundle, "zip");
  return python.pyimport("wardbook.kit").call;
})();
self.addEventListener("message", async ({ data }) => self.postMessage((await ready)(data)));
