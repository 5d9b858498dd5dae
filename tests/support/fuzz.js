// Uses a form as no person would: random edits at random moments. Whatever stands in the result is taken down together
// with what stands in the form at that moment; the test asks afterwards whether the two belong together.
(form, { pools, starts, edits, seed, kills }) => {
  let state = seed;
  const random = () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const result = form.querySelector("[data-result]");
  const all = (selector) => [...form.querySelectorAll(selector)];
  const seen = new Set();
  const faults = [];

  const controls = () => [...form.elements]
    .filter(({ name, type }) => name && !["submit", "button", "reset"].includes(type))
    .map(({ name, type, value, checked }) => [name, type === "checkbox" ? (checked ? value : null) : value])
    .filter(([, value]) => value !== null);
  const look = () => {
    const { state: shown } = result.dataset;
    const outputs = all("[data-output]").map(({ dataset }) => [dataset.output, dataset.value, dataset.unit || null]);
    const action = form.querySelector("[data-action]")?.dataset.action ?? null;
    if (["loading", "empty", "failed"].includes(shown)) {
      if (outputs.length || action) faults.push(`a result stands in the state ${shown}`);
      return;
    }
    seen.add(JSON.stringify({ state: shown, outputs, action, controls: controls() }));
  };
  new MutationObserver(look).observe(result, { subtree: true, childList: true, attributes: true, characterData: true });

  const told = (element, ...types) => {
    types.forEach((type) => element.dispatchEvent(new Event(type, { bubbles: true })));
    const left = result.querySelector("[data-output], [data-action]");
    if (left) faults.push(`after a change of ${element.name} the old result still stood there`);
  };
  const type = (box) => {
    const text = pick(pools[box.name.replace(/\[\d+\]/, "[]")] ?? ["1"]);
    box.value = "";
    told(box, "input");
    for (const sign of random() < 0.3 ? text : [text]) {
      box.value += sign;
      told(box, "input");
    }
  };
  const boxes = (kind) => all(`${kind}[name]`).filter((box) => box.type !== "checkbox" && !box.disabled);
  const acts = {
    type: () => { const box = pick(boxes("input")); if (box) type(box); },
    choose: () => {
      const list = pick(boxes("select"));
      if (!list) return;
      list.selectedIndex = Math.floor(random() * list.options.length);
      told(list, "input", "change");
    },
    tick: () => pick(all("input[type=checkbox]"))?.click(),
    agree: () => pick(all("input[name=confirm]"))?.click(),
    row: () => pick(all("[data-add-row], [data-remove-row]"))?.click(),
    meant: () => pick(all("[data-conversion] button"))?.click(),
    submit: () => form.querySelector("button[type=submit]").click(),
    clear: () => form.querySelector("button[type=reset]").click(),
    retry: () => { if (result.dataset.state === "failed") result.querySelector("button")?.click(); },
    fill: () => boxes("input").forEach((box) => { if (!box.value) type(box); }),
  };
  // One whole case whose answer is known, so that edits begin where something is shown.
  const begin = async () => {
    acts.clear();
    look();
    if (random() < 0.9) await pause(3);
    for (const [act, name, value] of pick(starts)) {
      if (act === "row") { form.querySelector(`[data-add-row="${name}"]`).click(); continue; }
      const same = [...form.elements].filter((control) => control.name === name);
      const control = act === "tick" ? same.find((box) => box.value === value) : same[0];
      if (act === "tick") control.checked = true; else control.value = value;
      told(control, "input", "change");
    }
  };
  const often = ["type", "type", "type", "choose", "choose", "choose", "fill", "agree", "meant", "submit", "tick", "row", "retry"];
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const settled = async () => {
    for (let turn = 0; turn < 1000 && result.dataset.state === "loading"; turn += 1) await pause(10);
  };
  const waits = [null, null, null, 0, 5, 20, 60];

  look();
  return (async () => {
    for (let edit = 0; edit < edits; edit += 1) {
      if (edit % 10 === 0) {
        await begin();
        await settled();
      } else acts[random() < 0.01 ? "clear" : pick(often)]();
      look();
      if (kills && edit % Math.ceil(edits / kills) === 37) {
        const worker = globalThis.wardbookWorkers.at(-1);
        worker?.terminate();
        worker?.dispatchEvent(new Event("error"));
      }
      const wait = pick(waits);
      if (wait !== null) await pause(wait);
      if (edit % 10 === 9) {
        await settled();
        acts.retry();
      }
    }
    await settled();
    look();
    return { seen: [...seen].map((text) => JSON.parse(text)), faults };
  })();
}
