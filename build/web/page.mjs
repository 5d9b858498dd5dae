/** The one script of every page. */

import { startPage } from "./start.mjs";

startPage(document);
