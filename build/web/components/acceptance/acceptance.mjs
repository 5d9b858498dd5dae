/** The hospital's own check: this copy, on this server, in this browser; the outcome can be printed and saved. */

import { button, make, need } from "../../engine/dom.mjs";
import { runScript } from "../../engine/script.mjs";
import { diagnose } from "../diagnostics/diagnostics.mjs";
import { sha256 } from "../../worker/sha256.mjs";

/**
 * @typedef {import("../../engine/client.mjs").Engine} Engine
 * @typedef {{release: string, policy: {page: string, worker: string}, workers: string[],
 *   files: Record<string, {sha256: string, size: number}>}} Manifest
 * @typedef {{part: string, verdict: "right" | "wrong" | "note", words: string}} Finding
 */

const TYPES = { html: ["text/html"], css: ["text/css"], js: ["text/javascript", "application/javascript", "application/x-javascript"] };
/** What the settings for servers send besides the policy. */
const HEADERS = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-cache" };
/** How many names a finding lists before it counts the rest. */
const NAMED = 20;

/** @param {string} text */
const digest = async (text) => sha256(new TextEncoder().encode(text));

/**
 * @param {string} part
 * @param {string[]} wrong
 * @param {string} right what to say when nothing is wrong
 * @returns {Finding}
 */
function judged(part, wrong, right) {
  const more = wrong.length > NAMED ? ` and ${wrong.length - NAMED} more` : "";
  return wrong.length
    ? { part, verdict: "wrong", words: wrong.slice(0, NAMED).join("; ") + more }
    : { part, verdict: "right", words: right };
}

/**
 * Compare every file with the manifest, and its type with its name.
 * @param {Manifest} manifest
 * @param {string} base
 * @param {(words: string) => void} tell
 * @returns {Promise<Finding[]>}
 */
async function checkFiles(manifest, base, tell) {
  /** @type {string[]} */
  const wrong = [];
  /** @type {Set<string>} */
  const types = new Set();
  const names = Object.keys(manifest.files);
  const from = performance.now();
  for (const [index, name] of names.entries()) {
    tell(`File ${index + 1} of ${names.length}`);
    const response = await fetch(base + name, { cache: "no-cache", credentials: "same-origin" }).catch(() => undefined);
    if (!response?.ok) {
      wrong.push(`${name} is missing`);
      continue;
    }
    if (await sha256(new Uint8Array(await response.arrayBuffer())) !== manifest.files[name].sha256) wrong.push(`${name} is altered`);
    const kind = /** @type {keyof typeof TYPES} */ (name.slice(name.lastIndexOf(".") + 1));
    const sent = (response.headers.get("Content-Type") ?? "none").split(";")[0];
    if (TYPES[kind] && !TYPES[kind].includes(sent)) types.add(`.${kind} is sent as ${sent}`);
  }
  return [
    judged("Files", wrong, `all ${names.length} files are those of the release`),
    judged("Content types", [...types], "pages, styles and scripts are sent as what they are"),
    { part: "Time for all files", verdict: "note", words: `${Math.round(performance.now() - from)} ms` },
  ];
}

/**
 * Compare the headers with those that the site was made for.
 * @param {Manifest} manifest
 * @param {string} base
 * @returns {Promise<Finding[]>}
 */
async function checkHeaders({ policy, workers }, base) {
  const wanted = [["index.html", policy.page], ...workers.map((name) => [name, policy.worker])];
  /** @type {Finding[]} */
  const findings = [];
  const { headers: first } = await fetch(`${base}index.html`, { cache: "no-cache", credentials: "same-origin" });
  for (const [name, value] of Object.entries(HEADERS)) {
    const sent = first.get(name);
    findings.push({ part: `Header ${name}`, verdict: sent === value ? "right" : "note", words: sent ?? `not sent; the settings in the bundle send ${value}` });
  }
  for (const [name, form] of wanted) {
    const { headers } = await fetch(base + name, { cache: "no-cache", credentials: "same-origin" });
    const sent = headers.get("Content-Security-Policy");
    /** @type {Finding} */
    const finding = sent === form
      ? { part: `Policy of ${name}`, verdict: "right", words: "sent as it was made" }
      : { part: `Policy of ${name}`, verdict: "note", words: sent ? `the server sends another: ${sent}` : "the server sends none; the page carries its own" };
    findings.push(finding);
  }
  return findings;
}

/**
 * Ask every case of every calculator and compare the replies with those of the Python that built the site.
 * @param {Engine} engine
 * @param {string} base
 * @param {(words: string) => void} tell
 * @returns {Promise<Finding[]>}
 */
async function checkCases(engine, base, tell) {
  const cases = await loadCases(`${base}assets/wardbook/cases.js`);
  const from = performance.now();
  await engine.start();
  const started = performance.now();
  /** @type {string[]} */
  const wrong = [];
  for (const [index, [request, expected]] of cases.entries()) {
    if (index % 25 === 0) tell(`Case ${index + 1} of ${cases.length}`);
    if (await digest(await engine.call(request)) !== expected) wrong.push(`case ${index + 1} is answered otherwise: ${request}`);
  }
  const each = (performance.now() - started) / cases.length;
  return [
    judged("Calculators", wrong, `all ${cases.length} cases are answered as when the site was built`),
    { part: "Python", verdict: "note", words: diagnose(engine).map(([name, value]) => `${name.toLowerCase()} ${value}`).join("; ") },
    { part: "Time", verdict: "note", words: `start ${Math.round(started - from)} ms, one case ${each.toFixed(1)} ms` },
  ];
}

