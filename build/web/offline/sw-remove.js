/** Put in the place of `sw.js`, this removes what is stored on devices: our stores, then the worker itself. */
(() => {
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  const SCOPE = new URL("./", worker.location.href).href;
  const FAMILY = `wardbook ${SCOPE} `;

  async function remove() {
    const stores = (await caches.keys()).filter((name) => name.startsWith(FAMILY) || name === `wardbook-status ${SCOPE}`);
    await Promise.all(stores.map((name) => caches.delete(name)));
    await worker.registration.unregister();
    if (!stores.length) return; // nothing was in use; a reload would only register this worker again
    const pages = await worker.clients.matchAll({ type: "window" });
    await Promise.all(pages.map((page) => page.navigate(page.url)));
  }

  worker.addEventListener("install", () => void worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(remove()));
})();
