/**
 * Lets the theme's search work where it otherwise would not: on pages opened as files, where a worker cannot be started
 * from an address, and on servers that refuse `.json`. Readers who do not search do not fetch the index. A classic script,
 * run before the theme's own.
 *
 * The name is part of it: the theme leaves its own shim for this out when a script called "iframe-worker" is there. That
 * shim takes the place of every worker and so keeps the calculators from starting.
 */
(() => {
  /** @type {WeakSet<XMLHttpRequest>} */
  const indexRequests = new WeakSet();
  /** @type {Promise<void>} */
  const searching = new Promise((resolve) => {
    document.addEventListener("focusin", ({ target }) => {
      if (target instanceof Element && target.closest("[data-md-component=search]")) resolve();
    });
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = new Proxy(open, {
    apply(target, request, [method, address, ...rest]) {
      if (String(address).endsWith("/search/search_index.json")) indexRequests.add(request);
      return Reflect.apply(target, request, [method, String(address).replace(/search_index\.json$/, "search_index.txt"), ...rest]);
    },
  });
  XMLHttpRequest.prototype.send = new Proxy(send, {
    apply(target, request, given) {
      if (!indexRequests.has(request)) return Reflect.apply(target, request, given);
      return void searching.then(() => Reflect.apply(target, request, given));
    },
  });

  if (location.protocol !== "file:") return;
  const { head } = document;
  head.appendChild = new Proxy(head.appendChild, {
    apply(target, parent, [node]) {
      const isIndex = node instanceof HTMLScriptElement && node.src.endsWith("/search/search_index.js");
      if (isIndex) void searching.then(() => Reflect.apply(target, parent, [node]));
      return isIndex ? node : Reflect.apply(target, parent, [node]);
    },
  });

  if (typeof Worker !== "function") return;
  const NativeWorker = window.Worker;

  /** Starts the worker from its text, which stands as a script beside it; what is sent before that waits. */
  class TextWorker extends EventTarget {
    /** @param {string} address address of the worker's script */
    constructor(address) {
      super();
      /** @type {unknown[]} */
      this.waiting = [];
      /** @type {Worker | undefined} */
      this.worker = undefined;
      const script = document.createElement("script");
      script.src = address.replace(/\.js$/, ".text.js");
      script.addEventListener("load", () => this.start());
      script.addEventListener("error", () => this.dispatchEvent(new Event("error")));
      document.head.append(script);
    }

    start() {
      const { wardbookSearchWorker } = /** @type {{wardbookSearchWorker: string}} */ (/** @type {unknown} */ (window));
      const address = URL.createObjectURL(new Blob([wardbookSearchWorker], { type: "text/javascript" }));
      const worker = new NativeWorker(address);
      worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
      worker.addEventListener("error", () => this.dispatchEvent(new Event("error")));
      for (const message of this.waiting) worker.postMessage(message);
      this.worker = worker;
    }

    /** @param {unknown} message */
    postMessage(message) {
      if (this.worker) this.worker.postMessage(message);
      else this.waiting.push(message);
    }

    terminate() {
      this.worker?.terminate();
    }
  }

  window.Worker = new Proxy(NativeWorker, {
    construct(target, [address, options]) {
      const { href, protocol } = new URL(address, document.baseURI);
      return protocol === "file:" ? new TextWorker(href) : new target(address, options);
    },
  });
})();
