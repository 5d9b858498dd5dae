/** Small helpers for elements; text is always set as text. */

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * Find the one element that the markup promises.
 * @template {Element} Kind
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function need(root, selector, kind) {
  const element = root.querySelector(selector);
  if (!(element instanceof kind)) throw new TypeError(`the page has no ${selector}`);
  return element;
}

/**
 * Find every element of a kind.
 * @template {Element} Kind
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind[]}
 */
export function all(root, selector, kind) {
  /** @param {Element} element @returns {element is Kind} */
  const fits = (element) => element instanceof kind;
  return Array.from(root.querySelectorAll(selector)).filter(fits);
}

/**
 * Make a button that acts.
 * @param {string} text
 * @param {() => void} act
 * @param {string} [variant]
 * @returns {HTMLButtonElement}
 */
export function button(text, act, variant = "g-button--quiet") {
  const element = make("button", { class: `g-button ${variant}`, type: "button" }, text);
  element.addEventListener("click", act);
  return element;
}
