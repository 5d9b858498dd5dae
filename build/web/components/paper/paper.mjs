/** Tells whether a printed page is of what the site now says: by the code on it, typed or scanned. */

import { make, need } from "../../engine/dom.mjs";
import { passedDates, readEdition } from "../../engine/edition.mjs";
import { runScript } from "../../engine/script.mjs";

/**
 * @typedef {{release: string, pages: Record<string, [string, string]>}} Papers address and title of each page, by code
 */

const PAPERS = "assets/wardbook/papers.js";
const SCANNED = /^#paper=([0-9a-f]+)$/;
const RELEASE = /^\d{4}\.\d+\.\d+(?:-|$)/;
const CODE = /^[0-9a-f]{12}$/;

/**
 * A reader has come by the QR code of a paper: say whether it is of this page as it stands.
 * @param {Document} page
 */
export function greetPaper(page) {
  const scanned = SCANNED.exec(location.hash)?.[1];
  const own = page.querySelector("[data-paper]");
  if (!scanned || !(own instanceof HTMLElement)) return;
  const words = scanned === own.dataset.paper
    ? "Your paper says what this page says now."
    : "Your paper is of another edition of this page. Use what stands here, not the paper.";
  page.querySelector("article, main")?.prepend(said(words, scanned === own.dataset.paper));
}

/**
 * Start the box that takes the code of a paper.
 * @param {HTMLElement} root
 */
export function startPaper(root) {
  const code = field("Paper code", "code");
  const release = field("Release on the paper, if you can read it", "release");
  const submit = make("button", { class: "g-button", type: "submit" }, "Check this paper");
  const answer = make("div", { role: "status", "data-answer": "" });
  const form = make("form", { class: "g-paper__check", autocomplete: "off" }, code.label, release.label, submit);
  form.addEventListener("input", () => answer.replaceChildren());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void judge(code.input.value, release.input.value.trim()).then((found) => answer.replaceChildren(...found));
  });
  root.replaceChildren(form, answer);
}

/**
 * @param {string} typed
 * @param {string} release as on the paper, or empty
 * @returns {Promise<HTMLElement[]>}
 */
async function judge(typed, release) {
  const code = typed.toLowerCase().replace(/[\s-]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
  if (!CODE.test(code)) return [said("A paper code has twelve characters: the digits 0 to 9 and the letters a to f. It stands at the foot of the paper.", false)];
  const edition = readEdition(need(document, "[data-edition]", HTMLElement));
  const papers = await load(`${edition.root}/${PAPERS}`);
  if (!papers) return [said("The list of codes could not be loaded, so this paper cannot be checked here.", false)];
  const passed = passedDates(edition, new Date()).map((words) => said(words, false));
  const found = Object.hasOwn(papers.pages, code) ? papers.pages[code] : undefined;
  if (!found) return [said(unknownWords(release, papers.release), false), ...passed];
  const answer = said("Current: the paper says, word for word, what this release says on the page ", true);
  answer.append(make("a", { href: `${edition.root}/${found[0]}` }, found[1]), ". Numbers that were worked out on it are right only for the answers printed beside them.");
  return [answer, ...passed];
}

/**
 * What is known of a code that no page of this release has.
 * @param {string} printed the release on the paper, or empty
 * @param {string} release
 * @returns {string}
 */
function unknownWords(printed, release) {
  const start = "Not current: no page of this release has this code. ";
  const end = "Do not rely on the paper; use the page.";
  if (!printed) return `${start}The paper is of an older or a newer release or of a copy adapted elsewhere, or the code was mistyped; which, this site cannot tell. ${end}`;
  if (printed === release) return `${start}The release is this one, so the code was probably mistyped: read it again. ${end}`;
  const order = RELEASE.test(printed) ? compareReleases(printed, release) : 0;
  if (order === 0) return `${start}The paper is of another build than this one, ${release}. ${end}`;
  return order < 0
    ? `${start}The paper is of an older release than this one, ${release}. ${end}`
    : `${start}The paper is of a newer release than this one, ${release}: this copy is the older one. Get the newer release.`;
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} by the dates in front; below 0 where the first is older
 */
function compareReleases(one, other) {
  const dates = [one, other].map((release) => release.split("-")[0].split(".").map(Number));
  const at = [0, 1, 2].find((place) => dates[0][place] !== dates[1][place]);
  return at === undefined ? 0 : dates[0][at] - dates[1][at];
}

/**
 * @param {string} text
 * @param {string} name
 */
function field(text, name) {
  const input = make("input", { class: "g-paper__input", type: "text", name, autocapitalize: "off", spellcheck: "false" });
  return { input, label: make("label", { class: "g-paper__field" }, text, input) };
}

/**
 * @param {string} words
 * @param {boolean} current
 * @returns {HTMLElement}
 */
function said(words, current) {
  const variant = current ? " g-paper__answer--current" : "";
  return make("p", { class: `g-paper__answer${variant}`, "data-current": String(current) }, words);
}

/**
 * @param {string} address
 * @returns {Promise<Papers | undefined>}
 */
async function load(address) {
  await runScript(address);
  return /** @type {{wardbookPapers?: Papers}} */ (globalThis).wardbookPapers;
}
