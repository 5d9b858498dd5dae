/** An output that is a whole file: it can be looked at, and saved by the reader. */

import { button, make } from "../../engine/dom.mjs";

const CALENDAR = "BEGIN:VCALENDAR";

/**
 * @param {string} name of the output
 * @param {string} text
 * @param {Record<string, string>} data attributes of the output
 * @returns {HTMLElement}
 */
export function fileElement(name, text, data) {
  const [ending, type] = text.startsWith(CALENDAR) ? ["ics", "text/calendar"] : ["txt", "text/plain"];
  const fold = make(
    "details", { class: "g-file__fold" },
    make("summary", { class: "g-file__summary" }, "Show the text of the file"),
    make("pre", { class: "g-file__text", tabindex: "0", ...data }, text),
  );
  const save = button("Save the file", () => saveFile(`${name}.${ending}`, new Blob([text], { type })));
  return make("div", { class: "g-file" }, save, fold);
}

/**
 * Hand a file to the reader; nothing leaves the page.
 * @param {string} fileName
 * @param {Blob} file
 */
function saveFile(fileName, file) {
  const address = URL.createObjectURL(file);
  make("a", { href: address, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
