/** Files from memory at an address that cannot exist, and no other network while Python runs. */

export const VIRTUAL_BASE = "https://runtime.invalid/";

const TYPES = new Map([["wasm", "application/wasm"], ["json", "application/json"]]);

/**
 * Replace `fetch`: names under the virtual base answer from memory, every other address throws.
 * @param {Map<string, Uint8Array<ArrayBuffer>>} files bytes by name
 */
export function serveFromMemory(files) {
  globalThis.fetch = async (resource) => {
    const address = String(resource instanceof Request ? resource.url : resource);
    const name = address.startsWith(VIRTUAL_BASE) ? address.slice(VIRTUAL_BASE.length) : "";
    const bytes = files.get(name);
    if (!bytes) throw new TypeError(`no network here: ${address} was refused`);
    const type = TYPES.get(name.split(".").pop() ?? "") ?? "application/octet-stream";
    return new Response(bytes, { headers: { "Content-Type": type } });
  };
}
