// Searches a built site with its own search worker and index: queries as JSON come in, the addresses found go out.
import { readFileSync, readdirSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const [SETUP, QUERY] = [0, 2];
const site = process.argv[2];
const workers = `${site}/assets/javascripts/workers`;
const script = readdirSync(workers).find((name) => /^search\..*\.js$/.test(name) && !name.endsWith(".text.js"));

let listener;
let answer;
const scope = { addEventListener: (_type, heard) => { listener = heard; }, postMessage: (message) => { answer = message; }, console };
scope.self = scope;
createContext(scope);
runInContext(readFileSync(`${workers}/${script}`, "utf8"), scope);

await listener({ data: { type: SETUP, data: { ...JSON.parse(readFileSync(`${site}/search/search_index.txt`, "utf8")), options: {} } } });
const found = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  await listener({ data: { type: QUERY, data: query } });
  found.push(answer.data.items.map(([first]) => first.location));
}
process.stdout.write(JSON.stringify(found));
