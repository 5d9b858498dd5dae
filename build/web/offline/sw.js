/**
 * The service worker: keeps one whole release on the device, and answers from it alone.
 *
 * The build writes `wardbookRelease` in front of this text, so that any change of the release changes the worker. A release
 * is stored beside the one in use, every file compared with its SHA-256, and marked complete last; it takes over when the
 * reader agrees, or when the last page of the former one is closed. Pages and files of two releases never meet.
 */
(() => {
  /** @typedef {{release: string, files: Record<string, [string, 0 | 1]>, open: string[]}} Release */
  const worker = /** @type {ServiceWorkerGlobalScope & {wardbookRelease: Release}} */ (/** @type {unknown} */ (self));
  const { release, files, open } = worker.wardbookRelease;
  const SCOPE = new URL("./", worker.location.href).href;
  const FAMILY = `wardbook ${SCOPE} `;
  const NAME = FAMILY + release;
  const COMPLETE = `${SCOPE}complete`;
  const HASH = "Wardbook-SHA-256";
  const AT_ONCE = 4;
  // The list of withdrawals is newer than any release: it comes from the network, and only without one from here.
  const LISTS = `wardbook-status ${SCOPE}`;
  const LIST = "status.txt";
  const SIGNED = /^wardbook status list\nsite: /;
  const NO_LIST = "wardbook status list\nNothing is withdrawn.\n";
  /** @type {Record<string, string>} */
  const TYPES = { html: "text/html", css: "text/css", js: "text/javascript", svg: "image/svg+xml", png: "image/png", txt: "text/plain", xml: "text/xml" };

  /** @param {ArrayBuffer} bytes */
  async function sha256(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /**
   * Bytes of a response, if they are those of the release; the type is ours, the policy the server's.
   * @param {string} path
   * @param {Response | undefined} response
   */
  async function proven(path, response) {
    if (!response?.ok) return undefined;
    const bytes = await response.arrayBuffer();
    const [hash] = files[path];
    if (await sha256(bytes) !== hash) return undefined;
    const kind = TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    const headers = { "Content-Type": /image/.test(kind) ? kind : `${kind}; charset=utf-8`, [HASH]: hash };
    const policy = response.headers.get("Content-Security-Policy");
    return new Response(bytes, { headers: policy ? { ...headers, "Content-Security-Policy": policy } : headers });
  }

  /**
   * Fetch a file of this release, past any cache on the way if need be.
   * @param {string} path
   */
  async function fetched(path) {
    for (const cache of /** @type {const} */ (["no-cache", "reload"])) {
      const response = await fetch(SCOPE + path, { cache, credentials: "same-origin" });
      const good = await proven(path, response);
      if (good) return good;
    }
    throw new Error(`${path} is not the file of release ${release}`);
  }

  /**
   * Find what is stored already, by the hash that it was stored under; names of files change with releases.
   * @param {Cache[]} stores
   */
  async function storedByHash(stores) {
    /** @type {Map<string, [Cache, Request]>} */
    const found = new Map();
    for (const store of stores) {
      for (const request of await store.keys()) {
        const hash = (await store.match(request))?.headers.get(HASH);
        if (hash) found.set(hash, [store, request]);
      }
    }
    return found;
  }

  async function install() {
    const own = await caches.open(NAME);
    if (await own.match(COMPLETE)) return;
    const former = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== NAME);
    const stores = await Promise.all(former.map((name) => caches.open(name)));
    const stored = await storedByHash([...stores, own]);
    const waiting = Object.keys(files).filter((path) => files[path][1]);
    const work = async () => {
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const [store, request] = stored.get(files[path][0]) ?? [own, SCOPE + path];
        await own.put(SCOPE + path, await proven(path, await store.match(request)) ?? await fetched(path));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await own.put(COMPLETE, new Response(release));
  }

  async function activate() {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(FAMILY) && name !== NAME).map((name) => caches.delete(name)));
  }

  /** @param {number} status @param {string} words */
  function said(status, words) {
    return new Response(words, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }

  /**
   * Give the newest list that this device has ever seen; a login page in its place is no list.
   * @param {Request} request
   */
  async function newestList(request) {
    const response = await fetch(request, { cache: "no-store" }).catch(() => undefined);
    const text = response?.ok ? await response.clone().text() : "";
    if (response && SIGNED.test(text)) {
      await (await caches.open(LISTS)).put(SCOPE + LIST, response.clone());
      return response;
    }
    if (response && text === NO_LIST) {
      await caches.delete(LISTS);
      return response;
    }
    const kept = await caches.has(LISTS) ? await (await caches.open(LISTS)).match(SCOPE + LIST) : undefined;
    return kept ?? (response?.ok ? response : new Response(NO_LIST));
  }

  /**
   * @param {string} path
   * @param {Request} request
   * @returns {Promise<Response>}
   */
  async function answer(path, request) {
    if (path === LIST) return newestList(request);
    if (open.includes(path)) return fetch(request, { cache: "no-store" }).catch(() => said(503, "No network."));
    const own = await caches.open(NAME);
    if (!Object.hasOwn(files, path)) {
      const page = await own.match(`${SCOPE}404.html`);
      return page ? new Response(page.body, { status: 404, headers: page.headers }) : said(404, `Not in release ${release}.`);
    }
    const stored = await own.match(SCOPE + path);
    if (stored) return stored;
    return fetched(path).catch(() => said(503, `A file of release ${release} is missing on this device and cannot be fetched now.`));
  }

  worker.addEventListener("install", (event) => event.waitUntil(install()));
  worker.addEventListener("activate", (event) => event.waitUntil(activate()));
  worker.addEventListener("message", ({ data }) => {
    if (data?.type === "switch") void worker.skipWaiting();
  });
  worker.addEventListener("fetch", (event) => {
    const { href } = new URL(event.request.url);
    if (event.request.method !== "GET" || !href.startsWith(SCOPE)) return;
    const path = decodeURIComponent(href.slice(SCOPE.length).replace(/[?#].*$/, ""));
    event.respondWith(answer(!path || path.endsWith("/") ? `${path}index.html` : path, event.request));
  });
})();
