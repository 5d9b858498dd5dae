/** Which edition this is: past its dates it says so on top of the page; and whether it is stored on this device. */

import { button, make, need } from "../../engine/dom.mjs";
import { passedDates, readEdition } from "../../engine/edition.mjs";

/**
 * @typedef {import("../../engine/edition.mjs").Edition} Edition
 */

/**
 * Say on top of the page what has passed.
 * @param {string[]} words
 */
function warn(words) {
  if (!words.length) return;
  const lines = words.map((text) => make("p", { class: "g-edition__line" }, text));
  const banner = make("aside", { class: "g-edition__warning", role: "alert", "data-expired": "" }, ...lines);
  document.querySelector("main, article")?.prepend(banner);
}

/**
 * Offer a release that is stored and waits.
 * @param {ServiceWorkerRegistration} registration
 * @param {HTMLElement} place
 */
function offer(registration, place) {
  const { waiting } = registration;
  if (!waiting || !navigator.serviceWorker.controller) return;
  const agree = () => waiting.postMessage({ type: "switch" });
  place.replaceChildren("A newer release is stored on this device and ready. ", button("Use it now", agree));
  place.dataset.stored = "waiting";
}

/**
 * Follow what becomes of a release that is being stored.
 * @param {ServiceWorkerRegistration} registration
 * @param {HTMLElement} place
 * @param {() => void} stored
 */
function follow(registration, place, stored) {
  const { installing } = registration;
  installing?.addEventListener("statechange", () => {
    if (installing.state === "installed") offer(registration, place);
    if (installing.state === "activated") stored();
    if (installing.state === "redundant" && !registration.active) {
      place.textContent = "Not stored on this device: a file could not be fetched or was not the released one.";
      place.dataset.stored = "failed";
    }
  });
}

/**
 * Offer to store this release on the device, and keep what is stored up to date; a reader who wants neither fetches
 * no byte of it.
 * @param {Edition} edition
 * @param {HTMLElement} place
 */
async function store(edition, place) {
  const { release, dated, validUntil } = edition;
  if (location.protocol === "file:") return;
  if (!("serviceWorker" in navigator)) {
    place.textContent = "Not stored on this device: that needs an address with https.";
    place.dataset.stored = "impossible";
    return;
  }
  const stored = () => {
    place.textContent = `Stored on this device: release ${release} of ${dated}, valid until ${validUntil}.`;
    place.dataset.stored = "yes";
  };
  const keep = () => keepStored(edition, place, stored);
  if (navigator.serviceWorker.controller) await keep();
  else place.replaceChildren("Not stored on this device. ", button("Store it for use without a network", () => void keep()));
}

/**
 * Register the service worker, and follow what becomes of it.
 * @param {Edition} edition
 * @param {HTMLElement} place
 * @param {() => void} stored
 */
async function keepStored({ root }, place, stored) {
  place.textContent = "";
  try {
    const registration = await navigator.serviceWorker.register(`${root}/sw.js`, { scope: `${root}/`, updateViaCache: "none" });
    if (navigator.serviceWorker.controller || registration.active) stored();
    follow(registration, place, stored);
    registration.addEventListener("updatefound", () => follow(registration, place, stored));
    offer(registration, place);
  } catch {
    place.textContent = "Not stored on this device: the browser or the server does not allow it.";
    place.dataset.stored = "refused";
  }
}

/** When another release takes over, every page of the former one gives way at once. */
function reloadOnSwitch() {
  const workers = navigator.serviceWorker;
  if (!workers?.controller) return;
  workers.addEventListener("controllerchange", () => location.reload(), { once: true });
}

/**
 * Start the lines about the edition.
 * @param {HTMLElement} root
 */
export function startEdition(root) {
  const edition = readEdition(root);
  warn(passedDates(edition, new Date()));
  reloadOnSwitch();
  void store(edition, need(root, "[data-stored]", HTMLElement));
}
