// Answers questions with the program and the passages of a built site: questions as JSON come in, answers go out.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const context = createContext({});
runInContext(readFileSync(process.argv[2], "utf8"), context);
const ranker = runInContext("wardbookAsk.makeRanker(wardbookPassages)", context);
const questions = JSON.parse(readFileSync(0, "utf8"));
const answers = questions.map(({ ask, reader }) => ranker.ask(ask, reader));
process.stdout.write(JSON.stringify(answers));
