const work = new Map([
  ["wasm", (data) => WebAssembly.compile(data)],
  ["memory", async (data) => new Uint8Array(20 * 2 ** 20).set(new Uint8Array(data))],
  ["proof", async () => undefined],
]);
let left = work.size;
self.addEventListener("message", async ({ data: { name, data } }) => {
  await work.get(name)(data);
  left -= 1;
  if (left === 0) self.postMessage('{"outputs": {}}');
});