/**
 * @param {string} address
 * @returns {Promise<[string, string][]>} requests, each with the hash of the right reply
 */
async function loadCases(address) {
  if (await runScript(address) !== "loaded") throw new Error("the cases cannot be loaded");
  return /** @type {{wardbookCases: [string, string][]}} */ (/** @type {unknown} */ (window)).wardbookCases;
}

/**
 * @param {Engine} engine
 * @param {string} base
 * @param {(words: string) => void} tell
 * @returns {Promise<Finding[]>}
 */
async function check(engine, base, tell) {
  /** @type {string[]} */
  const violations = [];
  const seen = (/** @type {SecurityPolicyViolationEvent} */ event) => violations.push(`${event.effectiveDirective}: ${event.blockedURI}`);
  document.addEventListener("securitypolicyviolation", seen);
  /** @type {Finding[]} */
  const findings = [];
  if (location.protocol === "file:") {
    findings.push({ part: "Files", verdict: "note", words: "a page opened from a disk cannot read other files; use SHA256SUMS" });
  } else {
    const response = await fetch(`${base}manifest.txt`, { cache: "no-cache", credentials: "same-origin" });
    const text = await response.text();
    /** @type {Manifest} */
    const manifest = JSON.parse(text);
    findings.push({ part: "SHA-256 of the list of files", verdict: "note", words: await digest(text) });
    const release = engine.setting?.release ?? "";
    findings.push(judged("Release", manifest.release === release ? [] : [`the page is of ${release}, the manifest of ${manifest.release}`], release));
    findings.push(...await checkFiles(manifest, base, tell), ...await checkHeaders(manifest, base));
  }
  findings.push(withdrawals(await engine.recall), ...await checkCases(engine, base, tell));
  document.removeEventListener("securitypolicyviolation", seen);
  findings.push(judged("Violations of the policy", violations, "none"));
  return findings;
}

/**
 * What is known of the list of withdrawals.
 * @param {import("../../engine/recall.mjs").Recall} recall
 * @returns {Finding}
 */
function withdrawals({ list, problem }) {
  const part = "Withdrawals";
  if (problem !== null) return { part, verdict: "wrong", words: `a list lies beside this site and is ignored: ${problem}` };
  const { recallKey } = need(document, "[data-recall-key]", HTMLElement).dataset;
  if (!recallKey) return { part, verdict: "note", words: "this release was built without a key for lists of what is withdrawn, so its pages ignore every list" };
  if (!list?.withdrawals.length) return { part, verdict: "right", words: "nothing of this release is withdrawn" };
  return { part, verdict: "wrong", words: list.withdrawals.map(({ kind, id, reason }) => `${kind} ${id}: ${reason}`).join("; ") };
}

/**
 * The record as text.
 * @param {Finding[]} findings
 * @returns {string}
 */
function recordOf(findings) {
  const verdict = findings.some((finding) => finding.verdict === "wrong") ? "NOT ACCEPTABLE" : "ACCEPTABLE";
  const head = [`Wardbook acceptance record: ${verdict}`, `Date: ${new Date().toISOString()} (${new Date().toString()})`, `Address: ${location.href.replace(/#.*/, "")}`,
    `Browser: ${navigator.userAgent}`, `Secure context: ${isSecureContext ? "yes" : "no"}`];
  return [...head, "", ...findings.map(({ part, verdict: one, words }) => `${one.toUpperCase()}  ${part}: ${words}`), ""].join("\n");
}

/**
 * @param {string} record
 * @returns {HTMLElement}
 */
function saver(record) {
  const link = make("a", { class: "g-button g-button--quiet", download: `acceptance-${new Date().toISOString().slice(0, 10)}.txt` }, "Save the record");
  link.href = URL.createObjectURL(new Blob([record], { type: "text/plain" }));
  return link;
}

/**
 * Start the acceptance page.
 * @param {HTMLElement} root
 * @param {Engine} engine
 */
export function startAcceptance(root, engine) {
  const folder = need(document, "[data-module=edition]", HTMLElement).dataset.root ?? ".";
  const base = `${new URL(folder, document.baseURI).href.replace(/\/$/, "")}/`;
  const said = make("p", { role: "status", "data-progress": "" });
  const record = make("pre", { class: "g-acceptance__record", "data-record": "" });
  const tools = make("p", {});
  const run = async () => {
    record.textContent = "";
    tools.replaceChildren();
    const tell = (/** @type {string} */ words) => { said.textContent = words; };
    const findings = await check(engine, base, tell).catch((error) =>
      [/** @type {Finding} */ ({ part: "The check itself", verdict: "wrong", words: `stopped: ${error.message}` })]);
    tell("");
    record.textContent = recordOf(findings);
    record.dataset.wrong = String(findings.filter(({ verdict }) => verdict === "wrong").length);
    tools.replaceChildren(saver(record.textContent), " ", button("Print the record", () => window.print()));
  };
  root.replaceChildren(button("Check this copy", () => void run(), ""), said, record, tools);
}
