/** Ours in a browser that nobody drives: as many answers as a visit asks for, then a report to the host. */

import { longTasks, timeCalls } from "./ours.mjs";

const CALLS = 200;
/** How long the browser may take to tell of a task. */
const SETTLED_MS = 500;

await timeCalls(CALLS);
await new Promise((resolve) => { setTimeout(resolve, SETTLED_MS); });
await fetch(`told.txt?${longTasks.count}`);
